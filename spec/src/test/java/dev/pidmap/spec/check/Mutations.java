package dev.pidmap.spec.check;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small damage to a history that keeps it well formed. */
final class Mutations {
  enum Kind {
    OTHER_NUMBER,
    SAME_NUMBERS,
    SWAPPED_ANSWERS,
    MOVED_EVENT,
    NEVER_RETURNED,
    OTHER_OUTCOME,
    OTHER_CALL,
    EXACT_STRENGTH
  }

  private final Random random;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private final List<Integer> processes = new ArrayList<>();

  /** {@code i} where call {@code i} begins, {@code ~i} where it returns. */
  private final List<Integer> events = new ArrayList<>();

  private final History original;

  private Mutations(History history, Random random) {
    this.original = history;
    this.random = random;
    Integer[] at = new Integer[history.events()];
    for (int i = 0; i < history.calls().size(); i++) {
      Call call = history.calls().get(i);
      operations.add(call.operation());
      results.add(call.result());
      processes.add(call.process());
      at[call.called()] = i;
      if (!call.pending()) {
        at[call.returned()] = ~i;
      }
    }
    events.addAll(List.of(at));
  }

  /** {@code history} damaged in one way, or null where that leads to no well-formed history. */
  static History apply(Kind kind, History history, Random random) {
    Mutations m = new Mutations(history, random);
    return m.damage(kind) ? m.rebuild(kind) : null;
  }

  private boolean damage(Kind kind) {
    int i = random.nextInt(operations.size());
    int j = random.nextInt(operations.size());
    for (int tries = 0; tries < 20 && !alike(kind, i, j); tries++) {
      i = random.nextInt(operations.size());
      j = random.nextInt(operations.size());
    }
    switch (kind) {
      case OTHER_NUMBER -> results.set(i, otherNumber(results.get(i)));
      case SAME_NUMBERS -> {
        if (!alike(kind, i, j)) {
          return false;
        }
        results.set(i, results.get(j));
      }
      case SWAPPED_ANSWERS -> {
        if (!alike(kind, i, j)) {
          return false;
        }
        Result first = results.get(i);
        results.set(i, results.get(j));
        results.set(j, first);
      }
      case MOVED_EVENT -> {
        int event = events.remove(random.nextInt(events.size()));
        events.add(random.nextInt(events.size() + 1), event);
      }
      case NEVER_RETURNED -> {
        if (!events.remove((Integer) ~i)) {
          return false;
        }
        results.set(i, null);
      }
      case OTHER_OUTCOME -> results.set(i, otherOutcome(i));
      case OTHER_CALL -> otherCall(i);
      default -> {
        // the strength is given when the history is put together again
      }
    }
    return true;
  }

  /** Whether the two calls can exchange answers, where that is the damage. */
  private boolean alike(Kind kind, int i, int j) {
    return switch (kind) {
      case SAME_NUMBERS ->
          i != j
              && results.get(i) instanceof Result.Allocated a
              && results.get(j) instanceof Result.Allocated b
              && a.numbers().size() == b.numbers().size();
      case SWAPPED_ANSWERS ->
          i != j
              && results.get(i) != null
              && results.get(j) != null
              && operations.get(i).getClass() == operations.get(j).getClass();
      default -> true;
    };
  }

  private Result otherNumber(Result result) {
    int number = 1 + random.nextInt(original.limits().pidMaxLimit());
    if (result instanceof Result.Allocated a) {
      List<Integer> numbers = new ArrayList<>(a.numbers());
      numbers.set(random.nextInt(numbers.size()), number);
      return Result.Allocated.of(numbers);
    } else if (result instanceof Result.Found f) {
      return random.nextBoolean()
          ? new Result.Found(f.pid(), number)
          : new Result.Found(Result.Found.UNKNOWN, f.number());
    } else if (result instanceof Result.Value) {
      return new Result.Value(number - 1);
    }
    return result;
  }

  private Result otherOutcome(int i) {
    Operation operation = operations.get(i);
    if (operation instanceof Operation.Allocate op) {
      Errno[] errnos = {Errno.EAGAIN, Errno.EEXIST, Errno.EINVAL, Errno.ENOMEM};
      int level = random.nextInt(3) - 1;
      return new Result.Failed(errnos[random.nextInt(errnos.length)], Math.min(level, op.ns()));
    } else if (operation instanceof Operation.Release) {
      return results.get(i) instanceof Result.Done
          ? Result.Failed.of(Errno.ESRCH)
          : Result.Done.DONE;
    } else if (operation instanceof Operation.Find || operation instanceof Operation.FindAtLeast) {
      return Result.Absent.ABSENT;
    }
    return results.get(i);
  }

  private void otherCall(int i) {
    int ns = random.nextInt(original.start().namespaces().size() + 1);
    int value = random.nextInt(original.limits().pidMaxLimit() + 1);
    int kind = random.nextInt(6);
    operations.set(
        i,
        switch (kind) {
          case 0 -> new Operation.Close(ns);
          case 1, 2 -> new Operation.SetPidMax(ns, Math.max(2, value));
          case 3 -> new Operation.SetLastPid(0, ns, value, 0);
          case 4 -> new Operation.GetLastPid(ns);
          default -> new Operation.GetPidMax(ns);
        });
    results.set(i, kind < 4 ? Result.Done.DONE : new Result.Value(value));
  }

  private History rebuild(Kind kind) {
    Strength strength = kind == Kind.EXACT_STRENGTH ? Strength.EXACT : original.strength();
    History.Builder builder =
        new History.Builder(strength, original.limits(), original.start(), original.source());
    for (int t = 0; t < events.size(); t++) {
      int event = events.get(t);
      try {
        if (event >= 0) {
          builder.call(t, event, processes.get(event), operations.get(event));
        } else {
          builder.ret(t, ~event, results.get(~event));
        }
      } catch (IllegalArgumentException notWellFormed) {
        return null;
      }
    }
    return builder.build();
  }
}
