package dev.pidmap.designs;

import dev.pidmap.Errno;
import dev.pidmap.PidException;
import java.util.ArrayList;
import java.util.List;

/**
 * FreeBSD's threads (sys/kern/kern_thread.c, since 13.0): a bitmap searched cyclically under one
 * lock, a hash table with an array of locks that look-ups take too, and ids that are freed 16 at a
 * time, so that one trip through the lock serves a batch. It has no nested namespaces; here each
 * level is done in turn.
 *
 * <p>Gives up: a released number stays taken until its batch is full; look-ups write shared words.
 */
final class FreeBsd<T> extends DesignMap<T> {
  /** {@code TIDBATCH}. */
  private static final int BATCH = 16;

  private final LockedChains<T> hash = new LockedChains<>();
  private final TicketLock tidLock = new TicketLock();
  private final TicketLock zombieLock = new TicketLock();

  /** Released pids whose bits are still set; taken under {@link #zombieLock}. */
  private List<PidRecord<T>> zombies = new ArrayList<>(BATCH);

  FreeBsd(Sizes sizes) {
    super(sizes);
  }

  private static final class TidTable<T> extends HashedTable<T> {
    final Bitmap bitmap;
    private final LockedChains<T> hash;
    private final int end;

    TidTable(int end, LockedChains<T> hash) {
      super(hash.nextSalt());
      this.bitmap = new Bitmap(0, end);
      this.hash = hash;
      this.end = end;
    }

    @Override
    public PidRecord<T> get(int number) {
      return hash.getLocked(this, number);
    }

    /** A listing does not go through the hash locks there either. */
    @Override
    public PidRecord<T> next(int from) {
      int number = bitmap.nextSet(from, end);
      while (number >= 0) {
        PidRecord<T> pid = hash.get(this, number);
        if (pid != null) {
          return pid;
        }
        number = bitmap.nextSet(number + 1, end);
      }
      return null;
    }
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new TidTable<>(sizes.pidMaxLimit(), hash);
  }

  @Override
  void claim(PidRecord<T> pid, Request<T> request) {
    try {
      for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
        take(ns, pid, request);
      }
    } catch (PidException e) {
      free(pid);
      throw e;
    }
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      hash.put(ns.table, pid.number(ns.level()), pid);
    }
    if (!publish(pid)) {
      forget(pid);
      free(pid);
      awaitCloses(pid);
      throw closed();
    }
  }

  /** {@code tid_alloc}. */
  private void take(Namespace<T> ns, PidRecord<T> pid, Request<T> request) {
    tidLock.lock();
    try {
      int number = choose(ns, request);
      table(ns).bitmap.set(number);
      pid.setNumber(ns.level(), number);
    } finally {
      tidLock.unlock();
    }
  }

  private int choose(Namespace<T> ns, Request<T> request) {
    int level = ns.level();
    Bitmap bitmap = table(ns).bitmap;
    if (request.isNamed(level)) {
      int number = request.number(level);
      if (bitmap.isSet(number)) {
        throw new PidException(Errno.EEXIST, level, number);
      }
      return number;
    }
    if (!ns.hasInit()) {
      if (bitmap.isSet(1)) {
        throw new PidException(Errno.EINVAL, level, 0);
      }
      ns.setCursor(2);
      return 1;
    }
    int number = next(ns, request.bound(level));
    if (number < 0) {
      reap();
      number = next(ns, request.bound(level));
    }
    if (number < 0) {
      throw new PidException(Errno.EAGAIN, level, 0);
    }
    ns.setCursor(number + 1);
    return number;
  }

  private int next(Namespace<T> ns, int bound) {
    int least = ns.least();
    int number = table(ns).bitmap.nextClear(Math.max(ns.cursor(), least), bound);
    return number >= 0 ? number : table(ns).bitmap.nextClear(least, bound);
  }

  @Override
  boolean end(PidRecord<T> pid) {
    if (!die(pid)) {
      return false;
    }
    forget(pid);
    zombieLock.lock();
    zombies.add(pid);
    boolean batch = zombies.size() >= BATCH;
    zombieLock.unlock();
    if (batch) {
      tidLock.lock();
      reap();
      tidLock.unlock();
    }
    return true;
  }

  /** {@code tidhash_remove}. */
  private void forget(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      hash.remove(ns.table, pid.number(ns.level()));
    }
  }

  /** {@code thread_reap}; the caller holds {@link #tidLock}. */
  private void reap() {
    zombieLock.lock();
    List<PidRecord<T>> batch = zombies;
    zombies = new ArrayList<>(BATCH);
    zombieLock.unlock();
    batch.forEach(FreeBsd::clear);
  }

  private void free(PidRecord<T> pid) {
    tidLock.lock();
    clear(pid);
    tidLock.unlock();
  }

  private static <T> void clear(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      if (pid.number(ns.level()) > 0) {
        table(ns).bitmap.clear(pid.number(ns.level()));
      }
    }
  }

  @Override
  void exclusively(Namespace<T> ns, Runnable section) {
    tidLock.lock();
    hash.lockAll();
    try {
      section.run();
    } finally {
      hash.unlockAll();
      tidLock.unlock();
    }
  }

  private static <T> TidTable<T> table(Namespace<T> ns) {
    return (TidTable<T>) ns.table;
  }
}
