package dev.pidmap.spec;

/**
 * A namespace in a {@link State}.
 *
 * @param parent its parent's token, -1 for the root
 * @param closed whether it was itself closed
 * @param initSeen whether its number 1 was ever live
 * @param live who has which number: the token of the live pid, by number
 */
record NamespaceState(
    int parent,
    int level,
    boolean closed,
    boolean initSeen,
    int pidMax,
    IntMap<Integer> live,
    Sweep sweep) {

  static NamespaceState fresh(int parent, int level, int pidMax) {
    return new NamespaceState(parent, level, false, false, pidMax, IntMap.empty(), Sweep.FRESH);
  }

  NamespaceState withClosed() {
    return new NamespaceState(parent, level, true, initSeen, pidMax, live, sweep);
  }

  NamespaceState withPidMax(int bound) {
    return new NamespaceState(parent, level, closed, initSeen, bound, live, sweep);
  }

  NamespaceState withSweep(Sweep changed) {
    return changed.equals(sweep)
        ? this
        : new NamespaceState(parent, level, closed, initSeen, pidMax, live, changed);
  }

  NamespaceState withLive(int number, int pid) {
    boolean init = initSeen || number == 1;
    return new NamespaceState(parent, level, closed, init, pidMax, live.put(number, pid), sweep);
  }

  NamespaceState withoutLive(int number) {
    return new NamespaceState(parent, level, closed, initSeen, pidMax, live.remove(number), sweep);
  }
}
