package dev.pidmap.tla.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.simulator.Reduction;
import dev.pidmap.simulator.map.Exploration;
import dev.pidmap.simulator.map.Maps;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.tla.trace.Validation.Validated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What small programs can come to, by two engines: the code in all interleavings, and the algorithm
 * in TLA+. An outcome is a text: by thread, what became of each call.
 */
public final class Outcomes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Outcomes() {}

  /**
   * The outcomes that the code has in all interleavings.
   *
   * @throws IllegalStateException when there are more than {@code cap} executions, or one is wrong
   */
  public static Set<String> ofCode(Scenario scenario, Maps maps, long cap) {
    Exploration.Found found = explored(scenario, maps, cap);
    if (!found.result().exhausted()) {
      throw new IllegalStateException(scenario.name() + " is not explored: " + found.result());
    }
    return texts(scenario, found);
  }

  /** Those that it has in the first {@code cap} executions, or until one is wrong. */
  static Set<String> upTo(Scenario scenario, Maps maps, long cap) {
    return texts(scenario, explored(scenario, maps, cap));
  }

  private static Exploration.Found explored(Scenario scenario, Maps maps, long cap) {
    return Exploration.run(scenario, maps.of(scenario.geometry()), Reduction.SLEEP_SETS, cap);
  }

  private static Set<String> texts(Scenario scenario, Exploration.Found found) {
    Set<String> outcomes = new TreeSet<>();
    for (Object outcome : found.outcomes()) {
      outcomes.add(text(scenario, resultsOf(outcome)));
    }
    return outcomes;
  }

  @SuppressWarnings("unchecked")
  private static List<List<Result>> resultsOf(Object outcome) {
    return (List<List<Result>>) ((List<?>) outcome).get(0);
  }

  /** The outcome of a run in which the threads got {@code results}; null for what was left out. */
  static String text(Scenario scenario, List<List<Result>> results) {
    Calls calls = new Calls();
    List<Operation> before =
        scenario.before().stream()
            .filter(operation -> !(operation instanceof Operation.CreateNamespace))
            .toList();
    number(calls, before, 0);
    for (int thread = 0; thread < results.size(); thread++) {
      number(calls, scenario.threads().get(thread), thread + 1);
    }
    Map<String, Object> outcome = new TreeMap<>();
    outcome.put(Calls.letter(0), List.of());
    for (int thread = 0; thread < results.size(); thread++) {
      List<Object> its = new ArrayList<>();
      for (int i = 0; i < results.get(thread).size(); i++) {
        Operation operation = scenario.threads().get(thread).get(i);
        its.add(calls.outcome(operation, results.get(thread).get(i)));
      }
      outcome.put(Calls.letter(thread + 1), its);
    }
    return JSON.valueToTree(outcome).toString();
  }

  private static void number(Calls calls, List<Operation> operations, int thread) {
    for (int i = 0; i < operations.size(); i++) {
      calls.call(operations.get(i), thread, i + 1);
    }
  }

  /** The outcomes that the algorithm has, by scenario. All are of one geometry. */
  public static Map<String, Set<String>> ofAlgorithm(
      List<Scenario> scenarios, Sizes sizes, int lastLap, Validation validation)
      throws IOException, InterruptedException {
    TracedRun map = new TracedRun(Optional.empty());
    List<Recorded> before = scenarios.stream().map(s -> map.before(s, sizes)).toList();
    Validated validated = validation.outcomes(sizes, lastLap, before);
    Map<String, Set<String>> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < scenarios.size(); i++) {
      int explained = validated.explained().get(i);
      if (explained < before.get(i).size() - 1) {
        throw new IllegalStateException(
            "does not begin: " + new Validation.Rejection(before.get(i), explained));
      }
      outcomes.put(scenarios.get(i).name(), new TreeSet<>());
    }
    for (String line : validated.outcomes()) {
      JsonNode outcome = JSON.readTree(line);
      String name = scenarios.get(outcome.get(0).intValue() - 1).name();
      outcomes.get(name).add(outcome.get(1).toString());
    }
    return outcomes;
  }
}
