package dev.pidmap.lincheck;

import dev.pidmap.percpu.Geometry;

/** Sizes so small that a few calls carve, retire and carve again. */
final class Geometries {
  private static final int CPUS = 3;

  private Geometries() {}

  /** One lane, ranges of two ids, {@code pid_max} between 2 and {@code limit}. */
  static Geometry ids(int limit) {
    return lanes(limit, 2, 1, 1);
  }

  /** As many lanes as named from the start, growing to {@code maxLanes}. */
  static Geometry lanes(int limit, int rangeSize, int lanes, int maxLanes) {
    return new Geometry(CPUS, rangeSize, 2, limit, limit, 1, lanes, maxLanes);
  }

  /** The same sizes with numbers below {@code reserved} left out after the first lap. */
  static Geometry reserving(Geometry g, int reserved) {
    return new Geometry(
        g.cpus(),
        g.rangeSize(),
        g.pidMaxMin(),
        g.pidMaxLimit(),
        g.rootPidMax(),
        reserved,
        g.lanes(),
        g.maxLanes());
  }
}
