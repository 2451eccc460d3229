package dev.pidmap.designs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * "A struct containing a spinlock, bitmap and array of pids": a carved-out range of numbers, each
 * handed out once. All but {@link #get} and {@link #next} want the lock.
 *
 * <p>"Once someone notices that there are no IDs in use anymore *and* the last id was handed out at
 * some point, the range gets freed": {@link #isSpent}.
 */
final class Range<T> {
  private static final VarHandle PID = MethodHandles.arrayElementVarHandle(Object[].class);

  final int base;
  final TicketLock lock;
  private final Object[] pids;
  private final long[] inUse;
  private int used;

  /** The next to hand out; everything before it was handed out. */
  private int cursor;

  private boolean removed;

  /**
   * @param cursor where handing out begins: {@code size} for a range that serves requests only
   */
  Range(int base, int size, int cursor, TicketLock lock) {
    this.base = base;
    this.cursor = Math.max(base == 0 ? 1 : 0, cursor);
    this.lock = lock;
    this.pids = new Object[size];
    this.inUse = new long[(size + Long.SIZE - 1) / Long.SIZE];
  }

  @SuppressWarnings("unchecked")
  PidRecord<T> get(int number) {
    return (PidRecord<T>) PID.getAcquire(pids, number - base);
  }

  /** The pid at the least number of this range from {@code from} on, or null. */
  PidRecord<T> next(int from) {
    for (int number = Math.max(base, from); number < base + pids.length; number++) {
      PidRecord<T> pid = get(number);
      if (pid != null) {
        return pid;
      }
    }
    return null;
  }

  /** Hands out the next number below {@code bound}; false when the last one was. */
  boolean takeNext(PidRecord<T> pid, int level, int bound) {
    int end = Math.min(pids.length, bound - base);
    while (cursor < end && isInUse(cursor)) {
      cursor++;
    }
    if (removed || cursor >= end) {
      abandon();
      return false;
    }
    put(cursor++, pid, level);
    return true;
  }

  /** Takes a requested number; false when it is in use. */
  boolean take(int number, PidRecord<T> pid, int level) {
    if (isInUse(number - base)) {
      return false;
    }
    put(number - base, pid, level);
    return true;
  }

  private boolean isInUse(int index) {
    return ((inUse[index / Long.SIZE] >>> index) & 1) != 0;
  }

  private void put(int index, PidRecord<T> pid, int level) {
    inUse[index / Long.SIZE] |= 1L << index;
    used++;
    pid.setNumber(level, base + index);
    PID.setRelease(pids, index, pid);
  }

  void free(int number) {
    int index = number - base;
    inUse[index / Long.SIZE] &= ~(1L << index);
    used--;
    PID.setRelease(pids, index, null);
  }

  /** Hands out nothing more. */
  void abandon() {
    cursor = pids.length;
  }

  /** Whether it is to be freed; from then on nothing is taken in it. */
  boolean isSpent() {
    removed |= cursor >= pids.length && used == 0;
    return removed;
  }

  boolean isRemoved() {
    return removed;
  }
}
