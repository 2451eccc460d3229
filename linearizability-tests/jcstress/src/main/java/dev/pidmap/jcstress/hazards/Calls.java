package dev.pidmap.jcstress.hazards;

import dev.pidmap.Errno;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import dev.pidmap.percpu.Geometry;

/** Calls as the actors make them: errors become what a system call returns, {@code -errno}. */
final class Calls {
  static final int EAGAIN = -11;
  static final int ENOMEM = -12;
  static final int EEXIST = -17;
  static final int EINVAL = -22;

  /** The task of every pid. */
  static final Integer TASK = 42;

  private Calls() {}

  /** Two CPUs on one lane, ranges of two ids, numbers 1..{@code pidMax}-1, nothing reserved. */
  static Geometry oneLane(int pidMax) {
    return new Geometry(2, 2, 2, pidMax, pidMax, 1, 1, 1);
  }

  /** The same, growing from one lane to two. */
  static Geometry growing(int pidMax) {
    return new Geometry(2, 2, 2, pidMax, pidMax, 1, 1, 2);
  }

  /** The same with a lane for each CPU. */
  static Geometry twoLanes(int pidMax) {
    return new Geometry(2, 2, 2, pidMax, pidMax, 1, 2, 2);
  }

  /** The pid with {@code numbers}, innermost level first, or with automatic ones. */
  static Pid<Integer> take(PidNamespace<Integer> ns, int cpu, int... numbers) {
    return ns.allocate(cpu, TASK, SetTid.of(numbers));
  }

  /** The number in {@code ns} of a new pid, or {@code -errno}. */
  static int allocate(PidNamespace<Integer> ns, int cpu, int... numbers) {
    try {
      return take(ns, cpu, numbers).numberIn(ns);
    } catch (PidException e) {
      return code(e.errno());
    }
  }

  /** 1 where {@code number} is live, else 0. */
  static int visible(PidNamespace<Integer> ns, int number) {
    return ns.find(number) == null ? 0 : 1;
  }

  private static int code(Errno errno) {
    return switch (errno) {
      case EAGAIN -> EAGAIN;
      case ENOMEM -> ENOMEM;
      case EEXIST -> EEXIST;
      case EINVAL -> EINVAL;
      case EPERM, ENOSPC -> throw new AssertionError(errno);
    };
  }
}
