package dev.pidmap.percpu;

import dev.pidmap.Errno;
import dev.pidmap.PidException;
import dev.pidmap.SetTid;
import java.lang.invoke.VarHandle;

/**
 * An allocation: check all levels, claim a number at each from the innermost out, re-check that no
 * level is closed, publish. Lock-free: a retry means that another call made progress.
 */
final class Allocate {
  private static final int MAX_SET_TID = 32;

  /** {@link #request} of a level whose number is automatic. */
  private static final int AUTOMATIC = 0;

  private Allocate() {}

  static <T> PidRecord<T> allocate(Namespace<T> namespace, int cpu, T task, SetTid setTid) {
    int[] pidMax = new int[namespace.level() + 1];
    check(namespace, setTid, pidMax);
    PidRecord<T> pid = new PidRecord<>(namespace, task);
    for (Namespace<T> ns = namespace; ns != null; ns = ns.parent()) {
      PidException failure =
          claim(ns, pid, cpu, request(namespace, ns, setTid), pidMax[ns.level()]);
      if (failure != null) {
        rollBack(pid, ns.level() + 1);
        throw failure;
      }
    }
    publish(pid);
    return pid;
  }

  /** All checks of all levels before any claim, as Linux 7 does. Samples the bounds. */
  private static <T> void check(Namespace<T> namespace, SetTid setTid, int[] pidMax) {
    if (setTid.size() > MAX_SET_TID || setTid.size() > namespace.level() + 1) {
      throw new PidException(Errno.EINVAL, PidException.NO_LEVEL, 0);
    }
    for (Namespace<T> ns = namespace; ns != null; ns = ns.parent()) {
      int level = ns.level();
      pidMax[level] = ns.pidMaxVolatile();
      if (namespace.level() - level >= setTid.size()) {
        continue;
      }
      int number = request(namespace, ns, setTid);
      if (number < 1 || number >= pidMax[level]) {
        throw new PidException(Errno.EINVAL, level, number);
      }
      if (level < setTid.capableFrom()) {
        throw new PidException(Errno.EPERM, level, number);
      }
      if (number != 1 && !ns.hasInit()) {
        throw new PidException(Errno.EINVAL, level, number);
      }
    }
  }

  private static <T> int request(Namespace<T> namespace, Namespace<T> ns, SetTid setTid) {
    int k = namespace.level() - ns.level();
    return k < setTid.size() ? setTid.number(k) : AUTOMATIC;
  }

  private static <T> PidException claim(
      Namespace<T> ns, PidRecord<T> pid, int cpu, int request, int pidMax) {
    if (request != AUTOMATIC) {
      return Claim.requested(ns, pid, request)
          ? null
          : new PidException(Errno.EEXIST, ns.level(), request);
    }
    if (ns.hasInit()) {
      return Claim.bySweep(ns, pid, cpu, pidMax)
          ? null
          : new PidException(Errno.EAGAIN, ns.level(), 0);
    }
    if (!Claim.requested(ns, pid, 1)) {
      return new PidException(Errno.EINVAL, ns.level(), 0);
    }
    // Linux counts this one as issued in order: the next automatic number is 2.
    Sweep.restart(ns, 2);
    return null;
  }

  private static <T> void publish(PidRecord<T> pid) {
    // Pairs with the fence of close: either this read sees closed, or its sweep sees the slots.
    VarHandle.fullFence();
    boolean closed = false;
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      closed |= ns.closedVolatile();
    }
    if (!closed && pid.casState(PidRecord.RESERVED, PidRecord.LIVE)) {
      for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
        if (pid.number(ns.level()) == 1) {
          ns.setInitRelease();
        }
      }
      return;
    }
    rollBack(pid, 0);
    int failed = PidException.NO_LEVEL;
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      if (ns.closedVolatile()) {
        // Failure must not be reported before the close has taken effect.
        Close.finish(ns);
        failed = failed == PidException.NO_LEVEL ? ns.level() : failed;
      }
    }
    throw new PidException(Errno.ENOMEM, failed, 0);
  }

  /** Gives back the numbers claimed at {@code outermost} and deeper. */
  private static <T> void rollBack(PidRecord<T> pid, int outermost) {
    pid.casState(PidRecord.RESERVED, PidRecord.ABORTED);
    for (Namespace<T> ns = pid.namespace; ns != null && ns.level() >= outermost; ns = ns.parent()) {
      Retire.retire(ns, pid);
    }
  }
}
