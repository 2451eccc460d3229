package dev.pidmap.simulator;

/**
 * Which CPUs read and write which locations, over all executions met so far. A location that only
 * one CPU accesses, or that nobody writes once others can reach it, is not worth a switch: the
 * order of its accesses cannot matter.
 *
 * <p>Locations of objects made by the setup are told apart one by one; those of objects made since
 * by their field or array class, and by the CPU that made them.
 */
final class Sharing {
  private static final int CPUS = Simulation.MAX_CPUS;

  private final LongTable masks = new LongTable();
  private boolean grown;

  /** Readers in the low half, writers in the high half. */
  long sharers(Thing thing, int place) {
    return masks.get(key(thing, place));
  }

  /**
   * Notes an access. An execution that taught something new says nothing about the order of the
   * accesses concerned: explore again from the start.
   */
  void note(Thing thing, int place, int cpu, boolean write) {
    long key = key(thing, place);
    long bit = 1L << (write ? cpu + Integer.SIZE : cpu);
    long known = masks.get(key);
    if ((known & bit) == 0) {
      masks.put(key, known | bit);
      grown = true;
    }
  }

  /** Whether something new was noted since the last call of this. */
  boolean hasGrown() {
    boolean answer = grown;
    grown = false;
    return answer;
  }

  /** Whether another CPU than {@code cpu} may conflict with such an access. */
  static boolean isContended(long sharers, int cpu, boolean write) {
    long readers = sharers & 0xFFFFFFFFL;
    long writers = sharers >>> Integer.SIZE;
    long others = ~(1L << cpu);
    return ((write ? readers | writers : writers) & others) != 0;
  }

  static boolean isNoted(long sharers, int cpu, boolean write) {
    return (sharers & 1L << (write ? cpu + Integer.SIZE : cpu)) != 0;
  }

  private static long key(Thing thing, int place) {
    long low = (long) place - Machine.CARD;
    if (thing.ordinal >= 0) {
      return (long) thing.ordinal << Integer.SIZE | low;
    }
    long kind = thing.arrayClass == null ? 0 : Kinds.of(thing.arrayClass);
    return 1L << 62 | (kind * (CPUS + 1) + thing.maker + 1) << Integer.SIZE | low;
  }
}
