package dev.pidmap.spec;

/**
 * The constants of a pid map.
 *
 * @param cpus possible CPUs, at least 1
 * @param pidMaxMin least value {@code pid_max} may be set to
 * @param pidMaxLimit greatest value {@code pid_max} may be set to; the default of a new namespace
 * @param rootPidMax {@code pid_max} of the root at the start
 * @param reserved the sweep never issues a number below this after its first pass (Linux: 300)
 */
public record Limits(int cpus, int pidMaxMin, int pidMaxLimit, int rootPidMax, int reserved) {
  /** Levels are 0..32. */
  public static final int MAX_LEVEL = 32;

  /** The system call takes at most this many requested numbers, whatever the level. */
  public static final int MAX_SET_TID = 32;

  public Limits {
    if (cpus < 1 || pidMaxMin < 2 || reserved < 1 || pidMaxLimit < pidMaxMin) {
      throw new IllegalArgumentException("limits out of range");
    }
    if (rootPidMax < pidMaxMin || rootPidMax > pidMaxLimit) {
      throw new IllegalArgumentException("root pid_max out of range: " + rootPidMax);
    }
  }

  /** The constants of 64-bit Linux with that many possible CPUs. */
  public static Limits linux(int cpus) {
    int limit = 1 << 22;
    int rootPidMax = Math.min(limit, Math.max(32_768, 1_024 * cpus));
    return new Limits(cpus, Math.max(301, 8 * cpus), limit, rootPidMax, 300);
  }
}
