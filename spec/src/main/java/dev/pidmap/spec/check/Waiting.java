package dev.pidmap.spec.check;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.history.History.Call;
import java.util.function.Consumer;

/** The calls in flight that have not been placed, by what they touch. */
final class Waiting {
  private final Problem problem;
  private final Call[] calls;
  private final IntBag[] touching;
  private final IntBag failing = new IntBag();
  private final IntBag samplers = new IntBag();
  private final boolean[] member;

  Waiting(Problem problem) {
    this.problem = problem;
    calls = problem.calls;
    touching = new IntBag[problem.footprints.places() * Footprints.MODES];
    member = new boolean[calls.length];
  }

  void add(int call) {
    for (int entry : problem.footprints.of(call)) {
      IntBag bag = touching[entry];
      if (bag == null) {
        bag = new IntBag();
        touching[entry] = bag;
      }
      bag.add(call);
    }
    if (isFailing(call)) {
      failing.add(call);
    }
    if (samples(call)) {
      samplers.add(call);
    }
  }

  void remove(int call) {
    for (int entry : problem.footprints.of(call)) {
      touching[entry].remove(call);
    }
    if (isFailing(call)) {
      failing.remove(call);
    }
    if (samples(call)) {
      samplers.remove(call);
    }
  }

  private boolean isFailing(int call) {
    return Subject.failedAllocation(calls[call]) && problem.footprints.of(call).length > 0;
  }

  /** Whether {@code call} may act on what it saw before it takes effect. */
  private boolean samples(int call) {
    Operation operation = calls[call].operation();
    return (operation instanceof Operation.Allocate || operation instanceof Operation.SetLastPid)
        && problem.footprints.of(call).length > 0;
  }

  /** The allocations that fail, as far as anything can help or hinder them. */
  IntBag failing() {
    return failing;
  }

  /** Those with that entry in their footprint. */
  IntBag touching(int entry) {
    return touching[entry];
  }

  /** When the oldest call began that may still act on a former state; {@code now} if none did. */
  int oldestSampler(int now) {
    int oldest = now;
    for (int i = 0; i < samplers.size(); i++) {
      oldest = Math.min(oldest, calls[samplers.get(i)].called());
    }
    return oldest;
  }

  /** {@code roots} and those that conflict with one of the result, nearest first. */
  int[] related(int[] roots) {
    IntBag found = new IntBag();
    for (int root : roots) {
      addMember(root, found);
    }
    Consumer<IntBag> addAll = bag -> addMembers(bag, found);
    for (int i = 0; i < found.size(); i++) {
      forEachConflicting(found.get(i), addAll);
    }
    for (int i = 0; i < found.size(); i++) {
      member[found.get(i)] = false;
    }
    return found.toArray();
  }

  /** Visits the bags of those that conflict with {@code call}; one may be in several. */
  void forEachConflicting(int call, Consumer<IntBag> visitor) {
    for (int entry : problem.footprints.of(call)) {
      int place = entry / Footprints.MODES * Footprints.MODES;
      for (int mode = 0; mode < Footprints.MODES; mode++) {
        IntBag bag = touching[place + mode];
        if (bag != null && Footprints.conflict(entry - place, mode)) {
          visitor.accept(bag);
        }
      }
    }
  }

  private void addMembers(IntBag bag, IntBag found) {
    for (int i = 0; i < bag.size(); i++) {
      addMember(bag.get(i), found);
    }
  }

  private void addMember(int call, IntBag found) {
    if (!member[call]) {
      member[call] = true;
      found.add(call);
    }
  }
}
