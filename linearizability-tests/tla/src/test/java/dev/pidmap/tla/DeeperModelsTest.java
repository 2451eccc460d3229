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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The tiers that the profile asks for beyond the quick one. */
class DeeperModelsTest {
  private final Tier upTo = Tier.valueOf(System.getProperty("pidmap.profile", "quick"));

  @Test
  void theDeeperTiersComeToWhatIsDeclared() throws Exception {
    assumeTrue(upTo != Tier.quick, "the quick profile has the quick tier only");
    Models models = Models.of(Path.of(System.getProperty("pidmap.root", "../..")));
    Check check = new Check(models, new Tlc(models.folder(), Duration.ofHours(2)));
    List<Callable<List<String>>> checks = new ArrayList<>();
    for (Model model : models.models()) {
      if (wanted(model.tier())) {
        checks.add(() -> complaints(model.model(), check.check(model)));
      }
    }
    for (MutantModel mutant : models.mutants()) {
      if (wanted(mutant.tier())) {
        checks.add(() -> complaints(mutant.mutant(), check.check(mutant)));
      }
    }
    for (Smaller smaller : models.smaller()) {
      if (wanted(Tier.standard)) {
        checks.add(() -> complaints(smaller.toString(), check.check(smaller)));
      }
    }
    assertThat(inTwoJvms(checks)).isEmpty();
  }

  private static List<String> complaints(String name, Check.Checked checked) {
    return checked.complaints().stream().map(complaint -> name + ": " + complaint).toList();
  }

  /** A run of TLC uses one processor. */
  private static List<String> inTwoJvms(List<Callable<List<String>>> checks) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<String> all = new ArrayList<>();
      for (Future<List<String>> complaints : two.invokeAll(checks)) {
        all.addAll(complaints.get());
      }
      return all;
    } finally {
      two.shutdownNow();
    }
  }

  private boolean wanted(Tier tier) {
    return tier != Tier.quick && tier.compareTo(upTo) <= 0;
  }
}
