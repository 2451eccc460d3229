package dev.pidmap.simulator;

/**
 * What happened before an event: for each CPU, how many calls and returns of it, a byte each. Two
 * accesses of one location are ordered unless both read; so are the events of one CPU; and whatever
 * follows from that.
 */
public final class Order {
  static final int MOST_EVENTS = Byte.MAX_VALUE;
  private static final long TOPS = 0x8080808080808080L;

  private Order() {}

  /** What happened before one or the other. */
  static long join(long one, long other) {
    long notLess = (((one | TOPS) - other) & TOPS) >>> 7;
    long ofOne = notLess * 0xFF;
    return (one & ofOne) | (other & ~ofOne);
  }

  static long next(long order, int cpu) {
    if (events(order, cpu) == MOST_EVENTS) {
      throw new IllegalStateException("more calls on a CPU than are counted");
    }
    return order + (1L << (Byte.SIZE * cpu));
  }

  /** How many calls and returns of {@code cpu} happened before. */
  public static int events(long order, int cpu) {
    return (int) (order >>> (Byte.SIZE * cpu)) & 0xFF;
  }
}
