package dev.pidmap.simulator;

import java.util.Arrays;

/**
 * Visits all executions in which CPUs that could go on are left a few times only: most holes need
 * one or two switches, at the right places, and there are few such executions even where there are
 * too many of all. It leaves nothing out within its bounds.
 */
public final class FewSwitches implements Search {
  private final int most;
  private final Leave[] leave;
  private int[] chosen = new int[256];

  /** At each choice, the CPUs that are still to be tried there. */
  private int[] left = new int[256];

  /** At each choice, how many switches came before it. */
  private int[] switches = new int[256];

  /** Calls and returns of each CPU when it was chosen last. */
  private final int[] boundaries = new int[Simulation.MAX_CPUS];

  /** How many choices are given from the execution before. */
  private int given;

  private int depth;
  private boolean begun;

  /** Where a CPU that could go on is left for another one. */
  public enum Leave {
    ANYWHERE,
    BEFORE_WRITES,
    BETWEEN_CALLS
  }

  /**
   * At most {@code most} switches.
   *
   * @param leave where each CPU may be left
   */
  public FewSwitches(int most, Leave... leave) {
    this.most = most;
    this.leave = leave.clone();
  }

  @Override
  public int choose(Simulation simulation, int enabled, int last) {
    if (depth + 1 == chosen.length) {
      grow();
    }
    if (depth == 0) {
      Arrays.fill(boundaries, 0);
      switches[0] = 0;
    }
    boolean goesOn = last >= 0 && (enabled & 1 << last) != 0;
    if (depth >= given) {
      boolean maySwitch = !goesOn || (switches[depth] < most && mayLeave(simulation.cpu(last)));
      left[depth] = maySwitch ? enabled : 1 << last;
      take(depth, goesOn ? last : Integer.numberOfTrailingZeros(enabled));
    }
    int next = chosen[depth];
    boundaries[next] = simulation.cpu(next).boundaryCount;
    switches[depth + 1] = switches[depth] + (goesOn && next != last ? 1 : 0);
    depth++;
    return next;
  }

  private boolean mayLeave(Cpu cpu) {
    return switch (leave[cpu.number]) {
      case ANYWHERE -> true;
      case BEFORE_WRITES -> cpu.kind != Machine.Kind.READ;
      case BETWEEN_CALLS -> cpu.boundaryCount != boundaries[cpu.number];
    };
  }

  private void take(int at, int cpu) {
    chosen[at] = cpu;
    left[at] &= ~(1 << cpu);
  }

  @Override
  public boolean advance() {
    if (!begun) {
      begun = true;
      return true;
    }
    for (int at = depth - 1; at >= 0; at--) {
      if (left[at] != 0) {
        take(at, Integer.numberOfTrailingZeros(left[at]));
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
    left = Arrays.copyOf(left, length);
    switches = Arrays.copyOf(switches, length);
  }
}
