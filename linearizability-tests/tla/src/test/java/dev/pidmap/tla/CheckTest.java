package dev.pidmap.tla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.tla.Models.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a model of a few states: a run that is not as declared is told, and why. */
class CheckTest {
  private final Models models = Models.of(Path.of("src/test/resources/tiny"));
  private final Tlc tlc = new Tlc(models.folder(), Duration.ofMinutes(10));
  private final Check check = new Check(models, tlc);

  CheckTest() throws IOException {}

  @Test
  void aModelAsDeclared() throws Exception {
    Check.Checked checked = check.check(models.models(Tier.quick).findFirst().orElseThrow());
    assertThat(checked.complaints()).isEmpty();
    assertThat(checked.run().coverage()).containsEntry("Raise", 4L).containsEntry("Dead", 0L);
  }

  @Test
  void theModulesOfTlcAreUnpackedForEachRunAnew() throws Exception {
    Check.Checked checked = check.check(models.models(Tier.quick).findFirst().orElseThrow());
    assertThat(checked.run().output())
        .containsPattern("Parsing file .*/?scratch/Integers\\.tla")
        .doesNotContain(Path.of(System.getProperty("java.io.tmpdir"), "Integers.tla").toString());
  }

  @Test
  void anotherNumberOfStates() throws Exception {
    assertThat(check.check(models.models(Tier.deep).findFirst().orElseThrow()).complaints())
        .containsExactly("4 states, depth 3; declared: 5 states, depth 3");
  }

  @Test
  void aMutantIsShownAsATableOfSteps() throws Exception {
    Check.Checked checked = check.check(models.mutants(Tier.quick).findFirst().orElseThrow());
    assertThat(checked.complaints()).isEmpty();
    assertThat(Counterexample.of(checked.run().output()).table())
        .isEqualTo(
            """
              1  a  Raise                    range.1.pending: 0 → 2
                                             range.1.slot: FREE → SPENT(0.1)
              2  b  Raise                    range.1.pending: 2 → 4
            """);
  }

  @Test
  void aRunIsKeptForAReport(@TempDir Path kept) throws Exception {
    System.setProperty(ModelRun.FOLDER, kept.toString());
    try {
      check.check(models.models(Tier.deep).findFirst().orElseThrow());
      check.check(models.mutants(Tier.quick).findFirst().orElseThrow());
    } finally {
      System.clearProperty(ModelRun.FOLDER);
    }

    List<ModelRun> runs = ModelRun.in(kept);
    assertThat(runs).extracting(ModelRun::mutant).containsExactly("Twice", "");
    assertThat(runs.get(0).violated()).isEqualTo("AtMostTwo");
    assertThat(runs.get(0).steps())
        .extracting(Counterexample.Step::thread)
        .containsExactly("a", "b");
    assertThat(runs.get(1).complaints()).singleElement().asString().startsWith("4 states");
    assertThat(ModelRun.in(kept.resolve("none"))).isEmpty();
  }

  @Test
  void aMutantThatSurvives() throws Exception {
    assertThat(check.check(models.mutants(Tier.deep).findFirst().orElseThrow()).complaints())
        .containsExactly("survives: AtMostTwo holds");
  }

  @Test
  void aMutantSurvivesInASmallerModel() throws Exception {
    assertThat(check.check(models.smaller().get(0)).complaints()).isEmpty();
  }

  @Test
  void aMutantDiesInAModelThatIsNotSmallEnough() throws Exception {
    assertThat(check.check(models.smaller().get(1)).complaints())
        .singleElement()
        .asString()
        .startsWith("INVARIANT_VIOLATED (AtMostTwo)");
  }

  @Test
  void aConfigurationOfNothingKnownIsNoVerdictOnTheModel() throws Exception {
    TlcRun run = tlc.run("Tiny", models.config("Tiny").replace("AtMostTwo", "Unheard"));
    assertThat(run.verdict()).isNotIn(Verdict.HOLDS, Verdict.INVARIANT_VIOLATED);
    assertThat(run.violated()).isEmpty();
  }

  @Test
  void aRunThatDoesNotEndIsNoVerdict() throws Exception {
    TlcRun run = new Tlc(models.folder(), Duration.ofMillis(1)).run("Tiny", models.config("Tiny"));
    assertThat(run.verdict()).isEqualTo(Verdict.TIMED_OUT);
  }

  @Test
  void anActionThatIsNeverTakenIsNotCovered() throws Exception {
    TlcRun run = tlc.run("Tiny", models.config("Tiny"), Check.COVERAGE);
    assertThat(Actions.of(models.folder()).notCovered(List.of(run))).containsExactly("Dead");
  }
}
