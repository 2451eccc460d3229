package dev.pidmap.cli;

import dev.pidmap.harness.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a check found, all suites together.
 *
 * @param verdict the worst that was met
 * @param sentence the verdict in words, for people
 */
record Outcome(Verdict verdict, String sentence) {

  /** From the best to the worst. */
  enum Verdict {
    /** No violation within the bounds. */
    HELD(Exit.HELD),
    /** A scenario was not decided within its budget, or a suite could not run to its end. */
    UNKNOWN(Exit.UNABLE),
    /** Something declared did not run. */
    INCOMPLETE(Exit.VIOLATED),
    /** A test failed that names no scenario. */
    FAILED(Exit.VIOLATED),
    /** The implementation broke the contract. */
    VIOLATED(Exit.VIOLATED);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }
  }

  static Outcome of(List<SuiteResult> suites, List<Ledger.Entry> ledger) {
    List<Ledger.Entry> violated = with(ledger, Ledger.Verdict.VIOLATED);
    if (!violated.isEmpty()) {
      Ledger.Entry first = violated.get(0);
      String broken =
          first.invariants().isEmpty() ? "" : " (" + String.join(", ", first.invariants()) + ")";
      return new Outcome(
          Verdict.VIOLATED,
          first.engine()
              + " found a violation in \""
              + first.scenario()
              + "\""
              + broken
              + (first.note().isEmpty() ? "" : ": " + first.note())
              + others(violated.size() - 1, "violated scenario"));
    }
    List<TestReports.Failure> failures =
        suites.stream().flatMap(s -> s.tests().failures().stream()).toList();
    if (!failures.isEmpty()) {
      return new Outcome(
          Verdict.FAILED,
          failures.get(0).test() + " failed" + others(failures.size() - 1, "failed test"));
    }
    for (SuiteResult suite : suites) {
      if (!suite.ended()) {
        String how =
            suite.exitCode() == Child.TOO_LONG
                ? " did not end in time"
                : " ended with exit code " + suite.exitCode();
        return new Outcome(
            Verdict.UNKNOWN,
            suite.suite().name() + how + "; see logs/" + suite.suite().name() + ".log");
      }
    }
    List<Suites.Difference> differences =
        suites.stream().flatMap(s -> s.differences().stream()).toList();
    if (!differences.isEmpty()) {
      return new Outcome(
          Verdict.INCOMPLETE,
          differences.get(0) + others(differences.size() - 1, "other difference"));
    }
    for (SuiteResult suite : suites) {
      if (suite.tests().tally().total() == 0) {
        return new Outcome(Verdict.INCOMPLETE, suite.suite().name() + " ran no test");
      }
    }
    if (with(ledger, Ledger.Verdict.HELD).isEmpty()) {
      return new Outcome(Verdict.INCOMPLETE, "no scenario was entered in the ledger");
    }
    List<Ledger.Entry> unknown = with(ledger, Ledger.Verdict.UNKNOWN);
    if (!unknown.isEmpty()) {
      return new Outcome(
          Verdict.UNKNOWN,
          "\"" + unknown.get(0).scenario() + "\" was not decided: " + unknown.get(0).note());
    }
    return new Outcome(Verdict.HELD, held(suites, ledger));
  }

  private static String held(List<SuiteResult> suites, List<Ledger.Entry> ledger) {
    List<Ledger.Entry> held = with(ledger, Ledger.Verdict.HELD);
    long exhausted = held.stream().filter(Ledger.Entry::exhausted).count();
    long executions = held.stream().mapToLong(Ledger.Entry::executions).sum();
    Tally tests = suites.stream().map(s -> s.tests().tally()).reduce(Tally.NONE, Tally::plus);
    List<String> parts = new ArrayList<>();
    parts.add("no violation in " + Texts.count(held.size(), "scenario"));
    parts.add(exhausted + " of them run in every interleaving within their bounds");
    parts.add(String.format(Locale.ROOT, "%,d executions in all", executions));
    parts.add(
        Texts.count(tests.passed(), "test")
            + " passed"
            + (tests.skipped() == 0 ? "" : " and " + tests.skipped() + " skipped"));
    return String.join(", ", parts);
  }

  private static List<Ledger.Entry> with(List<Ledger.Entry> ledger, Ledger.Verdict verdict) {
    return ledger.stream().filter(e -> e.verdict() == verdict).toList();
  }

  private static String others(int more, String what) {
    return more <= 0 ? "" : " (and " + Texts.count(more, what) + " more)";
  }

  @Override
  public String toString() {
    return verdict + ": " + sentence + (sentence.endsWith(".") ? "" : ".");
  }
}
