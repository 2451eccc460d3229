package dev.pidmap.lincheck;

import dev.pidmap.Pid;
import dev.pidmap.harness.LockedPidMap;
import dev.pidmap.percpu.PerCpuPidMap;
import java.util.Arrays;
import java.util.List;

/**
 * A kind of pid map to check.
 *
 * @param name for people
 * @param guard what the critical sections of a {@link LockedPidMap} run in; null for the kinds
 *     below
 */
public record SubjectKind(String name, LockedPidMap.Guard guard) {

  /** The lock-free per-CPU map. */
  public static final SubjectKind PER_CPU = new SubjectKind("per-CPU map", null);

  /** The plain map under one lock. */
  public static final SubjectKind LOCKED = new SubjectKind("map under one lock", null);

  /** Whether it promises never to wait for a stopped thread. */
  boolean obstructionFree() {
    return equals(PER_CPU);
  }

  static List<Integer> lapsOf(Pid<Integer> pid) {
    return Arrays.stream(PerCpuPidMap.laps(pid)).boxed().toList();
  }
}
