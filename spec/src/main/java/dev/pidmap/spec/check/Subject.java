package dev.pidmap.spec.check;

import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import dev.pidmap.spec.history.Start;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for a whole history, whichever of its calls are being ordered. */
final class Subject {
  final Contract contract;
  final State start;
  private final Map<Integer, Integer> parents = new HashMap<>();

  /** By namespace, the position at which its number 1 has surely been live. */
  private final Map<Integer, Integer> initFrom = new HashMap<>();

  /** Pids that a call other than their allocation names or found. */
  private final Set<Integer> named = new HashSet<>();

  /** Whether a look-up found a pid that it could not name. */
  private boolean unnamed;

  /** By position of their call, the calls that nothing overlapped. */
  private final BitSet alone = new BitSet();

  Subject(History history) {
    contract = new Contract(history.limits(), history.strength());
    start = startOf(contract, history.start());
    for (Start.Step step : history.start().steps()) {
      note(step.operation(), step.result(), -1);
    }
    for (Call call : history.calls()) {
      note(call.operation(), call.result(), call.returned());
    }
    int busyUntil = -1;
    for (int i = 0; i < history.calls().size(); i++) {
      Call call = history.calls().get(i);
      if (call.called() > busyUntil && call.returned() == call.called() + 1) {
        alone.set(call.called());
      }
      busyUntil = Math.max(busyUntil, call.returned());
    }
  }

  private void note(Operation operation, Result result, int returned) {
    if (operation instanceof Operation.CreateNamespace op) {
      parents.put(op.child(), op.parent());
    } else if (operation instanceof Operation.Allocate op) {
      if (result instanceof Result.Allocated done) {
        int ns = op.ns();
        for (int level = done.numbers().size() - 1; level >= 0; level--) {
          if (done.numbers().get(level) == 1) {
            initFrom.merge(ns, returned, Math::min);
          }
          ns = parent(ns);
        }
      }
    } else {
      named.add(pidOf(operation, result));
    }
    unnamed |= result instanceof Result.Found f && f.pid() == Result.Found.UNKNOWN;
  }

  private static State startOf(Contract contract, Start start) {
    State state = contract.initial();
    for (Start.Step step : start.steps()) {
      List<State> next = contract.step(state, step.operation(), step.result(), Overlap.NONE);
      if (next.isEmpty()) {
        throw new IllegalArgumentException(
            "the start of the history is impossible at "
                + step.operation()
                + ": "
                + contract.refusal(state, step.operation(), step.result(), Overlap.NONE));
      }
      state = next.get(0);
    }
    return state;
  }

  /** The parent of {@code ns}, -1 for the root. */
  int parent(int ns) {
    return parents.getOrDefault(ns, -1);
  }

  /** Whether {@code ns} is {@code below} or one of its ancestors. */
  boolean isAncestor(int ns, int below) {
    int token = below;
    while (token >= 0 && token != ns) {
      token = parent(token);
    }
    return token == ns;
  }

  /** Whether at {@code position} the number 1 of {@code ns} has surely been live before. */
  boolean initSure(int ns, int position) {
    return initFrom.getOrDefault(ns, History.NEVER) < position;
  }

  /** Whether {@code call} may be the first to have the number 1 of {@code ns}. */
  boolean mayBeFirst(int ns, Call call) {
    return !initSure(ns, call.called());
  }

  boolean alone(Call call) {
    return alone.get(call.called());
  }

  boolean exact() {
    return contract.strength() == Strength.EXACT;
  }

  /**
   * Whether {@code call} can play a part in an order. A listing has a rule of its own, and a
   * look-up that never returned says nothing.
   */
  boolean matters(Call call) {
    return !(call.operation() instanceof Operation.ListLive)
        && !(call.pending() && isRead(call) && !(call.operation() instanceof Operation.Allocate));
  }

  /**
   * Whether {@code call} can only hold numbers: an allocation that never returned, whose pid nobody
   * met and which was not needed as the first of a namespace.
   */
  boolean holdsOnly(Call call) {
    return call.pending()
        && call.operation() instanceof Operation.Allocate op
        && (call.result() instanceof Result.Failed
            || (call.result() == null
                && !unnamed
                && !named.contains(op.pid())
                && !mayBeFirstSomewhere(op.ns(), call)));
  }

  private boolean mayBeFirstSomewhere(int target, Call call) {
    for (int ns = target; ns >= 0; ns = parent(ns)) {
      if (mayBeFirst(ns, call)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the call changes nothing that a later call could notice. */
  static boolean isRead(Call call) {
    Operation op = call.operation();
    return call.result() instanceof Result.Failed
        || op instanceof Operation.Find
        || op instanceof Operation.FindAtLeast
        || op instanceof Operation.NumberOf
        || op instanceof Operation.IsDrained
        || op instanceof Operation.GetPidMax
        || op instanceof Operation.GetLastPid;
  }

  /** The pid that a call names or found, or -1. */
  static int pidOf(Operation operation, Result result) {
    if (operation instanceof Operation.Allocate op) {
      return op.pid();
    } else if (operation instanceof Operation.Release op) {
      return op.pid();
    } else if (operation instanceof Operation.NumberOf op) {
      return op.pid();
    } else if (result instanceof Result.Found found) {
      return found.pid();
    }
    return -1;
  }

  static int pidOf(Call call) {
    return pidOf(call.operation(), call.result());
  }

  static boolean failedAllocation(Call call) {
    return call.operation() instanceof Operation.Allocate && call.result() instanceof Result.Failed;
  }
}
