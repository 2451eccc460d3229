package dev.pidmap.designs;

/**
 * The constants of a map; anything but {@link #linux} is for tests.
 *
 * @param cpus possible CPUs
 * @param pidMaxMin least {@code pid_max}
 * @param pidMaxLimit greatest {@code pid_max}, and that of a new namespace
 * @param rootPidMax {@code pid_max} of the root
 * @param reserved least automatic number after the first pass (Linux: 300)
 * @param rangeSize ids in a range, where a design has ranges
 * @param groupSize CPUs that share a partition, where a design has partitions
 */
public record Sizes(
    int cpus,
    int pidMaxMin,
    int pidMaxLimit,
    int rootPidMax,
    int reserved,
    int rangeSize,
    int groupSize) {

  /** The sizes of 64-bit Linux; ranges of 256 ids, partitions for 8 CPUs. */
  public static Sizes linux(int cpus) {
    int limit = 1 << 22;
    int rootPidMax = Math.min(limit, Math.max(32_768, 1_024 * cpus));
    return new Sizes(cpus, Math.max(301, 8 * cpus), limit, rootPidMax, 300, 256, 8);
  }

  /** The same sizes with another {@code pid_max} of the root. */
  public Sizes withRootPidMax(int pidMax) {
    return new Sizes(cpus, pidMaxMin, pidMaxLimit, pidMax, reserved, rangeSize, groupSize);
  }
}
