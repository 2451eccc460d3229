package dev.pidmap.simulator;

import java.util.Arrays;

/**
 * Visits all executions in which CPUs that could go on are left a few times only: most holes need
 * one or two switches, at the right places, and there are few such executions even where there are
 * too many of all. It leaves nothing out within its bounds.
 */
public final class FewSwitches extends DepthFirst {
  private final int most;
  private final Leave[] leave;

  /** At each choice, the CPUs that are still to be tried there. */
  private int[] left = new int[0];

  /** At each choice, how many switches came before it. */
  private int[] switches = new int[0];

  /** Calls and returns of each CPU when it was chosen last. */
  private final int[] boundaries = new int[Simulation.MAX_CPUS];

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
  void makeRoom(int count) {
    left = Arrays.copyOf(left, count);
    switches = Arrays.copyOf(switches, count);
  }

  @Override
  int first(Simulation simulation, int at, int enabled, int last) {
    boolean goesOn = goesOn(enabled, last);
    boolean maySwitch = !goesOn || (switches[at] < most && mayLeave(simulation.cpu(last)));
    left[at] = maySwitch ? enabled : 1 << last;
    return take(at, goesOn ? last : Integer.numberOfTrailingZeros(enabled));
  }

  private static boolean goesOn(int enabled, int last) {
    return last >= 0 && (enabled & 1 << last) != 0;
  }

  private boolean mayLeave(Cpu cpu) {
    return switch (leave[cpu.number]) {
      case ANYWHERE -> true;
      case BEFORE_WRITES -> cpu.kind != Machine.Kind.READ;
      case BETWEEN_CALLS -> cpu.boundaryCount != boundaries[cpu.number];
    };
  }

  private int take(int at, int cpu) {
    left[at] &= ~(1 << cpu);
    return cpu;
  }

  @Override
  void choosing(Simulation simulation, int at, int enabled, int last, int cpu) {
    if (at == 0) {
      Arrays.fill(boundaries, 0);
    }
    boundaries[cpu] = simulation.cpu(cpu).boundaryCount;
    switches[at + 1] = switches[at] + (goesOn(enabled, last) && cpu != last ? 1 : 0);
  }

  @Override
  int next(int at, int before) {
    return left[at] == 0 ? STOP : take(at, Integer.numberOfTrailingZeros(left[at]));
  }
}
