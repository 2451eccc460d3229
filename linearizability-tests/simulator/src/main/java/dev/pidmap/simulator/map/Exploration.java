package dev.pidmap.simulator.map;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.simulator.Explorer;
import dev.pidmap.simulator.FewSwitches;
import dev.pidmap.simulator.Order;
import dev.pidmap.simulator.Reduction;
import dev.pidmap.simulator.Simulation;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Interleavings of a scenario: the structural invariants hold after every access, and the contract
 * admits what every execution answered.
 */
public final class Exploration {
  private final MapProgram program;
  private final Judge judge;
  private final Set<List<Object>> judged = new HashSet<>();
  private final Set<Object> outcomes = new HashSet<>();

  private Exploration(Scenario scenario, Supplier<Inside> maker) {
    program = new MapProgram(scenario, maker);
    judge = new Judge(scenario, "simulator, scenario " + scenario.name());
  }

  /**
   * What was found.
   *
   * @param outcomes the different results of the CPUs, and of what happened last
   * @param refused the history that the contract does not admit, or null
   * @param interleaving what the CPUs did in the execution that went wrong; else empty
   */
  public record Found(
      Explorer.Result result,
      Set<Object> outcomes,
      int histories,
      History refused,
      String interleaving) {}

  /** What an execution has to answer besides what the contract asks for. */
  @FunctionalInterface
  public interface Also {
    /**
     * Looks at the results of each CPU, and of what happened last.
     *
     * @throws AssertionError when they are not as they should be
     */
    void judge(List<List<Result>> results, List<Result> after);
  }

  /**
   * Runs {@code scenario} in all interleavings, at most {@code cap}, or until something is wrong.
   */
  public static Found run(
      Scenario scenario, Supplier<Inside> maker, Reduction reduction, long cap) {
    Exploration exploration = new Exploration(scenario, maker);
    Explorer explorer = new Explorer(exploration.program, reduction);
    return exploration.explore(explorer, cap, exploration::judgeOrders);
  }

  /**
   * Runs {@code scenario} with few switches, or until something is wrong. It is judged as it
   * happened, and may never end.
   *
   * @param loading does whatever {@code scenario} does, and ends
   */
  public static Found run(
      Scenario scenario,
      Supplier<Inside> maker,
      Supplier<FewSwitches> searches,
      Scenario loading,
      Also also) {
    Exploration exploration = new Exploration(scenario, maker);
    Explorer explorer =
        new Explorer(exploration.program, searches::get).loadedBy(new MapProgram(loading, maker));
    if (scenario.threads().size() == 1) {
      explorer.everywhere();
    }
    return exploration.explore(
        explorer,
        Long.MAX_VALUE,
        (simulation, after) -> exploration.judgeAsItWas(results(after), also));
  }

  private Found explore(Explorer explorer, long cap, Explorer.Judge how) {
    Explorer.Result result = explorer.watch(program).explore(cap, how);
    String interleaving =
        result.violation() == null ? "" : explorer.retell(result.violation(), program::text);
    return new Found(result, outcomes, judge.histories(), judge.refused(), interleaving);
  }

  /**
   * Whether no CPU names a pid or namespace that another one introduces. Which tokens are known is
   * outside of what the simulator hears, so it leaves such programs to others.
   */
  public static boolean isClosed(Scenario scenario) {
    List<Set<String>> introduced = new ArrayList<>();
    for (List<Operation> thread : scenario.threads()) {
      Set<String> tokens = new HashSet<>();
      thread.forEach(operation -> tokens.addAll(introduced(operation)));
      introduced.add(tokens);
    }
    for (int cpu = 0; cpu < introduced.size(); cpu++) {
      for (Operation operation : scenario.threads().get(cpu)) {
        for (int other = 0; other < introduced.size(); other++) {
          if (other != cpu && introduced.get(other).contains(named(operation))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static Set<String> introduced(Operation operation) {
    if (operation instanceof Operation.Allocate a) {
      return Set.of("pid " + a.pid());
    }
    return operation instanceof Operation.CreateNamespace c
        ? Set.of("namespace " + c.child())
        : Set.of();
  }

  private static String named(Operation operation) {
    if (operation instanceof Operation.Release r) {
      return "pid " + r.pid();
    } else if (operation instanceof Operation.NumberOf n) {
      return "pid " + n.pid();
    }
    return operation instanceof Operation.Allocate a ? "namespace " + a.ns() : "";
  }

  private void judgeAsItWas(List<Result> after, Also also) {
    List<List<Result>> results = program.results();
    outcomes.add(List.of(results, after));
    program.inspect();
    program.inside().holds();
    judge.judge(program.beforeResults(), results, program.steps(), after);
    also.judge(results, after);
  }

  private void judgeOrders(Simulation simulation, Object after) {
    List<List<Result>> results = program.results();
    outcomes.add(List.of(results, after));
    long[][] boundaries = new long[results.size()][];
    int[] ends = new int[results.size()];
    List<Object> key = new ArrayList<>(List.of(results, after));
    for (int cpu = 0; cpu < boundaries.length; cpu++) {
      boundaries[cpu] = simulation.boundaries(cpu);
      ends[cpu] = boundaries[cpu].length;
      for (long boundary : boundaries[cpu]) {
        key.add(boundary);
      }
    }
    if (!judged.add(key)) {
      return;
    }
    List<Result> last = results(after);
    Orders.forEach(
        ends,
        (other, cpu, n) -> Order.events(boundaries[cpu][n], other),
        order -> judge.judge(program.beforeResults(), results, order, last));
  }

  @SuppressWarnings("unchecked")
  private static List<Result> results(Object after) {
    return (List<Result>) after;
  }
}
