package dev.pidmap.percpu;

/**
 * The sizes of a pid map; anything but {@link #linux} is for tests.
 *
 * @param cpus possible CPUs
 * @param rangeSize ids in a range, a power of two
 * @param pidMaxMin least {@code pid_max}
 * @param pidMaxLimit greatest {@code pid_max}, and that of a new namespace
 * @param rootPidMax {@code pid_max} of the root
 * @param reserved first number of the second and later laps of the sweep (Linux: 300)
 * @param lanes lanes a namespace starts with
 * @param maxLanes lanes a namespace may grow to
 */
public record Geometry(
    int cpus,
    int rangeSize,
    int pidMaxMin,
    int pidMaxLimit,
    int rootPidMax,
    int reserved,
    int lanes,
    int maxLanes) {

  public Geometry {
    require(cpus >= 1, "cpus", cpus);
    require(
        rangeSize >= 2 && rangeSize <= MAX_RANGE_SIZE && Integer.bitCount(rangeSize) == 1,
        "rangeSize",
        rangeSize);
    require(pidMaxMin >= 2 && pidMaxMin <= pidMaxLimit, "pidMaxMin", pidMaxMin);
    require(pidMaxLimit <= MAX_PID_MAX_LIMIT, "pidMaxLimit", pidMaxLimit);
    require(rootPidMax >= pidMaxMin && rootPidMax <= pidMaxLimit, "rootPidMax", rootPidMax);
    require(reserved >= 1, "reserved", reserved);
    require(lanes >= 1, "lanes", lanes);
    require(maxLanes >= lanes, "maxLanes", maxLanes);
  }

  private static final int MAX_RANGE_SIZE = 512;
  private static final int MAX_PID_MAX_LIMIT = 1 << 30;

  private static void require(boolean holds, String name, int value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " out of range: " + value);
    }
  }

  /** How many ranges the largest possible id space has. */
  int ranges() {
    return (pidMaxLimit + rangeSize - 1) / rangeSize;
  }

  /**
   * The range in which {@code number} lies; a shift, since a division costs as much as a look-up.
   */
  int rangeOf(int number) {
    return number >>> Integer.numberOfTrailingZeros(rangeSize);
  }

  /** The slot of {@code number} in its range. */
  int slotOf(int number) {
    return number & (rangeSize - 1);
  }

  /** The sizes of 64-bit Linux, ranges of 256 ids, lanes growing from one to the CPU count. */
  public static Geometry linux(int cpus) {
    int limit = 1 << 22;
    int rootPidMax = Math.min(limit, Math.max(32_768, 1_024 * cpus));
    return new Geometry(cpus, 256, Math.max(301, 8 * cpus), limit, rootPidMax, 300, 1, cpus);
  }
}
