package dev.pidmap.spec;

import dev.pidmap.spec.Result.Allocated;
import dev.pidmap.spec.Result.Done;
import dev.pidmap.spec.Result.Failed;
import java.util.List;

/**
 * The contract of a pid map: a relation between a state, a call, its answer and the next states.
 *
 * <p>Which free number an allocation returns is not determined, so the answer takes part in the
 * question: the map chooses, the contract says whether the choice was allowed. {@link
 * Operation.ListLive} is weak and not judged here: see {@link WeakListing}.
 */
public final class Contract {
  private final Limits limits;
  private final Strength strength;

  public Contract(Limits limits, Strength strength) {
    this.limits = limits;
    this.strength = strength;
  }

  public Limits limits() {
    return limits;
  }

  public Strength strength() {
    return strength;
  }

  /** The root namespace, empty and without an init. */
  public State initial() {
    return State.initial(limits);
  }

  /** The states that {@code result} may lead to; empty when the contract forbids it. */
  public List<State> step(State state, Operation operation, Result result, Overlap overlap) {
    return judge(state, operation, result, overlap).next();
  }

  /**
   * Why the contract forbids {@code result}: a sentence that starts with the {@linkplain
   * Invariant#label() invariant} it would break, or with "Contract" where the rule of the operation
   * has no name of its own. Empty when the contract allows it.
   */
  public String refusal(State state, Operation operation, Result result, Overlap overlap) {
    return judge(state, operation, result, overlap).reason().get();
  }

  private Judgement judge(State state, Operation operation, Result result, Overlap overlap) {
    if (operation instanceof Operation.Allocate op) {
      return allocate(state, op, result, overlap);
    } else if (operation instanceof Operation.Release op) {
      return Pids.release(state, op, result);
    } else if (operation instanceof Operation.NumberOf op) {
      return Pids.numberOf(state, op, result);
    } else if (operation instanceof Operation.Find op) {
      return Pids.find(state, op, result);
    } else if (operation instanceof Operation.FindAtLeast op) {
      return Pids.findAtLeast(state, op, result);
    } else if (operation instanceof Operation.ListLive op) {
      return result instanceof Result.Listed
          ? unchanged(state, op.ns())
          : mismatch(operation, result);
    } else if (operation instanceof Operation.CreateNamespace op) {
      return create(state, op, result);
    } else if (operation instanceof Operation.Close op) {
      return close(state, op, result);
    } else if (operation instanceof Operation.IsDrained op) {
      return drained(state, op, result);
    } else if (operation instanceof Operation.GetPidMax op) {
      return getPidMax(state, op, result);
    } else if (operation instanceof Operation.SetPidMax op) {
      return setPidMax(state, op, result);
    } else if (operation instanceof Operation.GetLastPid op) {
      return getLastPid(state, op, result, overlap);
    } else if (operation instanceof Operation.SetLastPid op) {
      return setLastPid(state, op, result, overlap);
    }
    throw new AssertionError(operation);
  }

  private Judgement allocate(State state, Operation.Allocate op, Result result, Overlap overlap) {
    if (!state.hasNamespace(op.ns())) {
      return noNamespace(op.ns());
    }
    Attempt attempt = new Attempt(state, op, overlap, strength);
    if (result instanceof Allocated answer) {
      return AllocationSuccess.judge(attempt, answer);
    } else if (result instanceof Failed answer) {
      return AllocationFailure.judge(attempt, answer);
    }
    return mismatch(op, result);
  }

  private static Judgement create(State state, Operation.CreateNamespace op, Result result) {
    if (!state.hasNamespace(op.parent())) {
      return noNamespace(op.parent());
    }
    if (state.hasNamespace(op.child())) {
      return Judgement.refused(() -> "namespace " + op.child() + " exists already");
    }
    if (state.level(op.parent()) == Limits.MAX_LEVEL) {
      return expect(op, result, Failed.of(Errno.ENOSPC), state);
    }
    return result instanceof Done
        ? Judgement.allowed(state.withNamespace(op.parent(), op.child()))
        : mismatch(op, result);
  }

  private static Judgement close(State state, Operation.Close op, Result result) {
    if (!state.hasNamespace(op.ns())) {
      return noNamespace(op.ns());
    }
    return result instanceof Done
        ? Judgement.allowed(state.withClosed(op.ns()))
        : mismatch(op, result);
  }

  private static Judgement drained(State state, Operation.IsDrained op, Result result) {
    if (!state.hasNamespace(op.ns())) {
      return noNamespace(op.ns());
    }
    boolean drained = state.closed(op.ns()) && state.liveCount(op.ns()) == 0;
    return expect(op, result, new Result.Value(drained ? 1 : 0), state);
  }

