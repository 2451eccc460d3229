package dev.pidmap.percpu;

import dev.pidmap.PidMap;
import dev.pidmap.PidNamespace;

/** The lock-free per-CPU pid map. */
public final class PerCpuPidMap<T> implements PidMap<T> {
  private final Geometry geometry;

  public PerCpuPidMap(int cpus) {
    this(Geometry.linux(cpus));
  }

  /** A map of unusual sizes, so that a small program goes through whole laps of the sweep. */
  public PerCpuPidMap(Geometry geometry) {
    this.geometry = geometry;
  }

  @Override
  public PidNamespace<T> root() {
    return null; // skeleton
  }

  @Override
  public int cpus() {
    return geometry.cpus();
  }
}
