package dev.pidmap.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The accesses of one execution, and which of them happened before which: those of one CPU, those
 * that do not commute, and whatever follows from that.
 */
final class Trace {
  private final Reduction reduction;
  private final List<Step> steps = new ArrayList<>();
  private final Step[] firsts = new Step[Simulation.MAX_CPUS];

  /** An access that was made. */
  private static final class Step implements Access {
    int cpu;
    Location location;
    boolean writes;

    /** By CPU, how many of its accesses happened before, itself included. */
    final int[] clock = new int[Simulation.MAX_CPUS];

    @Override
    public Location location() {
      return location;
    }

    @Override
    public boolean writes() {
      return writes;
    }

    boolean isBefore(Step other) {
      return other.clock[cpu] >= clock[cpu];
    }
  }

  /** Takes notice of two accesses that did not commute, with nothing between them. */
  @FunctionalInterface
  interface Reversal {
    void reverse(int one, int other);
  }

  Trace(Reduction reduction) {
    this.reduction = reduction;
  }

  void makeRoom(int count) {
    while (steps.size() < count) {
      steps.add(new Step());
    }
  }

  Access step(int at) {
    return steps.get(at);
  }

  /** {@code cpu} has made the access at {@code at}. */
  void set(int at, Cpu cpu) {
    Step step = steps.get(at);
    step.cpu = cpu.number;
    step.location = cpu.made;
    step.writes = cpu.wrote;
  }

  /** Finds out what happened before the access at {@code at}, and with what it was in a race. */
  void order(int at, Reversal races) {
    Step it = steps.get(at);
    Arrays.fill(it.clock, 0);
    for (int i = at - 1; i >= 0; i--) {
      Step before = steps.get(i);
      if (before.isBefore(it)) {
        continue;
      }
      boolean isRace = before.cpu != it.cpu && !reduction.commutation().commute(before, it);
      if (isRace || before.cpu == it.cpu) {
        for (int cpu = 0; cpu < it.clock.length; cpu++) {
          it.clock[cpu] = Math.max(it.clock[cpu], before.clock[cpu]);
        }
      }
      if (isRace) {
        races.reverse(i, at);
      }
    }
    it.clock[it.cpu]++;
  }

  /**
   * The CPUs with which an execution can begin, in place of the access at {@code one}, that makes
   * all accesses up to {@code other} which do not need that one, and then {@code other}.
   */
  int initials(int one, int other) {
    Step reversed = steps.get(one);
    Arrays.fill(firsts, null);
    int initials = 0;
    for (int i = one + 1; i <= other; i++) {
      Step step = steps.get(i);
      boolean remains = i == other || !reversed.isBefore(step);
      if (remains && firsts[step.cpu] == null) {
        initials |= isAfterAny(step) ? 0 : 1 << step.cpu;
        firsts[step.cpu] = step;
      }
    }
    return initials;
  }

  private boolean isAfterAny(Step step) {
    for (Step first : firsts) {
      if (first != null && first.isBefore(step)) {
        return true;
      }
    }
    return false;
  }
}
