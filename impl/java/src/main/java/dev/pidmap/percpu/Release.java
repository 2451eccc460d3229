package dev.pidmap.percpu;

/**
 * A release: LIVE → DEAD, then the numbers go back. Wait-free: a bounded number of steps a level.
 */
final class Release {
  private Release() {}

  /** Returns false when {@code pid} was released before. */
  static <T> boolean release(PidRecord<T> pid) {
    if (!pid.casState(PidRecord.LIVE, PidRecord.DEAD)) {
      return false;
    }
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      Retire.retire(ns, pid);
    }
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      if (ns.closedVolatile()) {
        Close.released(ns, pid);
      }
    }
    return true;
  }
}
