package dev.pidmap.simulator.map;

import dev.pidmap.Errno;
import dev.pidmap.Occupancy;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidNamespace;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.simulator.Explorer;
import dev.pidmap.simulator.Simulation;
import dev.pidmap.simulator.Stall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Stops CPUs of a scenario for ever, at each access: the others finish, and of the numbers of the
 * root only those stay taken that the stopped ones hold.
 */
public final class Stalls {
  private static final int LONGEST = 5_000;
  private static final int FAILED = -1;

  private final MapProgram program;
  private final Simulation simulation = new Simulation(LONGEST);
  private int points;

  private Stalls(Scenario scenario, Supplier<Inside> maker) {
    program = new MapProgram(scenario, maker);
    Explorer.load(program, simulation);
    simulation.watch(program);
    simulation.stopEverywhere();
  }

  /**
   * Stops each CPU at each access, alone.
   *
   * @return how many points there were
   * @throws AssertionError when another CPU does not finish, or a number is lost
   */
  public static int one(Scenario scenario, Supplier<Inside> maker) {
    Stalls stalls = new Stalls(scenario, maker);
    for (int victim = 0; victim < scenario.threads().size(); victim++) {
      int at = 0;
      while (stalls.stop(new int[] {victim}, new int[] {at})) {
        at++;
      }
    }
    return stalls.points;
  }

  /** The same for each two CPUs, each at each access. */
  public static int two(Scenario scenario, Supplier<Inside> maker) {
    return two(scenario, maker, scenario.threads().size());
  }

  /** The same for each two of the first {@code cpus} CPUs. */
  public static int two(Scenario scenario, Supplier<Inside> maker, int cpus) {
    Stalls stalls = new Stalls(scenario, maker);
    for (int first = 0; first < cpus; first++) {
      for (int second = 0; second < cpus; second++) {
        if (first != second) {
          stalls.both(first, second);
        }
      }
    }
    return stalls.points;
  }

  private void both(int first, int second) {
    for (int i = 0; ; i++) {
      int at = 0;
      while (stop(new int[] {first, second}, new int[] {i, at})) {
        at++;
      }
      if (at == 0) {
        return; // the first is done before its i-th access
      }
    }
  }

  /** False when one of {@code victims} was done before it could be stopped. */
  private boolean stop(int[] victims, int[] accesses) {
    Stall stall = new Stall(victims, accesses);
    Simulation.End end = simulation.run(program, stall);
    require(simulation.failure() == null, stall, simulation.failure());
    if (!stall.stoppedAll(simulation)) {
      return false;
    }
    points++;
    int finished = 0;
    for (int cpu = 0; cpu < simulation.cpus(); cpu++) {
      finished += simulation.isFinished(cpu) ? 1 : 0;
    }
    require(finished == simulation.cpus() - victims.length, stall, "others wait: " + end);
    account(stall, victims.length);
    return true;
  }

  /**
   * Takes all numbers of the root that can be had, and then once more, with nothing live. Says
   * nothing where the first number was still to be issued, or the root was to be closed: stopped in
   * the middle of that, a CPU holds all of them.
   */
  private void account(Stall stall, int stopped) {
    PidNamespace<Integer> root = program.inside().map().root();
    int all = root.pidMax() - 1;
    Occupancy before = root.occupancy();
    require(before.reserved() <= stopped, stall, before);
    int beyond = beyond(root);
    int taken = fill(root);
    if (taken == FAILED) {
      return;
    }
    require(
        taken + before.live() - beyond + before.reserved() == all,
        stall,
        "of " + all + " numbers " + taken + " could be had; " + before);
    List<Pid<Integer>> live = new ArrayList<>();
    root.forEach(live::add);
    live.forEach(Pid::release);
    int again = fill(root);
    require(again + before.reserved() == all, stall, again + " of " + all + " came back");
  }

  /** Live pids that pid_max has since cut off. */
  private static int beyond(PidNamespace<Integer> root) {
    int[] count = new int[1];
    root.forEach(pid -> count[0] += pid.number(0) >= root.pidMax() ? 1 : 0);
    return count[0];
  }

  /** How many numbers there were before {@code root} was full. */
  private static int fill(PidNamespace<Integer> root) {
    for (int taken = 0; ; taken++) {
      try {
        root.allocate(0, -1);
      } catch (PidException e) {
        return e.errno() == Errno.EAGAIN ? taken : FAILED;
      }
    }
  }

  private static void require(boolean holds, Stall stall, Object what) {
    if (!holds) {
      throw new AssertionError(stall + ": " + what);
    }
  }
}
