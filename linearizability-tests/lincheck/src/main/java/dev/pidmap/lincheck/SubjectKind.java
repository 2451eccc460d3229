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
 * @param subject a class that makes a map of yet another kind, with the methods of {@link Subject};
 *     null for the others
 */
public record SubjectKind(String name, LockedPidMap.Guard guard, Class<?> subject) {

  /** The plain map with its critical sections run by {@code guard}. */
  public SubjectKind(String name, LockedPidMap.Guard guard) {
    this(name, guard, null);
  }

  /**
   * A map of a kind of its own, made by {@code subject}: Lincheck instruments what its test class
   * creates, and would take a map that somebody else hands in for an object without parts.
   */
  public static SubjectKind madeBy(Class<?> subject) {
    return new SubjectKind(subject.getSimpleName(), null, subject);
  }

  /** The lock-free per-CPU map. */
  public static final SubjectKind PER_CPU = new SubjectKind("per-CPU map", null, null);

  /** The plain map under one lock. */
  public static final SubjectKind LOCKED = new SubjectKind("map under one lock", null, null);

  /** Whether it promises never to wait for a stopped thread. */
  boolean obstructionFree() {
    return equals(PER_CPU);
  }

  static List<Integer> lapsOf(Pid<Integer> pid) {
    return Arrays.stream(PerCpuPidMap.laps(pid)).boxed().toList();
  }
}
