package dev.pidmap.simulator;

/**
 * Which executions need not be run because another one differs from it only in the order of
 * accesses that commute.
 *
 * @param commutation which accesses those are
 * @param onlyReversals whether to take an alternative only where it leads to another order of
 *     accesses that do not commute
 */
public record Reduction(Commutation commutation, boolean onlyReversals) {
  /** None: every interleaving is run. */
  public static final Reduction NONE = new Reduction((done, next) -> false, false);

  /** Every answer that the CPUs can get, and every state on the way there. */
  public static final Reduction SLEEP_SETS = new Reduction(Reduction::unlessOneWrites, false);

  /** Every answer that the CPUs can get; not every state on the way. */
  public static final Reduction SOURCE_SETS = new Reduction(Reduction::unlessOneWrites, true);

  /**
   * Every answer that the CPUs can get, and every state of what they share: two writes do not
   * commute here, since whoever looks can tell which came first.
   */
  public static final Reduction SOURCE_SETS_OF_STATES =
      new Reduction((done, next) -> unlessOneWrites(done, next) && !bothWrite(done, next), true);

  /** Whether accesses of different CPUs commute. */
  interface Commutation {
    /**
     * Whether an access that was just made and the next of another CPU, made in the other order,
     * would both have the same results and leave the same state. Answering false is always right
     * and costs executions. When {@code done} only read, what {@code next} finds has not changed
     * since.
     */
    boolean commute(Access done, Access next);
  }

  /** Accesses to different locations commute, and two that only read. */
  private static boolean unlessOneWrites(Access done, Access next) {
    return done.location() != next.location() || (!done.writes() && !next.writes());
  }

  private static boolean bothWrite(Access done, Access next) {
    return done.writes() && next.writes();
  }
}
