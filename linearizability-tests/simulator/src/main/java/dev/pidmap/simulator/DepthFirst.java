package dev.pidmap.simulator;

import java.util.Arrays;

/**
 * Visits executions of a program one after the other: each takes the choices of the one before it
 * up to the last that has an alternative left. Which alternatives there are is up to its kind.
 */
abstract class DepthFirst implements Search {
  private int[] chosen = new int[256];

  /** How many choices are given from the execution before. */
  private int given;

  private int depth;
  private boolean begun;

  /** There are so many choices, and the accesses that follow them; later ones may be more. */
  abstract void makeRoom(int choices);

  /**
   * The first choice to take at a place, or {@link #STOP}.
   *
   * @param at how many choices came before
   */
  abstract int first(Simulation simulation, int at, int enabled, int last);

  /** {@code cpu} is chosen, for the first time there or once more. */
  abstract void choosing(Simulation simulation, int at, int enabled, int last, int cpu);

  /** The next choice to take at a place, or {@link #STOP} when none is left. */
  abstract int next(int at, int before);

  @Override
  public final int choose(Simulation simulation, int enabled, int last) {
    if (depth == 0 || depth + 1 == chosen.length) {
      grow();
    }
    if (depth >= given) {
      int cpu = first(simulation, depth, enabled, last);
      if (cpu == STOP) {
        return STOP;
      }
      chosen[depth] = cpu;
    }
    choosing(simulation, depth, enabled, last, chosen[depth]);
    return chosen[depth++];
  }

  private void grow() {
    if (depth > 0) {
      chosen = Arrays.copyOf(chosen, 2 * chosen.length);
    }
    makeRoom(chosen.length);
  }

  /** How many choices were taken in this execution. */
  final int depth() {
    return depth;
  }

  /** Whether the last access was made in the execution before, too. */
  final boolean isRepeated() {
    return depth < given;
  }

  @Override
  public final boolean advance() {
    if (!begun) {
      begun = true;
      return true;
    }
    for (int at = depth - 1; at >= 0; at--) {
      int cpu = next(at, chosen[at]);
      if (cpu != STOP) {
        chosen[at] = cpu;
        given = at + 1;
        depth = 0;
        return true;
      }
    }
    return false;
  }

  @Override
  public final int[] choices() {
    return Arrays.copyOf(chosen, depth);
  }
}
