package dev.pidmap.percpu;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.PidNamespace;

/**
 * The lock-free per-CPU pid map.
 *
 * @param <T> what the embedding system attaches to a pid
 */
public final class PerCpuPidMap<T> implements PidMap<T> {
  private final Geometry geometry;
  private final Namespace<T> root;

  /**
   * A map with the sizes of 64-bit Linux.
   *
   * @param cpus possible CPUs, at least 1
   */
  public PerCpuPidMap(int cpus) {
    this(Geometry.linux(cpus));
  }

  /** A map of unusual sizes, so that a small program goes through whole laps of the sweep. */
  public PerCpuPidMap(Geometry geometry) {
    this.geometry = geometry;
    this.root = new Namespace<>(null, geometry, geometry.rootPidMax());
  }

  @Override
  public PidNamespace<T> root() {
    return root;
  }

  @Override
  public int cpus() {
    return geometry.cpus();
  }

  /**
   * By level, the lap of the sweep that issued each number of {@code pid}, or -1 where it was
   * requested. For checks of the rule that the sweep issues a number at most once a lap.
   */
  public static int[] laps(Pid<?> pid) {
    PidRecord<?> itsRecord = (PidRecord<?>) pid;
    int[] laps = new int[pid.level() + 1];
    for (int level = 0; level < laps.length; level++) {
      Mark mark = itsRecord.at(level).markOpaque();
      laps[level] = mark.version == 0 ? (int) mark.lap : -1;
    }
    return laps;
  }
}
