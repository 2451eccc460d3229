package dev.pidmap.designs;

import dev.pidmap.PidException;

/**
 * An XArray per namespace with the lock it brings along, taken level by level, once to reserve and
 * once to store (Foster, "pid: replace idr api with xarray", December 2022, after Wilcox). Nothing
 * is allocated in advance.
 *
 * <p>Gives up: "does not cut it as you have to lock all namespaces anyway, including the global
 * one", and now one by one.
 */
final class XArrayPerNamespace<T> extends DesignMap<T> {

  XArrayPerNamespace(Sizes sizes) {
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
    } catch (PidException e) {
      giveBack(pid);
      throw e;
    }
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      TicketLock lock = lock(ns);
      lock.lock();
      Cyclic.put(ns, pid);
      lock.unlock();
    }
    if (!publish(pid)) {
      giveBack(pid);
      awaitCloses(pid);
      throw closed();
    }
  }

  private void reserve(Namespace<T> ns, PidRecord<T> pid, Request<T> request) {
    TicketLock lock = lock(ns);
    lock.lock();
    try {
      Cyclic.reserve(ns, pid, request);
    } finally {
      lock.unlock();
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
      TicketLock lock = lock(ns);
      lock.lock();
      Cyclic.remove(ns, pid);
      lock.unlock();
    }
  }

  @Override
  void exclusively(Namespace<T> ns, Runnable section) {
    TicketLock lock = lock(ns);
    lock.lock();
    try {
      section.run();
    } finally {
      lock.unlock();
    }
  }

  private static <T> TicketLock lock(Namespace<T> ns) {
    return ((RadixTable<T>) ns.table).lock;
  }
}
