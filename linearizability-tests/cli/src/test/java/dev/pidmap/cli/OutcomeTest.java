package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Ledger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check is green only when everything declared ran, ended and held. */
final class OutcomeTest {
  private static final Ledger.Entry HELD = Samples.entry(Ledger.Verdict.HELD, "");
  private static final SuiteResult GOOD = Samples.good(Samples.LINCHECK);

  @Test
  void everythingHeld() {
    Outcome outcome = Outcome.of(List.of(GOOD), List.of(HELD));

    assertThat(outcome)
        .hasToString(
            "HELD: no violation in 1 scenario, 1 of them run in every interleaving within their"
                + " bounds, 1,526 executions in all, 3 tests passed and 1 skipped.");
    assertThat(outcome.verdict().exitCode()).isEqualTo(Exit.HELD);
  }

  @Test
  void aViolatedScenarioIsAViolationThoughItsTestPassed() {
    Ledger.Entry violated = Samples.entry(Ledger.Verdict.VIOLATED, "2 pids have number 7");

    assertExit(Exit.VIOLATED, Outcome.of(List.of(GOOD), List.of(HELD, violated)))
        .isEqualTo(
            "VIOLATED: lincheck found a violation in \"allocate | release\""
                + " (UniqueAcrossNamespaces): 2 pids have number 7.");
  }

  @Test
  void aFailedTestIsAFailureThoughTheLedgerHeld() {
    SuiteResult failed = Samples.suite(Samples.LINCHECK, 1, new Tally(3, 2, 0));

    assertExit(Exit.VIOLATED, Outcome.of(List.of(failed), List.of(HELD)))
        .isEqualTo("FAILED: p.ATest.test0 failed (and 1 failed test more).");
  }

  @Test
  void aMissingTestMakesItIncomplete() {
    SuiteResult fewer =
        new SuiteResult(
            Samples.LINCHECK,
            0,
            GOOD.tests(),
            List.of(new Suites.Difference("lincheck", "p.ATest", 5, 4)),
            1);

    assertExit(Exit.VIOLATED, Outcome.of(List.of(fewer), List.of(HELD)))
        .isEqualTo("INCOMPLETE: lincheck: p.ATest declares 5, ran 4.");
  }

  @Test
  void aSuiteWithoutTestsMakesItIncomplete() {
    SuiteResult empty = Samples.suite(Samples.JCSTRESS, 0, Tally.NONE);

    assertExit(Exit.VIOLATED, Outcome.of(List.of(GOOD, empty), List.of(HELD)))
        .isEqualTo("INCOMPLETE: jcstress ran no test.");
  }

  @Test
  void anEmptyLedgerMakesItIncomplete() {
    assertExit(Exit.VIOLATED, Outcome.of(List.of(GOOD), List.of())).startsWith("INCOMPLETE: ");
  }

  @Test
  void aJvmThatCouldNotStartIsNotAVerdict() {
    SuiteResult noMain = Samples.suite(Samples.JCSTRESS, 1, Tally.NONE);

    assertExit(Exit.UNABLE, Outcome.of(List.of(GOOD, noMain), List.of(HELD)))
        .isEqualTo("UNKNOWN: jcstress ended with exit code 1; see logs/jcstress.log.");
  }

  @Test
  void aSuiteThatWasStoppedIsNotAVerdict() {
    SuiteResult late = Samples.suite(Samples.LINCHECK, Child.TOO_LONG, new Tally(1, 0, 0));

    assertExit(Exit.UNABLE, Outcome.of(List.of(late), List.of(HELD)))
        .isEqualTo("UNKNOWN: lincheck did not end in time; see logs/lincheck.log.");
  }

  @Test
  void anUndecidedScenarioIsUnknown() {
    Ledger.Entry undecided = Samples.entry(Ledger.Verdict.UNKNOWN, "60 s spent");

    assertExit(Exit.UNABLE, Outcome.of(List.of(GOOD), List.of(HELD, undecided)))
        .isEqualTo("UNKNOWN: \"allocate | release\" was not decided: 60 s spent.");
  }

  @Test
  void aViolationOutweighsACrash() {
    SuiteResult crashed = Samples.suite(Samples.JCSTRESS, 137, Tally.NONE);
    Ledger.Entry violated = Samples.entry(Ledger.Verdict.VIOLATED, "");

    assertExit(Exit.VIOLATED, Outcome.of(List.of(crashed), List.of(violated)))
        .startsWith("VIOLATED: ");
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertExit(
      int code, Outcome outcome) {
    assertThat(outcome.verdict().exitCode()).isEqualTo(code);
    return assertThat(outcome.toString());
  }
}
