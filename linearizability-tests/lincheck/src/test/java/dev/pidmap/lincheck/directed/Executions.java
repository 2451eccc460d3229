package dev.pidmap.lincheck.directed;

import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Ledger.Verdict;
import java.util.List;
import org.jetbrains.lincheck.Lincheck;

/**
 * A search of interleavings, and its line in the ledger. How many it ran, and what failed in the
 * last one, is kept where Lincheck's resets of static state do not reach.
 */
final class Executions {
  private static final String COUNT = "pidmap.executions";
  private static final String FAILURE = "pidmap.failure";

  private Executions() {}

  /** Searches at most {@code cap} interleavings of {@code program} for one that fails. */
  static void search(String name, int cap, Runnable program) {
    System.clearProperty(COUNT);
    System.clearProperty(FAILURE);
    long begin = System.nanoTime();
    Verdict verdict = Verdict.UNKNOWN;
    try {
      Lincheck.runConcurrentTest(cap, () -> once(program));
      verdict = Verdict.HELD;
    } catch (RuntimeException e) {
      // Lincheck cannot print every trace; that an assertion failed must not be lost over it.
      if (failure().isEmpty()) {
        throw e;
      }
      throw new AssertionError(failure(), e);
    } finally {
      double seconds = (System.nanoTime() - begin) / 1e9;
      record(name, cap, failure().isEmpty() ? verdict : Verdict.VIOLATED, seconds);
    }
  }

  private static void once(Runnable program) {
    System.setProperty(COUNT, String.valueOf(Integer.getInteger(COUNT, 0) + 1));
    System.clearProperty(FAILURE);
    try {
      program.run();
    } catch (AssertionError e) {
      System.setProperty(FAILURE, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private static String failure() {
    return System.getProperty(FAILURE, "");
  }

  private static void record(String name, int cap, Verdict verdict, double seconds) {
    int executions = Integer.getInteger(COUNT, 0);
    Ledger.record(
        new Ledger.Entry(
            "lincheck",
            "directed: " + name,
            List.of(),
            verdict,
            cap,
            executions,
            verdict == Verdict.HELD && executions < cap,
            1,
            "SC, context switches rising",
            seconds,
            verdict == Verdict.UNKNOWN ? "it did not end: see the test" : failure()));
  }
}
