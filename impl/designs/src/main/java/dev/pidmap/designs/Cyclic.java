package dev.pidmap.designs;

import dev.pidmap.Errno;
import dev.pidmap.PidException;

/**
 * The parts of {@code alloc_pid} that work on one level; the caller holds the lock of its table.
 */
final class Cyclic {
  private Cyclic() {}

  static <T> CyclicTable<T> table(Namespace<T> ns) {
    return (CyclicTable<T>) ns.table;
  }

  /**
   * Reserves a number: the one asked for, 1 where there is no init, or the next one in cyclic order
   * ({@code idr_alloc_cyclic}).
   *
   * @throws PidException EEXIST, EINVAL or EAGAIN
   */
  static <T> void reserve(Namespace<T> ns, PidRecord<T> pid, Request<T> request) {
    int level = ns.level();
    CyclicTable<T> table = table(ns);
    int number;
    if (request.isNamed(level)) {
      number = request.number(level);
      if (table.isReserved(number)) {
        throw new PidException(Errno.EEXIST, level, number);
      }
    } else if (!ns.hasInit()) {
      number = 1;
      if (table.isReserved(number)) {
        throw new PidException(Errno.EINVAL, level, 0);
      }
      ns.setCursor(2);
    } else {
      number = next(ns, request.bound(level));
      if (number < 0) {
        throw new PidException(Errno.EAGAIN, level, 0);
      }
      ns.setCursor(number + 1);
    }
    table.reserve(number);
    pid.setNumber(level, number);
  }

  private static <T> int next(Namespace<T> ns, int bound) {
    int least = ns.least();
    int from = Math.max(ns.cursor(), least);
    int number = table(ns).firstFree(from, bound);
    return number >= 0 || from == least ? number : table(ns).firstFree(least, bound);
  }

  /** {@code idr_replace(NULL, pid)}. */
  static <T> void put(Namespace<T> ns, PidRecord<T> pid) {
    table(ns).put(pid.number(ns.level()), pid);
  }

  /** Frees the number at one level, if one is held there. */
  static <T> void remove(Namespace<T> ns, PidRecord<T> pid) {
    int number = pid.number(ns.level());
    if (number > 0) {
      table(ns).remove(number);
    }
  }

  static <T> void reserveAll(PidRecord<T> pid, Request<T> request) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      reserve(ns, pid, request);
    }
  }

  static <T> void putAll(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      put(ns, pid);
    }
  }

  static <T> void removeAll(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      remove(ns, pid);
    }
  }
}