  private static Judgement getPidMax(State state, Operation.GetPidMax op, Result result) {
    if (!state.hasNamespace(op.ns())) {
      return noNamespace(op.ns());
    }
    return expect(op, result, new Result.Value(state.pidMax(op.ns())), state);
  }

  private Judgement setPidMax(State state, Operation.SetPidMax op, Result result) {
    if (!state.hasNamespace(op.ns())) {
      return noNamespace(op.ns());
    }
    if (op.pidMax() < limits.pidMaxMin() || op.pidMax() > limits.pidMaxLimit()) {
      return expect(op, result, Failed.of(Errno.EINVAL), state);
    }
    State next = state.withPidMax(op.ns(), op.pidMax());
    int greater = Math.max(op.pidMax(), state.pidMax(op.ns()));
    if (strength == Strength.ANY_FREE && greater > limits.reserved()) {
      next = next.withSweep(op.ns(), Sweep::withPassed);
    }
    return expect(op, result, Done.DONE, next);
  }

  /**
   * With one lane the number before the cursor, or one that an allocation in flight may hold: the
   * cursor moves before the pid is visible. With several lanes it is whatever the sweep tried last,
   * perhaps for an allocation that failed, so only its range is certain.
   */
  private Judgement getLastPid(
      State state, Operation.GetLastPid op, Result result, Overlap overlap) {
    if (!state.hasNamespace(op.ns())) {
      return noNamespace(op.ns());
    }
    if (strength == Strength.EXACT) {
      int cursor = state.cursor(op.ns());
      // An untouched cursor reads as -1 in Linux, where nobody is there to read it.
      boolean untouched = cursor == 0 && result.equals(new Result.Value(0));
      boolean held =
          result instanceof Result.Value told
              && told.value() >= 1
              && told.value() < limits.pidMaxLimit()
              && Cover.of(state, op.ns(), overlap).mayHold(told.value());
      return untouched || held
          ? Judgement.allowed(state)
          : expect(op, result, new Result.Value(cursor - 1), state);
    }
    boolean inRange =
        result instanceof Result.Value told
            && told.value() >= -1
            && told.value() <= limits.pidMaxLimit();
    return inRange
        ? Judgement.allowed(state)
        : Judgement.refused(() -> "the last pid of namespace " + op.ns() + " cannot be " + result);
  }

  private Judgement setLastPid(
      State state, Operation.SetLastPid op, Result result, Overlap overlap) {
    if (!state.hasNamespace(op.ns())) {
      return noNamespace(op.ns());
    }
    if (op.capableFrom() > state.level(op.ns())) {
      return expect(op, result, Failed.of(Errno.EPERM), state);
    }
    int least = state.pidMax(op.ns());
    int greatest = least;
    for (int former : overlap.formerPidMax(op.ns())) {
      least = Math.min(least, former);
      greatest = Math.max(greatest, former);
    }
    boolean mayFail = op.lastPid() < 0 || op.lastPid() > least;
    boolean mustFail = op.lastPid() < 0 || op.lastPid() > greatest;
    boolean failed = mayFail && result instanceof Failed;
    if (mustFail || failed) {
      return expect(op, result, Failed.of(Errno.EINVAL), state);
    }
    return expect(op, result, Done.DONE, state.withSweep(op.ns(), s -> written(s, op.lastPid())));
  }

  private Sweep written(Sweep sweep, int lastPid) {
    if (strength == Strength.EXACT) {
      return sweep.withCursor(lastPid + 1);
    }
    return lastPid + 1 > limits.reserved() ? sweep.withPassed() : sweep;
  }

  private static Judgement unchanged(State state, int ns) {
    return state.hasNamespace(ns) ? Judgement.allowed(state) : noNamespace(ns);
  }

  static Judgement noNamespace(int ns) {
    return Judgement.refused(() -> "namespace " + ns + " does not exist yet");
  }

  static Judgement mismatch(Operation operation, Result result) {
    return Judgement.refused(() -> operation + " cannot answer " + result);
  }

  /** The only allowed answer; the level of an error need not be told. */
  static Judgement expect(Operation operation, Result result, Result expected, State next) {
    return expected.equals(withoutLevel(result))
        ? Judgement.allowed(next)
        : Judgement.refused(() -> operation + " answers " + expected + ", not " + result);
  }

  private static Result withoutLevel(Result result) {
    return result instanceof Failed failed ? Failed.of(failed.errno()) : result;
  }
}
