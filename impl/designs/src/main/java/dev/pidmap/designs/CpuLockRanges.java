package dev.pidmap.designs;

import dev.pidmap.Errno;
import dev.pidmap.PidException;

/**
 * The sketch, second form (Guzik, second mail): "every CPU could have its own pidmap_lock. The
 * struct with the bitmap + pid array would have a pointer to a spinlock, which would refer to the
 * pidmap lock of whichever CPU which allocated the range ... allocs still get away with one lock
 * acquire". Requested and first numbers, which may be in anybody's range, are taken with all locks
 * held.
 *
 * <p>Gives up: as the first form, but for the trips. A release on another CPU takes the lock that
 * its owner allocates under.
 */
final class CpuLockRanges<T> extends DesignMap<T> {
  private final Locks locks;

  CpuLockRanges(Sizes sizes) {
    super(sizes);
    this.locks = new Locks(sizes.cpus());
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new RangeTable<>(sizes);
  }

  @Override
  void claim(PidRecord<T> pid, Request<T> request) {
    if (request.namesAny() || !allHaveInit(pid)) {
      locks.all(() -> claimLocked(pid, request));
      return;
    }
    TicketLock lock = locks.of(request.cpu);
    lock.lock();
    try {
      claimLocked(pid, request);
    } finally {
      lock.unlock();
    }
  }

  private static <T> boolean allHaveInit(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      if (!ns.hasInit()) {
        return false;
      }
    }
    return true;
  }

  private void claimLocked(PidRecord<T> pid, Request<T> request) {
    try {
      for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
        if (request.isNamed(ns.level())) {
          takeRequested(ns, pid, request, request.number(ns.level()), Errno.EEXIST);
        } else if (!ns.hasInit()) {
          takeRequested(ns, pid, request, 1, Errno.EINVAL);
        } else {
          takeNext(ns, pid, request);
        }
      }
      if (!publish(pid)) {
        throw closed();
      }
    } catch (PidException e) {
      for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
        if (pid.number(ns.level()) > 0) {
          free(ns, pid.number(ns.level()));
        }
      }
      throw e;
    }
  }

  private void takeNext(Namespace<T> ns, PidRecord<T> pid, Request<T> request) {
    RangeTable<T> table = table(ns);
    int bound = request.bound(ns.level());
    Range<T> range = table.mine(request.cpu);
    while (range == null || !range.takeNext(pid, ns.level(), bound)) {
      if (range != null && range.isSpent()) {
        table.remove(range);
      }
      if (!table.carve(request.cpu, range, bound, locks.of(request.cpu))) {
        throw new PidException(Errno.EAGAIN, ns.level(), 0);
      }
      range = table.mine(request.cpu);
    }
  }

  /** With all locks held. */
  private void takeRequested(
      Namespace<T> ns, PidRecord<T> pid, Request<T> request, int number, Errno whenTaken) {
    boolean first = !request.isNamed(ns.level());
    Range<T> range = table(ns).rangeFor(number, first, request.cpu, locks.of(request.cpu));
    if (!range.take(number, pid, ns.level())) {
      throw new PidException(whenTaken, ns.level(), first ? 0 : number);
    }
  }

  /** One trip where all ranges belong to one CPU. */
  @Override
  boolean end(PidRecord<T> pid) {
    if (!die(pid)) {
      return false;
    }
    TicketLock held = null;
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      int number = pid.number(ns.level());
      TicketLock lock = table(ns).range(number).lock;
      if (lock != held) {
        if (held != null) {
          held.unlock();
        }
        lock.lock();
        held = lock;
      }
      free(ns, number);
    }
    held.unlock();
    return true;
  }

  private static <T> void free(Namespace<T> ns, int number) {
    Range<T> range = table(ns).range(number);
    range.free(number);
    if (range.isSpent()) {
      table(ns).remove(range);
    }
  }

  @Override
  void exclusively(Namespace<T> ns, Runnable section) {
    locks.all(section);
  }

  @Override
  void moveCursor(Namespace<T> ns, int next) {
    table(ns).restart(next);
  }

  @Override
  int lastPid(Namespace<T> ns) {
    return table(ns).lastPid();
  }

  private static <T> RangeTable<T> table(Namespace<T> ns) {
    return (RangeTable<T>) ns.table;
  }
}
