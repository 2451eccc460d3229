package dev.pidmap.spec;

import dev.pidmap.spec.Invariant.Transition;
import dev.pidmap.spec.Operation.Allocate;
import dev.pidmap.spec.Result.Allocated;
import dev.pidmap.spec.Result.Failed;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;

/** The predicates of {@link Invariant}, written without the contract's own rules. */
final class InvariantRules {
  private InvariantRules() {}

  static boolean unique(State state) {
    return allPids(
        state,
        pid -> {
          if (!state.isLive(pid)) {
            return true;
          }
          int[] chain = state.chain(state.namespaceOf(pid));
          List<Integer> numbers = state.numbers(pid);
          for (int level = 0; level < Math.min(chain.length, numbers.size()); level++) {
            if (state.liveAt(chain[level], numbers.get(level)) != pid) {
              return false;
            }
          }
          return true;
        });
  }

  static boolean lookUpsAgree(Transition step) {
    if (step.operation() instanceof Operation.Find op
        && step.result() instanceof Result.Found found) {
      return found.pid() == Result.Found.UNKNOWN
          ? step.before().liveAt(op.ns(), op.number()) != State.NOBODY
          : step.before().isLive(found.pid())
              && step.before().numberIn(found.pid(), op.ns()) == op.number();
    }
    return true;
  }

  static boolean lapsGrow(Transition step) {
    if (!(step.operation() instanceof Allocate op && step.result() instanceof Allocated done)) {
      return true;
    }
    int[] chain = step.before().chain(op.ns());
    for (int level = 0; level < chain.length; level++) {
      int number = done.numbers().get(level);
      if (step.before().liveAt(chain[level], number) != State.NOBODY) {
        return false;
      }
      int lap = done.laps().isEmpty() ? -1 : done.laps().get(level);
      if (lap >= 0 && lap <= step.before().lastLap(chain[level], number)) {
        return false;
      }
    }
    return true;
  }

  static boolean nothingHeldByTheDead(State state) {
    return allNamespaces(
        state,
        ns -> {
          for (int n = state.leastLive(ns, 1); n >= 0; n = state.leastLive(ns, n + 1)) {
            if (!state.isLive(state.liveAt(ns, n))) {
              return false;
            }
          }
          return true;
        });
  }

  static boolean releaseGivesBack(Transition step) {
    if (!(step.operation() instanceof Operation.Release op
        && step.result() instanceof Result.Done)) {
      return true;
    }
    int ns = step.before().namespaceOf(op.pid());
    int[] chain = step.before().chain(ns);
    List<Integer> numbers = step.before().numbers(op.pid());
    for (int level = 0; level < chain.length; level++) {
      int number = numbers.get(level);
      if (step.after().firstFree(chain[level], number) != number) {
        return false;
      }
    }
    return true;
  }

  static boolean everyLevel(State state) {
    return allPids(
        state, pid -> state.numbers(pid).size() == state.level(state.namespaceOf(pid)) + 1);
  }

  static boolean failureTakesNothing(Transition step) {
    if (!(step.operation() instanceof Allocate op && step.result() instanceof Failed)) {
      return true;
    }
    for (int ns : step.before().chain(op.ns())) {
      if (step.before().liveCount(ns) != step.after().liveCount(ns)) {
        return false;
      }
    }
    return !step.after().isKnown(op.pid());
  }

  static boolean noneBornClosed(Transition step) {
    return allNamespaces(
        step.before(),
        ns ->
            !step.before().closedInChain(ns)
                || step.after().liveCount(ns) <= step.before().liveCount(ns));
  }

  static boolean fullWhenEagain(Transition step) {
    if (!(step.operation() instanceof Allocate op
        && step.result() instanceof Failed failed
        && failed.errno() == Errno.EAGAIN)) {
      return true;
    }
    for (int ns : step.before().chain(op.ns())) {
      boolean told = failed.level() < 0 || failed.level() == step.before().level(ns);
      if (told && looksFull(step, ns)) {
        return true;
      }
    }
    return false;
  }

  /** Counts only: no more free numbers above the reserved ones than allocations in flight. */
  private static boolean looksFull(Transition step, int ns) {
    int bound = step.before().pidMax(ns);
    for (int former : step.overlap().formerPidMax(ns)) {
      bound = Math.min(bound, former);
    }
    int free = 0;
    int n = step.before().firstFree(ns, step.before().limits().reserved());
    while (n < bound && free <= step.overlap().holders().size()) {
      free++;
      n = step.before().firstFree(ns, n + 1);
    }
    return free <= step.overlap().holders().size();
  }

  static boolean initBeforeOthers(State state) {
    return allNamespaces(state, ns -> state.initSeen(ns) || state.liveCount(ns) == 0);
  }

  static boolean withinTheLimit(State state) {
    return allNamespaces(
        state,
        ns -> {
          boolean zero = state.leastLive(ns, 0) == 0;
          return !zero && state.leastLive(ns, state.limits().pidMaxLimit()) < 0;
        });
  }

  static boolean withinThePidMax(Transition step) {
    if (!(step.operation() instanceof Allocate op && step.result() instanceof Allocated done)) {
      return true;
    }
    int[] chain = step.before().chain(op.ns());
    for (int level = 0; level < chain.length; level++) {
      int bound = step.before().pidMax(chain[level]);
      for (int former : step.overlap().formerPidMax(chain[level])) {
        bound = Math.max(bound, former);
      }
      int number = done.numbers().get(level);
      if (number < 1 || number >= bound) {
        return false;
      }
    }
    return true;
  }

  private static boolean allPids(State state, IntPredicate test) {
    AtomicBoolean holds = new AtomicBoolean(true);
    state.forEachPid(pid -> holds.set(holds.get() && test.test(pid)));
    return holds.get();
  }

  private static boolean allNamespaces(State state, IntPredicate test) {
    AtomicBoolean holds = new AtomicBoolean(true);
    state.forEachNamespace(ns -> holds.set(holds.get() && test.test(ns)));
    return holds.get();
  }
}
