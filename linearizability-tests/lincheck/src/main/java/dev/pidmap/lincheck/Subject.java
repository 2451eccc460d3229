package dev.pidmap.lincheck;

import dev.pidmap.harness.Driver;
import dev.pidmap.harness.LockedPidMap;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** The test class that Lincheck instantiates for each execution. */
public final class Subject {
  private Driver driver;

  /**
   * Makes the map; called once, before all else.
   *
   * <p>The maps are constructed here, in code that Lincheck instruments, or it would take them for
   * somebody else's objects and switch threads between whole operations only.
   */
  public void start(Program program) {
    Scenario scenario = program.scenario();
    SubjectKind kind = program.kind();
    if (kind.equals(SubjectKind.PER_CPU)) {
      driver = new Driver(new PerCpuPidMap<>(scenario.geometry()), SubjectKind::lapsOf);
    } else if (kind.equals(SubjectKind.LOCKED)) {
      driver = new Driver(new LockedPidMap(scenario.limits()));
    } else {
      driver = new Driver(new LockedPidMap(scenario.limits(), kind.guard()));
    }
  }

  /** The result, or null where the operation names a pid or namespace that nobody knows yet. */
  public Result perform(Operation operation) {
    Driver map = driver;
    return map.knows(operation) ? map.perform(operation) : null;
  }
}
