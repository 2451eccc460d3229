package dev.pidmap.designs;

/** A lock for each of several parts; whoever needs all of them takes them in order. */
final class Locks {
  private final TicketLock[] locks;

  Locks(int count) {
    locks = new TicketLock[count];
    for (int i = 0; i < count; i++) {
      locks[i] = new TicketLock();
    }
  }

  TicketLock of(int part) {
    return locks[part];
  }

  /** Runs {@code section} with all locks held. */
  void all(Runnable section) {
    for (TicketLock lock : locks) {
      lock.lock();
    }
    try {
      section.run();
    } finally {
      for (TicketLock lock : locks) {
        lock.unlock();
      }
    }
  }
}
