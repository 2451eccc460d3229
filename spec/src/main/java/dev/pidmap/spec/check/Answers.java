package dev.pidmap.spec.check;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers a call may have given. A call that returned gave its own. Of one that never returned
 * any is possible; numbers that occur nowhere else are interchangeable while any free number is
 * allowed, so one of them stands for all.
 */
final class Answers {
  private static final int FULL_RANGE = 64;
  private static final int MOST = 4_096;

  private final Problem problem;
  private final State state;
  private boolean truncated;

  private Answers(Problem problem, State state) {
    this.problem = problem;
    this.state = state;
  }

  /** Whether some possible answer is missing from the list. */
  record Possible(List<Result> results, boolean truncated) {}

  static Possible of(Problem problem, Call call, State state) {
    if (call.result() != null) {
      return new Possible(List.of(call.result()), false);
    }
    if (call.operation() instanceof Operation.Allocate op) {
      Answers answers = new Answers(problem, state);
      List<Result> results = answers.numbers(op);
      return new Possible(results, answers.truncated);
    }
    return new Possible(List.of(Result.Done.DONE), false);
  }

  private List<Result> numbers(Operation.Allocate op) {
    List<List<Integer>> prefixes = List.of(List.of());
    int ns = op.ns();
    int top = problem.levelOf(ns);
    for (int level = top; level >= 0; level--) {
      List<Integer> choices = choices(op, ns, top - level);
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> prefix : prefixes) {
        for (int number : choices) {
          List<Integer> numbers = new ArrayList<>();
          numbers.add(number);
          numbers.addAll(prefix);
          longer.add(numbers);
        }
      }
      if (longer.size() > MOST) {
        truncated = true;
        longer = longer.subList(0, MOST);
      }
      prefixes = longer;
      ns = problem.subject.parent(ns);
    }
    List<Result> results = new ArrayList<>();
    for (List<Integer> numbers : prefixes) {
      results.add(Result.Allocated.of(numbers));
    }
    return results;
  }

  private List<Integer> choices(Operation.Allocate op, int ns, int entry) {
    if (entry < op.setTid().size()) {
      return List.of(op.setTid().get(entry));
    }
    int told = problem.told(op.pid(), ns);
    if (told != 0) {
      return List.of(told);
    }
    if (!state.hasNamespace(ns)) {
      return List.of();
    }
    List<Integer> choices = new ArrayList<>();
    boolean stands = false;
    int bound = problem.subject.contract.limits().pidMaxLimit();
    for (int n = state.firstFree(ns, 1); n < bound; n = state.firstFree(ns, n + 1)) {
      boolean plain = !problem.mentioned(ns, n) && n != 1;
      if (!plain || !stands || problem.subject.exact()) {
        choices.add(n);
      }
      // Below and from the reserved numbers on the rules differ: one of each stands for its like.
      stands = plain && (stands || n >= problem.subject.contract.limits().reserved());
      if (choices.size() > FULL_RANGE) {
        truncated = true;
        break;
      }
    }
    return choices;
  }
}
