package dev.pidmap.simulator;

import java.util.Arrays;

/**
 * Visits all executions of a program, up to a reduction, one after the other: each takes the
 * choices of the one before it up to the last that has an alternative left.
 *
 * <p>Sleep sets (Godefroid): when the alternatives at a choice are taken one after the other, those
 * taken before need not be taken again until something was done that does not commute with them.
 * That leaves one execution of each class of those that differ in the order of commuting accesses
 * only, and reaches every state. An execution in which all CPUs sleep ends early: what would follow
 * was run before.
 */
final class DepthFirst implements Search {
  private final Reduction reduction;
  private int[] chosen = new int[256];
  private int[] enabledAt = new int[256];
  private int[] asleep = new int[256];
  private int[] taken = new int[256];

  /** How many choices are given from the execution before. */
  private int given;

  private int depth;
  private boolean begun;

  DepthFirst(Reduction reduction) {
    this.reduction = reduction;
  }

  @Override
  public int choose(Simulation simulation, int enabled, int last) {
    if (depth == chosen.length) {
      grow();
    }
    if (depth < given) {
      if (enabled != enabledAt[depth]) {
        throw new IllegalStateException(
            "the program does not repeat itself: at choice " + depth + " other CPUs can go on");
      }
      return chosen[depth++];
    }
    int awake = enabled & ~asleep[depth];
    if (awake == 0) {
      return STOP;
    }
    enabledAt[depth] = enabled;
    taken[depth] = 0;
    chosen[depth] = last >= 0 && (awake & 1 << last) != 0 ? last : first(awake);
    return chosen[depth++];
  }

  private static int first(int cpus) {
    return Integer.numberOfTrailingZeros(cpus);
  }

  @Override
  public void performed(Simulation simulation, int cpu) {
    if (depth < given) {
      return; // the sleep set behind this choice is known
    }
    if (depth == chosen.length) {
      grow();
    }
    int sleeping = 0;
    if (reduction != Reduction.NONE) {
      int candidates = (asleep[depth - 1] | taken[depth - 1]) & ~(1 << cpu);
      for (int rest = candidates; rest != 0; rest &= rest - 1) {
        int other = first(rest);
        if (reduction.commute(simulation.cpu(cpu), simulation.cpu(other))) {
          sleeping |= 1 << other;
        }
      }
    }
    asleep[depth] = sleeping;
  }

  @Override
  public boolean advance() {
    if (!begun) {
      begun = true;
      return true;
    }
    for (int at = depth - 1; at >= 0; at--) {
      taken[at] |= 1 << chosen[at];
      int rest = enabledAt[at] & ~asleep[at] & ~taken[at];
      if (rest != 0) {
        chosen[at] = first(rest);
        given = at + 1;
        depth = 0;
        return true;
      }
    }
    return false;
  }

  @Override
  public int[] choices() {
    return Arrays.copyOf(chosen, depth);
  }

  private void grow() {
    int length = 2 * chosen.length;
    chosen = Arrays.copyOf(chosen, length);
    enabledAt = Arrays.copyOf(enabledAt, length);
    asleep = Arrays.copyOf(asleep, length);
    taken = Arrays.copyOf(taken, length);
  }
}
