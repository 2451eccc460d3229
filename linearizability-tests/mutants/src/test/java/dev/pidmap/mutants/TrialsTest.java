package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.mutants.Trial.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a check that failed by what it asserts has killed a mutant. */
class TrialsTest {
  private static final Killer UNIT_TEST =
      new Killer(Check.JUNIT, "SequentialOrderTest.firstPassCountsUpAndWrapsTo300");
  private static final String NEVER = "new Mark(-1, 0)";

  @TempDir private Path folder;

  @Test
  void aMutantThatIsNoneSurvives() throws Exception {
    Trial trial = meet(UNIT_TEST, 60, "Mark", NEVER, "new Mark(-1, 0 + 0)");
    assertThat(trial.outcome()).isEqualTo(Outcome.SURVIVED);
    assertThat(trial.tests()).isEqualTo(1);
  }

  @Test
  void aMutantIsKilledByAnAssertion() throws Exception {
    Trial trial =
        meet(UNIT_TEST, 60, "Namespace", "return low ? 1 : geometry.reserved();", "return 1;");
    assertThat(trial.outcome()).isEqualTo(Outcome.KILLED);
    assertThat(trial.first().by()).isEqualTo(UNIT_TEST.test());
    assertThat(trial.first().reason()).contains("AssertionFailedError");
  }

  @Test
  void aTestThatIsNotThereKillsNothing() throws Exception {
    Killer none = new Killer(Check.JUNIT, "SequentialOrderTest.noSuchTest");
    Trial trial = meet(none, 60, "Mark", NEVER, "new Mark(-1, 1)");
    assertThat(trial.outcome()).isEqualTo(Outcome.BROKEN);
  }

  @Test
  void aMutantThatSpinsIsNotKilled() throws Exception {
    Trial trial =
        meet(
            UNIT_TEST,
            3,
            "Release",
            "if (!pid.casState(PidRecord.LIVE, PidRecord.DEAD)) {",
            "while (pid.isLive()) { Thread.onSpinWait(); } if (pid == null) {");
    assertThat(trial.outcome()).isEqualTo(Outcome.HUNG);
  }

  private Trial meet(Killer killer, int seconds, String type, String find, String replacement)
      throws IOException, InterruptedException {
    Mutant mutant = Mutant.protocol("Tried").in(type, find, replacement).build();
    Path classes = new MutantCompiler(Checkout.ROOT, folder.resolve("classes")).compile(mutant);
    return new Trials(Checkout.ROOT, folder.resolve("trials"), Duration.ofSeconds(seconds))
        .run("tried", classes, mutant.family(), killer, Map.of());
  }
}
