package dev.pidmap.kit.example;

import dev.pidmap.PidMap;
import dev.pidmap.kit.PidMapLincheckTest;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.spec.Limits;

/** The same under Lincheck: one program, and few interleavings of it. */
public class MyPidMapLincheckTest extends PidMapLincheckTest {
  @Override
  protected PidMap<Integer> create(Limits limits) {
    return new PerCpuPidMap<>(MyPidMapTest.sizes(limits, 2));
  }

  @Override
  protected int executions() {
    return 100;
  }

  @Override
  protected boolean runs(String program) {
    return program.equals("two allocations on one CPU");
  }
}
