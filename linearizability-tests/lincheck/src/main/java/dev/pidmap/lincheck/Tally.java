package dev.pidmap.lincheck;

import dev.pidmap.spec.Result;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the executions of one run amounted to. Used by the thread that verifies only. */
final class Tally {
  final Scenario scenario;
  final Map<List<Object>, Boolean> judged = new HashMap<>();
  final Set<List<Object>> outcomes = new HashSet<>();
  final Set<List<List<Result>>> ofThreads = new HashSet<>();
  long executions;

  /** The first history that was not accepted, and why. */
  History rejected;

  /** Why {@link #rejected} was, or what an operation threw. */
  String reason;

  /** Whether the checker gave up on {@link #rejected} instead of refusing it. */
  boolean undecided;

  private long first;
  private long last;

  Tally(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Counts an execution that has just ended. */
  void count() {
    last = System.nanoTime();
    first = executions++ == 0 ? last : first;
  }

  /** From the first execution to the last. */
  double seconds() {
    return (last - first) / 1e9;
  }

  void reject(History history, Verdict verdict) {
    rejected = history;
    reason = describe(verdict);
    undecided = verdict instanceof Verdict.Unknown;
  }

  private static String describe(Verdict verdict) {
    if (verdict instanceof Verdict.Unknown unknown) {
      return "not decided: " + unknown.reason();
    }
    Verdict.NotLinearizable no = (Verdict.NotLinearizable) verdict;
    StringBuilder text =
        new StringBuilder("no admitted order explains ").append(call(no.failing()));
    text.append("\nadmitted so far:");
    no.order().forEach(call -> text.append("\n  ").append(call(call)));
    text.append("\nnext could have been:");
    no.tried()
        .forEach(c -> text.append("\n  ").append(call(c.call())).append(": ").append(c.refusal()));
    return text.toString();
  }

  private static String call(History.Call call) {
    return call.operation() + " -> " + call.result();
  }
}
