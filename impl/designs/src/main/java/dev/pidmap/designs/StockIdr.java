package dev.pidmap.designs;

import dev.pidmap.PidException;

/**
 * The kernel before the thread: an IDR per namespace, one global lock that is taken once per level
 * to reserve and once more to publish (kernel/pid.c, Linux 4.15 to 6.18).
 *
 * <p>Gives up: every fork and exit on any CPU bounces the lines of the lock, of the cursors and of
 * the trees. Between the trips others see numbers that nobody has yet.
 */
final class StockIdr<T> extends OneLockMap<T> {
  private final Pidfs<T> pidfs = new Pidfs.Locked<>();

  StockIdr(Sizes sizes) {
    super(sizes);
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new RadixTable<>();
  }

  @Override
  void claim(PidRecord<T> pid, Request<T> request) {
    try {
      for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
        reserve(ns, pid, request);
      }
      pidmapLock.lock();
      try {
        publishLocked(pid);
        pid.setInode(pidfs.add(request.cpu, pid));
      } finally {
        pidmapLock.unlock();
      }
    } catch (PidException e) {
      exclusively(pid.namespace, () -> Cyclic.removeAll(pid));
      throw e;
    }
  }

  private void reserve(Namespace<T> ns, PidRecord<T> pid, Request<T> request) {
    pidmapLock.lock();
    try {
      Cyclic.reserve(ns, pid, request);
    } finally {
      pidmapLock.unlock();
    }
  }

  @Override
  void ended(PidRecord<T> pid) {
    pidfs.remove(pid.inode());
  }
}
