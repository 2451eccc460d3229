package dev.pidmap.spec.check;

import dev.pidmap.spec.history.History;

/** Judges whether a history is one that a map following the contract can produce. */
public final class LinearizabilityChecker {
  private LinearizabilityChecker() {}

  /** The verdict on {@code history}, within {@code budget}. */
  public static Verdict check(History history, Budget budget) {
    return new Verdict.Unknown("not implemented", 0);
  }
}
