package dev.pidmap.tla.trace;

import dev.pidmap.harness.Driver;
import dev.pidmap.lincheck.Program;
import dev.pidmap.percpu.TracedMaker;
import dev.pidmap.simulator.map.Inside;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** What Lincheck instantiates for each execution: a tapped map. */
public final class TracedSubject {
  private Driver driver;

  /** Makes the map, here and not elsewhere: Lincheck looks into what its test class creates. */
  public void start(Program program) {
    TracedMap map = new TracedMaker().make(Inside.components(program.scenario().geometry()));
    driver = new Driver(map.map());
    LincheckTap.begin(program.scenario(), map);
  }

  /** The result, or null where the operation names a pid or namespace that nobody knows yet. */
  public Result perform(Operation operation) {
    Driver map = driver;
    if (!map.knows(operation)) {
      LincheckTap.leftOut();
      return null;
    }
    LincheckTap.call(operation);
    Result result = map.perform(operation);
    LincheckTap.returned(operation, result);
    return result;
  }
}
