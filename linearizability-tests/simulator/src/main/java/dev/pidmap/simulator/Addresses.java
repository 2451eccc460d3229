package dev.pidmap.simulator;

/** Gives each object an address when it is made, or first met. */
final class Addresses {
  /** Static fields lie beside each other, below the heap. */
  private static final long STATICS = 1L << 20;

  private static final long HEAP = 1L << 32;

  /** Regions are no multiple of a card line apart, but far enough for whatever is made in them. */
  private static final long REGION = 1L << 33;

  private final Identities<Long> known = new Identities<>();
  private final Placement placement;
  private final long[] tops;

  /**
   * Nothing has an address yet.
   *
   * @param base bytes from the start of a cache line to the first object, a multiple of 8
   */
  Addresses(int cpus, Placement placement, int base) {
    this.placement = placement;
    tops = new long[placement == Placement.LOCAL ? cpus : 1];
    for (int region = 0; region < tops.length; region++) {
      tops[region] = HEAP + region * REGION + base;
    }
  }

  /** The address of {@code place} in {@code base}. */
  long of(Object base, int place, int cpu) {
    if (base instanceof Statics.Holder) {
      return STATICS + (long) Long.BYTES * place;
    }
    return start(base, cpu) + Shape.of(base).offset(place);
  }

  /** The address of {@code object}, which {@code cpu} makes now unless it has one. */
  long start(Object object, int cpu) {
    Long start = known.get(object);
    if (start == null) {
      int region = placement == Placement.LOCAL ? cpu : 0;
      start = tops[region];
      tops[region] += Shape.of(object).size(object);
      known.put(object, start);
    }
    return start;
  }

  boolean knows(Object object) {
    return known.get(object) != null;
  }
}
