package dev.pidmap.designs;

import dev.pidmap.Errno;
import dev.pidmap.PidException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sketch, first form (Guzik, second mail): each CPU has a range in each namespace, each range a
 * lock of its own, so a fork takes one lock per level, of which the CPU is mostly the only user.
 * "Absent a free pid or a range in the first place it goes to xarray to get space."
 *
 * <p>Gives up: one lock trip per level; sequential numbers; and where every prefix is carved,
 * EAGAIN comes although ids are free in them, since one long-lived pid keeps its range from being
 * freed.
 */
final class LockedRanges<T> extends DesignMap<T> {

  LockedRanges(Sizes sizes) {
    super(sizes);
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new RangeTable<>(sizes);
  }

  @Override
  void claim(PidRecord<T> pid, Request<T> request) {
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
    } catch (PidException e) {
      giveBack(pid);
      throw e;
    }
    if (!publish(pid)) {
      giveBack(pid);
      awaitCloses(pid);
      throw closed();
    }
  }

  private void takeNext(Namespace<T> ns, PidRecord<T> pid, Request<T> request) {
    RangeTable<T> table = table(ns);
    int bound = request.bound(ns.level());
    for (; ; ) {
      Range<T> range = table.mine(request.cpu);
      if (range != null) {
        range.lock.lock();
        boolean taken = range.takeNext(pid, ns.level(), bound);
        boolean spent = !taken && range.isSpent();
        range.lock.unlock();
        if (taken) {
          return;
        }
        if (spent) {
          table.remove(range);
        }
      }
      if (!table.carve(request.cpu, range, bound, new TicketLock())) {
        throw new PidException(Errno.EAGAIN, ns.level(), 0);
      }
    }
  }

  private void takeRequested(
      Namespace<T> ns, PidRecord<T> pid, Request<T> request, int number, Errno whenTaken) {
    RangeTable<T> table = table(ns);
    boolean first = !request.isNamed(ns.level());
    for (; ; ) {
      Range<T> range = table.rangeFor(number, first, request.cpu, new TicketLock());
      range.lock.lock();
      boolean removed = range.isRemoved();
      boolean taken = !removed && range.take(number, pid, ns.level());
      range.lock.unlock();
      if (taken) {
        return;
      }
      if (!removed) {
        throw new PidException(whenTaken, ns.level(), first ? 0 : number);
      }
      table.remove(range);
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
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      int number = pid.number(ns.level());
      if (number > 0) {
        Range<T> range = table(ns).range(number);
        range.lock.lock();
        range.free(number);
        boolean spent = range.isSpent();
        range.lock.unlock();
        if (spent) {
          table(ns).remove(range);
        }
      }
    }
  }

  /** The lock of the tree, so that no range comes, then the lock of each range. */
  @Override
  void exclusively(Namespace<T> ns, Runnable section) {
    RangeTable<T> table = table(ns);
    table.lock.lock();
    List<Range<T>> locked = new ArrayList<>();
    try {
      for (Range<T> range : table.all()) {
        range.lock.lock();
        locked.add(range);
      }
      section.run();
    } finally {
      locked.forEach(range -> range.lock.unlock());
      table.lock.unlock();
    }
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
