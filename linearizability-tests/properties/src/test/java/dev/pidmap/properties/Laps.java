package dev.pidmap.properties;

import dev.pidmap.Pid;
import dev.pidmap.percpu.PerCpuPidMap;
import java.util.Arrays;
import java.util.List;

/** Reads the laps that the map under test stamped on a pid. */
final class Laps {
  private Laps() {}

  static List<Integer> of(Pid<Integer> pid) {
    return Arrays.stream(PerCpuPidMap.laps(pid)).boxed().toList();
  }
}
