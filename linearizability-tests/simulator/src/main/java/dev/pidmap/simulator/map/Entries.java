package dev.pidmap.simulator.map;

import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Ledger.Verdict;
import java.util.List;

/** Enters what the simulator ran in the ledger. */
public final class Entries {
  private static final String ENGINE = "simulator";

  private Entries() {}

  /** An exploration of all interleavings. */
  public static void exploration(
      String scenario, List<String> invariants, long cap, Exploration.Found found) {
    Ledger.record(
        entry(scenario, invariants, cap, "SC, all interleavings up to commutation", found));
  }

  /** An exploration of the interleavings with at most {@code most} switches. */
  public static void fewSwitches(
      String scenario, List<String> invariants, int most, Exploration.Found found) {
    String memoryModel = "SC, at most " + most + (most == 1 ? " switch" : " switches");
    Ledger.record(entry(scenario, invariants, 0, memoryModel, found).within(most));
  }

  private static Ledger.Entry entry(
      String scenario,
      List<String> invariants,
      long cap,
      String memoryModel,
      Exploration.Found found) {
    boolean wrong = found.result().violation() != null;
    return new Ledger.Entry(
        ENGINE,
        scenario,
        invariants,
        wrong ? Verdict.VIOLATED : Verdict.HELD,
        cap,
        found.result().executions() + found.result().pruned(),
        found.result().exhausted(),
        found.outcomes().size(),
        memoryModel,
        found.result().seconds(),
        wrong ? found.result().violation().toString() : "");
  }

  /**
   * Anything else.
   *
   * @param executions how many were run; there are no others within the bounds of the scenario
   * @param wrong what was wrong, or null
   */
  public static void other(
      String scenario,
      List<String> invariants,
      long executions,
      boolean exhausted,
      String memoryModel,
      double seconds,
      String wrong) {
    Ledger.record(
        new Ledger.Entry(
            ENGINE,
            scenario,
            invariants,
            wrong == null ? Verdict.HELD : Verdict.VIOLATED,
            0,
            executions,
            exhausted,
            0,
            memoryModel,
            seconds,
            wrong == null ? "" : wrong));
  }
}
