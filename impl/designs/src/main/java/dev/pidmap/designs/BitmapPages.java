package dev.pidmap.designs;

import dev.pidmap.Errno;
import dev.pidmap.PidException;

/**
 * Linux until 4.14: bits taken by {@code test_and_set_bit} without a lock, the last pid moved by
 * compare-and-set, the hash table under {@code pidmap_lock} (kernel/pid.c before 95846ecf9dac).
 * Requested numbers came later; here they are taken by the same atomic operation.
 *
 * <p>Gives up: an exact verdict. A number that moves ahead of the search is never seen, so EAGAIN
 * may come early. Chains grow with the number of pids, for the table has 4,096 of them.
 */
final class BitmapPages<T> extends DesignMap<T> {
  private static final int HASH_BITS = 12;

  private final PidHash<T> hash = new PidHash<>(HASH_BITS);
  private final TicketLock pidmapLock = new TicketLock();

  BitmapPages(Sizes sizes) {
    super(sizes);
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new AtomicBitmapTable<>(sizes.pidMaxLimit(), hash);
  }

  @Override
  void claim(PidRecord<T> pid, Request<T> request) {
    try {
      for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
        pid.setNumber(ns.level(), take(ns, request));
      }
      pidmapLock.lock();
      try {
        for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
          hash.put(ns.table, pid.number(ns.level()), pid);
        }
        if (!publish(pid)) {
          throw closed();
        }
      } finally {
        pidmapLock.unlock();
      }
    } catch (PidException e) {
      giveBack(pid);
      throw e;
    }
  }

  /** {@code alloc_pidmap}. */
  private int take(Namespace<T> ns, Request<T> request) {
    AtomicBitmapTable<T> table = table(ns);
    int level = ns.level();
    if (request.isNamed(level)) {
      int number = request.number(level);
      if (!table.take(number)) {
        throw new PidException(Errno.EEXIST, level, number);
      }
      return number;
    }
    if (!ns.hasInit()) {
      if (!table.take(1)) {
        throw new PidException(Errno.EINVAL, level, 0);
      }
      ns.casCursor(ns.cursor(), 2);
      return 1;
    }
    int cursor = ns.cursor();
    int least = ns.least();
    int from = Math.max(cursor, least);
    int number = table.takeFirst(from, request.bound(level));
    if (number < 0) {
      number = table.takeFirst(least, request.bound(level));
    }
    if (number < 0) {
      throw new PidException(Errno.EAGAIN, level, 0);
    }
    moveLast(ns, cursor, number + 1);
    return number;
  }

  /** {@code set_last_pid}: of two that ran at once, the one further on from {@code start} stays. */
  private void moveLast(Namespace<T> ns, int start, int next) {
    int seen = start;
    while (!ns.casCursor(seen, next)) {
      seen = ns.cursor();
      if (Integer.compareUnsigned(next - start, seen - start) <= 0) {
        return;
      }
    }
  }

  @Override
  boolean end(PidRecord<T> pid) {
    if (!die(pid)) {
      return false;
    }
    giveBack(pid);
    return true;
  }

  private void giveBack(PidRecord<T> pid) {
    pidmapLock.lock();
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      hash.remove(ns.table, pid.number(ns.level()));
    }
    pidmapLock.unlock();
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      if (pid.number(ns.level()) > 0) {
        table(ns).free(pid.number(ns.level()));
      }
    }
  }

  @Override
  void exclusively(Namespace<T> ns, Runnable section) {
    pidmapLock.lock();
    try {
      section.run();
    } finally {
      pidmapLock.unlock();
    }
  }

  private static <T> AtomicBitmapTable<T> table(Namespace<T> ns) {
    return (AtomicBitmapTable<T>) ns.table;
  }
}
