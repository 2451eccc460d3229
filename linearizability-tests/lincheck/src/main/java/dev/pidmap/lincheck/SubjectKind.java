package dev.pidmap.lincheck;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.harness.Driver;
import dev.pidmap.percpu.PerCpuPidMap;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of pid map to check.
 *
 * @param name for people
 * @param create makes an empty one of the sizes of a scenario
 * @param laps tells which lap issued a number
 * @param obstructionFree whether it promises never to wait for a stopped thread
 */
public record SubjectKind(
    String name,
    Function<Scenario, PidMap<Integer>> create,
    Driver.LapReader laps,
    boolean obstructionFree) {

  /** The lock-free per-CPU map. */
  public static final SubjectKind PER_CPU =
      new SubjectKind(
          "per-CPU map",
          scenario -> new PerCpuPidMap<>(scenario.geometry()),
          SubjectKind::lapsOf,
          true);

  private static List<Integer> lapsOf(Pid<Integer> pid) {
    return Arrays.stream(PerCpuPidMap.laps(pid)).boxed().toList();
  }

  Driver newDriver(Scenario scenario) {
    return new Driver(create.apply(scenario), laps);
  }
}
