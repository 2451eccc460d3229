package dev.pidmap.cli;

import dev.pidmap.harness.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a suite of the check went.
 *
 * @param exitCode of its JVM
 * @param tests what it ran
 * @param differences from the declared counts
 * @param seconds wall time
 */
record SuiteResult(
    CheckSuite suite,
    int exitCode,
    TestReports tests,
    List<Suites.Difference> differences,
    double seconds) {

  /**
   * Whether its JVM ended with a verdict: 0, or 1 with a failure it can name. A JVM that cannot
   * start ends with 1 as well.
   */
  boolean ended() {
    return exitCode == 0 || (exitCode == 1 && !tests.failures().isEmpty());
  }

  /** The JCStress tests of a ledger, as tests: one that did not run is none. */
  static TestReports jcstress(List<Ledger.Entry> ledger) {
    Map<String, Tally> ran = new TreeMap<>();
    List<TestReports.Failure> failures = new ArrayList<>();
    for (Ledger.Entry entry : ledger) {
      if (!entry.engine().equals("jcstress") || entry.verdict() == Ledger.Verdict.SKIPPED) {
        continue;
      }
      boolean held = entry.verdict() == Ledger.Verdict.HELD;
      ran.merge(
          CheckSuite.JCSTRESS_MAIN, held ? new Tally(1, 0, 0) : new Tally(0, 1, 0), Tally::plus);
      if (!held) {
        failures.add(new TestReports.Failure(entry.scenario(), entry.note()));
      }
    }
    return new TestReports(ran, failures);
  }
}
