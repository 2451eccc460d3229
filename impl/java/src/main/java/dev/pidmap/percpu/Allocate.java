package dev.pidmap.percpu;

import dev.pidmap.Errno;
import dev.pidmap.PidException;
import dev.pidmap.SetTid;

/**
 * An allocation: check all levels, claim a number at each from the innermost out, re-check that no
 * level is closed, publish. Lock-free: a retry means that another call made progress.
 */
final class Allocate {
  private static final int MAX_SET_TID = 32;

  /** {@link #request} of a level whose number is automatic. */
  private static final int AUTOMATIC = 0;

  private enum Outcome {
    CLAIMED,
    TAKEN,
    FULL,
    /** Another allocation has reserved the first number. */
    FIRST_IN_FLIGHT
  }

  private Allocate() {}

  static <T> PidRecord<T> allocate(Namespace<T> namespace, int cpu, T task, SetTid setTid) {
    PidRecord<T> pid = new PidRecord<>(namespace, task);
    check(pid, setTid);
    claimAll(pid, cpu, setTid);
    publish(pid);
    return pid;
  }

  /** Claims a number at every level, or throws and holds none. */
  private static <T> void claimAll(PidRecord<T> pid, int cpu, SetTid setTid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      int level = ns.level();
      int request = request(pid.namespace, ns, setTid);
      switch (claim(ns, pid, cpu, request)) {
        case CLAIMED -> {}
        case TAKEN -> throw failed(pid, Errno.EEXIST, level, request);
        case FULL -> throw failed(pid, Errno.EAGAIN, level, request);
        case FIRST_IN_FLIGHT -> throw failed(pid, Errno.EINVAL, level, request);
      }
    }
  }

  private static <T> PidException failed(PidRecord<T> pid, Errno errno, int level, int number) {
    rollBack(pid, level + 1);
    return new PidException(errno, level, number);
  }

  /** All checks of all levels before any claim, as Linux 7 does. Samples the bounds. */
  private static <T> void check(PidRecord<T> pid, SetTid setTid) {
    Namespace<T> namespace = pid.namespace;
    if (setTid.size() > MAX_SET_TID || setTid.size() > namespace.level() + 1) {
      throw new PidException(Errno.EINVAL, PidException.NO_LEVEL, 0);
    }
    for (Namespace<T> ns = namespace; ns != null; ns = ns.parent()) {
      int level = ns.level();
      pid.at(level).pidMax = ns.pidMaxVolatile();
      if (namespace.level() - level >= setTid.size()) {
        continue;
      }
      int number = request(namespace, ns, setTid);
      if (number < 1 || number >= pid.at(level).pidMax) {
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

  private static <T> Outcome claim(Namespace<T> ns, PidRecord<T> pid, int cpu, int request) {
    if (request != AUTOMATIC) {
      return Claim.requested(ns, pid, request) ? Outcome.CLAIMED : Outcome.TAKEN;
    }
    if (!ns.hasInit() && Claim.first(ns, pid)) {
      // Linux counts this one as issued in order: the next automatic number is 2.
      Sweep.restart(ns, 2);
      return Outcome.CLAIMED;
    }
    if (!ns.hasInit()) {
      return Outcome.FIRST_IN_FLIGHT;
    }
    return Claim.bySweep(ns, pid, cpu) ? Outcome.CLAIMED : Outcome.FULL;
  }

  private static <T> void publish(PidRecord<T> pid) {
    // Dekker with close: this sees closed, or the sweep of close sees the slots, both being
    // volatile. Where the CAS that claims is no full barrier, a port needs one here.
    boolean closed = false;
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      closed |= ns.closedVolatile();
    }
    if (!closed && pid.casState(PidRecord.RESERVED, PidRecord.LIVE)) {
      for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
        if (pid.number(ns.level()) == 1) {
          ns.setInitVolatile();
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
