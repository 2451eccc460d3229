package dev.pidmap.cli;

import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Ledger.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pieces of a check that went well, to be spoilt one at a time. */
final class Samples {
  static final CheckSuite LINCHECK = CheckSuite.ALL.get(0);
  static final CheckSuite JCSTRESS = CheckSuite.JCSTRESS;

  private Samples() {}

  static Ledger.Entry entry(Verdict verdict, String note) {
    return new Ledger.Entry(
        "lincheck",
        "allocate | release",
        List.of("UniqueAcrossNamespaces"),
        verdict,
        5000,
        1526,
        true,
        5,
        "SC",
        2.125,
        note);
  }

  static Ledger.Entry sampled() {
    return new Ledger.Entry(
        "jcstress",
        "DoubleClaimStress",
        List.of("UniqueAcrossNamespaces"),
        Verdict.HELD,
        0,
        1_234_567,
        false,
        2,
        "hardware, sampled",
        0.4,
        "");
  }

  static SuiteResult suite(CheckSuite suite, int exitCode, Tally tally) {
    List<TestReports.Failure> failures = new ArrayList<>();
    for (int i = 0; i < tally.failed(); i++) {
      failures.add(new TestReports.Failure("p.ATest.test" + i, "expected 1 but was 2"));
    }
    TestReports tests =
        new TestReports(tally.total() == 0 ? Map.of() : Map.of("p.ATest", tally), failures);
    return new SuiteResult(suite, exitCode, tests, List.of(), 12.34);
  }

  static SuiteResult good(CheckSuite suite) {
    return suite(suite, 0, new Tally(3, 0, 1));
  }
}
