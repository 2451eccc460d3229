package dev.pidmap.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pidmap.tla.Models.Model;
import dev.pidmap.tla.Models.MutantModel;
import dev.pidmap.tla.Models.Smaller;
import dev.pidmap.tla.Models.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tiers that the profile asks for beyond the quick one. */
class DeeperModelsTest {
  private final Tier upTo = Tier.valueOf(System.getProperty("pidmap.profile", "quick"));

  @Test
  void theDeeperTiersComeToWhatIsDeclared() throws Exception {
    assumeTrue(upTo != Tier.quick, "the quick profile has the quick tier only");
    Models models = Models.of(Path.of(System.getProperty("pidmap.root", "../..")));
    Check check = new Check(models, new Tlc(models.folder(), Duration.ofHours(2)));
    List<String> complaints = new ArrayList<>();
    for (Model model : models.models()) {
      if (wanted(model.tier())) {
        check.check(model).complaints().forEach(c -> complaints.add(model.model() + ": " + c));
      }
    }
    for (MutantModel mutant : models.mutants()) {
      if (wanted(mutant.tier())) {
        check.check(mutant).complaints().forEach(c -> complaints.add(mutant.mutant() + ": " + c));
      }
    }
    for (Smaller smaller : models.smaller()) {
      if (wanted(Tier.standard)) {
        check.check(smaller).complaints().forEach(c -> complaints.add(smaller + ": " + c));
      }
    }
    assertThat(complaints).isEmpty();
  }

  private boolean wanted(Tier tier) {
    return tier != Tier.quick && tier.compareTo(upTo) <= 0;
  }
}
