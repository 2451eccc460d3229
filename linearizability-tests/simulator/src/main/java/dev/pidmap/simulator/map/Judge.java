package dev.pidmap.simulator.map;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.simulator.map.MapProgram.Step;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.Start;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges what executions of one scenario showed, each different history once. */
final class Judge {
  private static final int SEQUENTIAL = 0;

  private final Scenario scenario;
  private final String source;
  private final Map<List<Object>, Boolean> admitted = new HashMap<>();
  private History refused;

  Judge(Scenario scenario, String source) {
    this.scenario = scenario;
    this.source = source;
  }

  /**
   * Refuses calls and returns in that order with those results.
   *
   * @throws AssertionError when the contract does not admit it, or the checker cannot tell
   */
  void judge(
      List<Result> before, List<List<Result>> results, List<Step> order, List<Result> after) {
    List<Object> key = List.of(known(results), order, known(List.of(after)));
    if (admitted.putIfAbsent(key, true) != null) {
      return;
    }
    History history = history(before, results, order, after);
    Verdict verdict = LinearizabilityChecker.check(history, Budget.standard());
    if (!(verdict instanceof Verdict.Linearizable)) {
      refused = history;
      throw new AssertionError(text(verdict));
    }
  }

  /** Lists of the JDK refuse null; a result that was left out is empty text. */
  private static List<Object> known(List<List<Result>> results) {
    return List.of(
        results.stream()
            .map(list -> list.stream().map(r -> r == null ? (Object) "" : r).toList())
            .toArray());
  }

  private static String text(Verdict verdict) {
    if (verdict instanceof Verdict.NotLinearizable no) {
      return "no admitted order explains "
          + no.failing().operation()
          + " -> "
          + no.failing().result();
    }
    return "not decided: " + verdict;
  }

  /** The history that was refused, or null. */
  History refused() {
    return refused;
  }

  /** How many different histories were judged. */
  int histories() {
    return admitted.size();
  }

  private History history(
      List<Result> before, List<List<Result>> results, List<Step> order, List<Result> after) {
    History.Builder history =
        new History.Builder(scenario.strength(), scenario.limits(), Start.EMPTY, source);
    history.rangeSize(scenario.geometry().rangeSize());
    int op = sequential(history, scenario.before(), before, 0, 0);
    int[] done = new int[results.size()];
    int[] open = new int[results.size()];
    Arrays.fill(open, -1);
    long t = op;
    for (Step step : order) {
      int cpu = step.cpu();
      int index = done[cpu];
      boolean isPending = index >= results.get(cpu).size();
      Result result = isPending ? null : results.get(cpu).get(index);
      if (step.isCall() && (isPending || result != null)) {
        open[cpu] = op;
        history.call(t++, op++, cpu, scenario.threads().get(cpu).get(index));
      } else if (!step.isCall()) {
        if (result != null) {
          history.ret(t++, open[cpu], result);
        }
        done[cpu]++;
      }
    }
    sequential(history, scenario.after(), after, op, t);
    return history.build();
  }

  /** Calls one after the other; they get a process of their own beside those that never return. */
  private int sequential(
      History.Builder history, List<Operation> operations, List<Result> answers, int op, long t) {
    int process = op == 0 ? SEQUENTIAL : scenario.threads().size();
    int next = op;
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) != null) {
        history.call(t + i, next, process, operations.get(i)).ret(t + i, next, answers.get(i));
        next++;
      }
    }
    return next;
  }
}
