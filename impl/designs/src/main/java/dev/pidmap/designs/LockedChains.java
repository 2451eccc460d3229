package dev.pidmap.designs;

/** A hash table with an array of locks, each for every n-th chain. */
final class LockedChains<T> {
  private static final int HASH_BITS = 14;
  private static final int LOCKS = 64;

  private final PidHash<T> hash = new PidHash<>(HASH_BITS);
  private final TicketLock[] locks = new TicketLock[LOCKS];

  LockedChains() {
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new TicketLock();
    }
  }

  int nextSalt() {
    return hash.nextSalt();
  }

  /** A look-up that waits for the writers of the chain. */
  PidRecord<T> getLocked(Table<T> table, int number) {
    TicketLock lock = lock(table, number);
    lock.lock();
    try {
      return hash.get(table, number);
    } finally {
      lock.unlock();
    }
  }

  PidRecord<T> get(Table<T> table, int number) {
    return hash.get(table, number);
  }

  void put(Table<T> table, int number, PidRecord<T> pid) {
    TicketLock lock = lock(table, number);
    lock.lock();
    hash.put(table, number, pid);
    lock.unlock();
  }

  void remove(Table<T> table, int number) {
    TicketLock lock = lock(table, number);
    lock.lock();
    hash.remove(table, number);
    lock.unlock();
  }

  void lockAll() {
    for (TicketLock lock : locks) {
      lock.lock();
    }
  }

  void unlockAll() {
    for (TicketLock lock : locks) {
      lock.unlock();
    }
  }

  private TicketLock lock(Table<T> table, int number) {
    return locks[hash.chain(table, number) % LOCKS];
  }
}
