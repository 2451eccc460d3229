package dev.pidmap.spec;

import dev.pidmap.spec.Result.Allocated;
import dev.pidmap.spec.Result.Failed;
import java.util.ArrayList;
import java.util.List;

/** The answer that the exact contract allows to a call that overlaps nothing. */
public final class Expected {
  private Expected() {}

  /**
   * The only allowed one of all conceivable answers. Errors come without their level, allocations
   * without laps. {@link Operation.ListLive} is weak and has no such answer.
   */
  public static Result answer(Contract contract, State state, Operation call) {
    List<Result> allowed =
        conceivable(state, call).stream()
            .filter(answer -> !contract.step(state, call, answer, Overlap.NONE).isEmpty())
            .toList();
    if (allowed.size() != 1) {
      throw new IllegalArgumentException(call + " has answers " + allowed);
    }
    return allowed.get(0);
  }

  private static List<Result> conceivable(State state, Operation call) {
    List<Result> answers = new ArrayList<>();
    for (Errno errno : Errno.values()) {
      answers.add(Failed.of(errno));
    }
    if (call instanceof Operation.Allocate op) {
      numbers(state, op, answers);
    } else if (call instanceof Operation.Find op) {
      answers.add(lookUp(op.number(), state.liveAt(op.ns(), op.number())));
    } else if (call instanceof Operation.FindAtLeast op) {
      int number = state.leastLive(op.ns(), op.number());
      answers.add(lookUp(number, number < 0 ? State.NOBODY : state.liveAt(op.ns(), number)));
    } else if (call instanceof Operation.NumberOf op) {
      answers.add(new Result.Value(state.numberIn(op.pid(), op.ns())));
    } else if (call instanceof Operation.IsDrained) {
      answers.add(new Result.Value(0));
      answers.add(new Result.Value(1));
    } else if (call instanceof Operation.GetPidMax op) {
      answers.add(new Result.Value(state.pidMax(op.ns())));
    } else if (call instanceof Operation.GetLastPid op) {
      answers.add(new Result.Value(state.cursor(op.ns()) - 1));
    } else {
      answers.add(Result.Done.DONE);
    }
    return answers;
  }

  private static Result lookUp(int number, int pid) {
    return pid == State.NOBODY ? Result.Absent.ABSENT : new Result.Found(pid, number);
  }

  private static void numbers(State state, Operation.Allocate op, List<Result> answers) {
    Attempt attempt = new Attempt(state, op, Overlap.NONE, Strength.EXACT);
    if (attempt.tooManyRequests()) {
      return;
    }
    List<Integer> numbers = new ArrayList<>();
    for (int l = 0; l <= attempt.level; l++) {
      numbers.add(number(attempt, l));
    }
    if (!numbers.contains(-1)) {
      answers.add(Allocated.of(numbers));
    }
  }

  private static int number(Attempt attempt, int l) {
    if (attempt.named(l)) {
      return attempt.request(l);
    }
    return attempt.swept(l) ? attempt.orders(l).get(0).next() : 1;
  }
}
