package dev.pidmap.lincheck;

import dev.pidmap.harness.Driver;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** The test class that Lincheck instantiates for each execution: a fresh map of the scenario. */
public final class Subject {
  private static Scenario scenario;
  private static SubjectKind kind;

  private final Driver driver = kind.newDriver(scenario);

  /** The map that instances made from now on have. */
  static void use(Scenario nextScenario, SubjectKind nextKind) {
    scenario = nextScenario;
    kind = nextKind;
  }

  /** The result, or null where the operation names a pid or namespace that nobody knows yet. */
  public Result perform(Operation operation) {
    return driver.knows(operation) ? driver.perform(operation) : null;
  }
}
