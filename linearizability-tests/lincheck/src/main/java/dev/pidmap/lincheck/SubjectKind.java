package dev.pidmap.lincheck;

import dev.pidmap.Pid;
import dev.pidmap.harness.LockedPidMap;
import dev.pidmap.percpu.PerCpuPidMap;
import java.util.List;

/**
 * A kind of pid map to check.
 *
 * @param name for people
 * @param guard what the critical sections of a {@link LockedPidMap} run in; null for the kinds
 *     below
 * @param subject a class that makes a map of yet another kind, with the methods of {@link Subject};
 *     null for the others
 * @param onlookers classes whose methods are no part of what is checked: no thread is left in them,
 *     and what they do counts for nothing
 * @param spins whether its threads wait in loops, or search in long ones
 */
public record SubjectKind(
    String name,
    LockedPidMap.Guard guard,
    Class<?> subject,
    List<Class<?>> onlookers,
    boolean spins) {

  /** The plain map with its critical sections run by {@code guard}. */
  public SubjectKind(String name, LockedPidMap.Guard guard) {
    this(name, guard, null, List.of(), false);
  }

  /**
   * A map of a kind of its own, made by {@code subject}: Lincheck instruments what its test class
   * creates, and would take a map that somebody else hands in for an object without parts.
   *
   * @param onlookers see the component of that name
   */
  public static SubjectKind madeBy(Class<?> subject, Class<?>... onlookers) {
    return new SubjectKind(subject.getSimpleName(), null, subject, List.of(onlookers), false);
  }

  /** A map with spinning locks, made by {@code subject}, which may tell it by its {@code name}. */
  public static SubjectKind spinning(String name, Class<?> subject) {
    return new SubjectKind(name, null, subject, List.of(), true);
  }

  /** The lock-free per-CPU map. */
  public static final SubjectKind PER_CPU = new SubjectKind("per-CPU map", null);

  /** The plain map under one lock. */
  public static final SubjectKind LOCKED = new SubjectKind("map under one lock", null);

  /** Whether it promises never to wait for a stopped thread. */
  boolean obstructionFree() {
    return equals(PER_CPU);
  }

  static List<Integer> lapsOf(Pid<Integer> pid) {
    int[] laps = PerCpuPidMap.laps(pid);
    Integer[] boxed = new Integer[laps.length];
    for (int level = 0; level < laps.length; level++) {
      boxed[level] = laps[level];
    }
    return List.of(boxed);
  }
}
