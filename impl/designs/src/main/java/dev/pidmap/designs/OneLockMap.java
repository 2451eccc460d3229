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

  /** In one trip, so that nobody finds the pid gone and a number of it still taken. */
  @Override
  boolean end(PidRecord<T> pid) {
    pidmapLock.lock();
    boolean ended = die(pid);
    if (ended) {
      Cyclic.removeAll(pid);
      ended(pid);
    }
    pidmapLock.unlock();
    return ended;
  }

  /** Further steps of a release that are made under the lock. */
  void ended(PidRecord<T> pid) {}

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
