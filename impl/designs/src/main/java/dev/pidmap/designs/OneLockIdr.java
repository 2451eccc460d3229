package dev.pidmap.designs;

import dev.pidmap.PidException;

/**
 * The patch of the thread: memory first, then one trip through the lock for all levels (Guzik,
 * "pid: only take pidmap_lock once on alloc", November 2025; merged in January 2026).
 *
 * <p>Java allocates tree nodes where they are needed, so the preallocation ({@code
 * idr_prealloc_many}) is not to be seen here.
 *
 * <p>Gives up: "the lock remains the primary bottleneck by a large margin".
 */
final class OneLockIdr<T> extends OneLockMap<T> {
  private final Pidfs<T> pidfs = new Pidfs.Locked<>();

  OneLockIdr(Sizes sizes) {
    super(sizes);
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new RadixTable<>();
  }

  @Override
  void claim(PidRecord<T> pid, Request<T> request) {
    pidmapLock.lock();
    try {
      Cyclic.reserveAll(pid, request);
      publishLocked(pid);
      pid.setInode(pidfs.add(request.cpu, pid));
    } catch (PidException e) {
      Cyclic.removeAll(pid);
      throw e;
    } finally {
      pidmapLock.unlock();
    }
  }

  @Override
  void ended(PidRecord<T> pid) {
    pidfs.remove(pid.inode());
  }
}
