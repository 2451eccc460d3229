package dev.pidmap.jcstress;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.jcstress.hazards.Subject;
import dev.pidmap.percpu.Geometry;

/** The locked map without a defect: no test may ask more than the contract does. */
public final class SoundMaps implements Subject {
  @Override
  public PidMap<Integer> map(Class<?> test, Geometry geometry) {
    return new LockedPidMap(geometry, Defect.NONE);
  }

  @Override
  public int lap(Pid<Integer> pid) {
    return LockedPidMap.lap(pid);
  }
}
