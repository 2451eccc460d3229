package dev.pidmap.designs;

import dev.pidmap.PidException;

/** A design in which one lock guards every namespace ({@code pidmap_lock}). */
abstract class OneLockMap<T> extends DesignMap<T> {
  final TicketLock pidmapLock = new TicketLock();

  OneLockMap(Sizes sizes) {
    super(sizes);
  }

  /** One trip: reserve at every level, look whether one is closed, publish at every level. */
  @Override
  void claim(PidRecord<T> pid, Request<T> request) {
    pidmapLock.lock();
    try {
      Cyclic.reserveAll(pid, request);
      publishLocked(pid);
    } catch (PidException e) {
      Cyclic.removeAll(pid);
      throw e;
    } finally {
      pidmapLock.unlock();
    }
  }

  /**
   * Puts the reserved pid at every level.
   *
   * @throws PidException ENOMEM where a level is closed; the numbers stay reserved
   */
  final void publishLocked(PidRecord<T> pid) {
    Cyclic.putAll(pid);
    if (!publish(pid)) {
      throw closed();
    }
  }

  @Override
  void giveBack(PidRecord<T> pid) {
    pidmapLock.lock();
    Cyclic.removeAll(pid);
    pidmapLock.unlock();
  }

  @Override
  final void exclusively(Namespace<T> ns, Runnable section) {
    pidmapLock.lock();
    try {
      section.run();
    } finally {
      pidmapLock.unlock();
    }
  }
}
