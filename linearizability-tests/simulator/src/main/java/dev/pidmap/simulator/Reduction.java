package dev.pidmap.simulator;

/**
 * Which executions need not be run because another one differs from it only in the order of
 * accesses that commute.
 */
public interface Reduction {
  /**
   * Whether the access that {@code done} has just made and the one that {@code next} stands before
   * commute: made in the other order, both would have the same results and leave the same state.
   * Answering false is always right and costs executions.
   */
  boolean commute(Cpu done, Cpu next);

  /** None: every interleaving is run. */
  Reduction NONE = (done, next) -> false;

  /**
   * Accesses to different locations commute, and two that only read; a compare-and-set that fails
   * only reads. When {@code done} only read, what {@code next} finds has not changed since.
   */
  Reduction SLEEP_SETS =
      (done, next) -> done.made != next.location || (!done.wrote && !next.wouldWrite());
}
