package dev.pidmap.spec;

import dev.pidmap.spec.Result.Absent;
import dev.pidmap.spec.Result.Done;
import dev.pidmap.spec.Result.Failed;
import dev.pidmap.spec.Result.Found;
import dev.pidmap.spec.Result.Value;

/** Release and look-up: operations on pids that took effect. */
final class Pids {
  private Pids() {}

  static Judgement release(State state, Operation.Release op, Result result) {
    if (!state.isKnown(op.pid())) {
      return unknown(op.pid());
    }
    return state.isLive(op.pid())
        ? Contract.expect(op, result, Done.DONE, state.withReleased(op.pid()))
        : Contract.expect(op, result, Failed.of(Errno.ESRCH), state);
  }

  static Judgement numberOf(State state, Operation.NumberOf op, Result result) {
    if (!state.hasNamespace(op.ns())) {
      return Contract.noNamespace(op.ns());
    }
    if (!state.isKnown(op.pid())) {
      return unknown(op.pid());
    }
    return Contract.expect(op, result, new Value(state.numberIn(op.pid(), op.ns())), state);
  }

  static Judgement find(State state, Operation.Find op, Result result) {
    if (!state.hasNamespace(op.ns())) {
      return Contract.noNamespace(op.ns());
    }
    return lookUp(state, op.ns(), op.number(), state.liveAt(op.ns(), op.number()), op, result);
  }

  static Judgement findAtLeast(State state, Operation.FindAtLeast op, Result result) {
    if (!state.hasNamespace(op.ns())) {
      return Contract.noNamespace(op.ns());
    }
    int number = state.leastLive(op.ns(), op.number());
    int pid = number < 0 ? State.NOBODY : state.liveAt(op.ns(), number);
    return lookUp(state, op.ns(), number, pid, op, result);
  }

  private static Judgement lookUp(
      State state, int ns, int number, int pid, Operation op, Result result) {
    boolean right;
    if (result instanceof Found found) {
      right =
          pid != State.NOBODY
              && found.number() == number
              && (found.pid() == pid || found.pid() == Found.UNKNOWN);
    } else if (result instanceof Absent) {
      right = pid == State.NOBODY;
    } else {
      return Contract.mismatch(op, result);
    }
    return right ? Judgement.allowed(state) : wrong(ns, number, pid, op, result);
  }

  /** A look-up that misses a live pid, or meets one that is not, shows it in some levels only. */
  private static Judgement wrong(int ns, int number, int pid, Operation op, Result result) {
    String truth =
        pid == State.NOBODY
            ? "nobody is there"
            : "number " + number + " of namespace " + ns + " is held by pid " + pid;
    return Judgement.refused(
        Invariant.UNIQUE_ACROSS_NAMESPACES, () -> op + " answered " + result + ", but " + truth);
  }

  private static Judgement unknown(int pid) {
    return Judgement.refused(() -> "pid " + pid + " was not allocated yet");
  }
}
