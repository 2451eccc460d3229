package dev.pidmap.kit.example;

import dev.pidmap.PidMap;
import dev.pidmap.kit.PidMapContractTest;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Strength;

/** All that a port writes to have its map tested; here the map is ours, with one lane. */
class MyPidMapTest extends PidMapContractTest {
  @Override
  protected PidMap<Integer> create(Limits limits) {
    return new PerCpuPidMap<>(sizes(limits, limits.rootPidMax() > 100 ? 256 : 2));
  }

  @Override
  protected Strength strength() {
    return Strength.EXACT;
  }

  static Geometry sizes(Limits l, int range) {
    return new Geometry(
        l.cpus(), range, l.pidMaxMin(), l.pidMaxLimit(), l.rootPidMax(), l.reserved(), 1, 1);
  }
}
