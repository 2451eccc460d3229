package dev.pidmap.lincheck;

import dev.pidmap.harness.Driver;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** The test class that Lincheck instantiates for each execution. */
public final class Subject {
  private Driver driver;

  /** Makes the map; called once, before all else. */
  public void start(Program program) {
    driver = program.start();
  }

  /** The result, or null where the operation names a pid or namespace that nobody knows yet. */
  public Result perform(Operation operation) {
    Driver map = driver();
    return map.knows(operation) ? map.perform(operation) : null;
  }

  /** No place to switch threads at: it never changes once threads run. */
  private Driver driver() {
    return driver;
  }
}
