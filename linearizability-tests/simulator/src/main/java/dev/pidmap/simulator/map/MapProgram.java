package dev.pidmap.simulator.map;

import dev.pidmap.harness.Driver;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.simulator.Program;
import dev.pidmap.simulator.Simulation;
import dev.pidmap.simulator.Watch;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A scenario on simulated CPUs, one for each of its threads. An operation on a pid or namespace
 * that its CPU has not got hold of is left out.
 */
final class MapProgram implements Program, Watch {
  final Scenario scenario;
  private final Supplier<Inside> maker;
  private final List<Result> before = new ArrayList<>();
  private final List<List<Result>> results = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private Inside inside;
  private Driver driver;
  private int inFlight;

  /** By CPU, how many accesses there were before a call that has made none itself, else -1. */
  private final int[] begun = new int[Simulation.MAX_CPUS];

  MapProgram(Scenario scenario, Supplier<Inside> maker) {
    this.scenario = scenario;
    this.maker = maker;
  }

  /** A call of a CPU begins or ends. */
  record Step(int cpu, boolean isCall) {}

  @Override
  public int cpus() {
    return scenario.threads().size();
  }

  @Override
  public void before() {
    inside = maker.get();
    driver = new Driver(inside.map(), inside::laps);
    inFlight = 0;
    steps.clear();
    Arrays.fill(begun, -1);
    before.clear();
    results.clear();
    perform(scenario.before(), before);
    for (int cpu = 0; cpu < cpus(); cpu++) {
      results.add(new ArrayList<>());
    }
  }

  @Override
  public List<?> roots() {
    return List.of(inside.map());
  }

  @Override
  public void run(int cpu, Simulation simulation) {
    for (Operation operation : scenario.threads().get(cpu)) {
      inFlight++;
      simulation.call();
      begun[cpu] = simulation.steps();
      results.get(cpu).add(driver.knows(operation) ? driver.perform(operation) : null);
      begin(cpu);
      steps.add(new Step(cpu, false));
      simulation.ret();
      inFlight--;
    }
  }

  /** Looks at the inside of the map, and takes notice that {@code cpu} has made an access. */
  @Override
  public void look(Simulation simulation, int cpu) {
    if (cpu >= 0 && begun[cpu] < simulation.steps()) {
      begin(cpu);
    }
    inspect();
  }

  /**
   * A call begins with its first access: nobody can tell that it began before, and so the contract
   * has the least freedom.
   */
  private void begin(int cpu) {
    if (begun[cpu] >= 0) {
      begun[cpu] = -1;
      steps.add(new Step(cpu, true));
    }
  }

  private void perform(List<Operation> operations, List<Result> into) {
    for (Operation operation : operations) {
      into.add(driver.knows(operation) ? driver.perform(operation) : null);
    }
  }

  /** Looks at the inside of the map. */
  void inspect() {
    inside.inspect(inFlight);
  }

  /** Performs what happens last; the map must be at rest but for CPUs that will never move. */
  @Override
  public List<Result> after() {
    List<Result> after = new ArrayList<>();
    perform(scenario.after(), after);
    return after;
  }

  Inside inside() {
    return inside;
  }

  List<Result> beforeResults() {
    return before;
  }

  /** The n-th call of {@code cpu} in the last execution, and its answer. */
  String text(int cpu, int n) {
    List<Result> answers = results.get(cpu);
    String answer = n == answers.size() ? "has not returned" : "" + answers.get(n);
    return scenario.threads().get(cpu).get(n) + "): " + answer;
  }

  /** By CPU, in the order of its operations; a CPU that was stopped has fewer. */
  List<List<Result>> results() {
    return results.stream().map(ArrayList::new).<List<Result>>map(list -> list).toList();
  }

  /** The calls and returns of the last execution in their order. */
  List<Step> steps() {
    return List.copyOf(steps);
  }
}
