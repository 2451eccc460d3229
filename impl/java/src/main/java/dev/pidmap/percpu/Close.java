package dev.pidmap.percpu;

/**
 * Closing a namespace, and finding out when its last pid is gone.
 *
 * <p>Nothing counts the live pids of a namespace: a shared count would bounce one line per level at
 * every fork and exit. The question is asked only after close. Then live pids only become fewer, so
 * it is enough to know one of them, the witness; who releases the witness looks for the next.
 */
final class Close {
  private Close() {}

  static <T> void close(Namespace<T> ns) {
    ns.setClosedVolatile();
    finish(ns);
    isDrained(ns);
  }

  /**
   * Takes every reserved pid its chance to become live. When it returns, close has taken effect.
   */
  static <T> void finish(Namespace<T> ns) {
    if (ns.sweptVolatile()) {
      return;
    }
    // The other side of an allocation's Dekker: it sees closed, or this sweep sees its slots.
    Slots.forEachPid(
        ns,
        1,
        pid -> {
          pid.casState(PidRecord.RESERVED, PidRecord.ABORTED);
          return true;
        });
    ns.setSweptVolatile();
  }

  /** Called when {@code pid} is dead and {@code ns} is seen closed. */
  static <T> void released(Namespace<T> ns, PidRecord<T> pid) {
    PidRecord<T> witness = ns.witnessVolatile();
    if (witness == null || witness == pid) {
      isDrained(ns);
    }
  }

  /** Whether {@code ns} is closed and empty; if so, everyone who waits for it is told. */
  static <T> boolean isDrained(Namespace<T> ns) {
    if (!ns.closedVolatile()) {
      return false;
    }
    finish(ns);
    for (; ; ) {
      PidRecord<T> witness = ns.witnessVolatile();
      if (witness != null && witness.stateVolatile() == PidRecord.LIVE) {
        return false;
      }
      int from = witness == null ? 1 : witness.number(ns.level());
      PidRecord<T> next = Slots.firstLive(ns, from);
      if (next == null) {
        ns.drained.complete(null);
        return true;
      }
      // Its releaser reads the witness after its death, so one of the two sees the other.
      ns.casWitness(witness, next);
    }
  }
}
