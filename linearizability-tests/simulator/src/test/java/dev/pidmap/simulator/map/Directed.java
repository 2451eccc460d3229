package dev.pidmap.simulator.map;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.simulator.FewSwitches.Leave;
import dev.pidmap.simulator.map.Exploration.Also;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import java.util.Arrays;
import java.util.List;

/**
 * A program aimed at one hole, with one switch more than it takes to fall into it.
 *
 * @param most how many switches, at most
 * @param leave where each CPU may be left
 * @param also what must hold besides the invariants and the contract
 */
record Directed(Scenario scenario, int most, List<Leave> leave, Also also) {
  private static final Also NOTHING = (results, after) -> {};

  /** Numbers below {@code limit} in ranges of {@code size}, so many lanes at first and at most. */
  static Geometry ids(int limit, int size, int lanes, int maxLanes) {
    return new Geometry(3, size, 2, limit, limit, 1, lanes, maxLanes);
  }

  static Directed program(Scenario.Builder scenario, int most, Leave... leave) {
    return new Directed(scenario.build(), most, List.of(leave), NOTHING);
  }

  /** One CPU and one lane: the numbers are those of Linux. */
  static Directed exact(Scenario.Builder scenario) {
    Scenario s = scenario.build();
    Scenario exact =
        new Scenario(
            s.name(),
            s.invariants(),
            s.geometry(),
            Strength.EXACT,
            s.effort(),
            s.before(),
            s.threads(),
            s.after());
    return new Directed(exact, 1, List.of(Leave.BETWEEN_CALLS), NOTHING);
  }

  Directed also(Also what) {
    return new Directed(scenario, most, leave, what);
  }

  /** The outermost numbers that were allocated, the least first. */
  static List<Integer> numbers(List<List<Result>> results) {
    return results.stream()
        .flatMap(List::stream)
        .filter(Result.Allocated.class::isInstance)
        .map(result -> ((Result.Allocated) result).numbers().get(0))
        .sorted()
        .toList();
  }

  static Operation alloc(int cpu, int ns, int pid) {
    return Operation.Allocate.automatic(cpu, ns, pid);
  }

  /** Asks for numbers, innermost level first. */
  static Operation ask(int ns, int pid, Integer... numbers) {
    return new Operation.Allocate(0, ns, pid, Arrays.asList(numbers), 0);
  }

  static Operation release(int pid) {
    return new Operation.Release(pid);
  }
}
