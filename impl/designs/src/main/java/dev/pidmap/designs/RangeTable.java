package dev.pidmap.designs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * "(Quasi)radix where the datum is a pointer to a struct": the ranges of one namespace by prefix,
 * and which of them each CPU allocates from.
 */
final class RangeTable<T> implements Table<T> {
  private final Sizes sizes;
  private final RadixTree<Range<T>> tree = new RadixTree<>();
  private final AtomicReferenceArray<Range<T>> mine;
  private int nextPrefix;

  /** Guards the tree and {@link #nextPrefix}. */
  final TicketLock lock = new TicketLock();

  RangeTable(Sizes sizes) {
    this.sizes = sizes;
    this.mine = new AtomicReferenceArray<>(sizes.cpus());
  }

  @Override
  public PidRecord<T> get(int number) {
    Range<T> range = range(number);
    return range == null ? null : range.get(number);
  }

  @Override
  public PidRecord<T> next(int from) {
    Range<T> range = tree.next(from / sizes.rangeSize());
    while (range != null) {
      PidRecord<T> pid = range.next(from);
      if (pid != null) {
        return pid;
      }
      range = tree.next(prefix(range) + 1);
    }
    return null;
  }

  /** The range that {@code number} is in, or null. */
  Range<T> range(int number) {
    return tree.get(number / sizes.rangeSize());
  }

  /** The range that {@code cpu} allocates from, or null. */
  Range<T> mine(int cpu) {
    return mine.getAcquire(cpu);
  }

  List<Range<T>> all() {
    List<Range<T>> all = new ArrayList<>();
    for (Range<T> range = tree.next(0); range != null; range = tree.next(prefix(range) + 1)) {
      all.add(range);
    }
    return all;
  }

  /**
   * Gives {@code cpu} a new range in place of {@code old}, the next absent one in cyclic order;
   * false when none is absent.
   */
  boolean carve(int cpu, Range<T> old, int bound, TicketLock rangeLock) {
    lock.lock();
    try {
      if (mine(cpu) != old) {
        return true;
      }
      int size = sizes.rangeSize();
      int least = nextPrefix * size > sizes.reserved() ? sizes.reserved() : 1;
      int end = (bound + size - 1) / size;
      int prefix = tree.firstFree(Math.max(nextPrefix, least / size), end);
      prefix = prefix >= 0 ? prefix : tree.firstFree(least / size, end);
      if (prefix < 0) {
        return false;
      }
      nextPrefix = prefix + 1;
      mine.setRelease(cpu, insert(prefix, Math.max(0, least - prefix * size), rangeLock));
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The range of a requested number, carved for it alone where it is absent. The range of a first
   * number goes on to serve {@code cpu}.
   */
  Range<T> rangeFor(int number, boolean first, int cpu, TicketLock rangeLock) {
    lock.lock();
    try {
      Range<T> range = range(number);
      if (range == null) {
        range = insert(number / sizes.rangeSize(), first ? 2 : sizes.rangeSize(), rangeLock);
        if (first) {
          nextPrefix = Math.max(nextPrefix, 1);
          mine.setRelease(cpu, range);
        }
      }
      return range;
    } finally {
      lock.unlock();
    }
  }

  private Range<T> insert(int prefix, int cursor, TicketLock rangeLock) {
    int size = sizes.rangeSize();
    Range<T> range = new Range<>(prefix * size, size, Math.min(size, cursor), rangeLock);
    tree.reserve(prefix);
    tree.put(prefix, range);
    return range;
  }

  /** Frees a spent range; anyone may who met it. */
  void remove(Range<T> range) {
    lock.lock();
    removeLocked(range);
    lock.unlock();
  }

  private void removeLocked(Range<T> range) {
    if (tree.get(prefix(range)) == range) {
      tree.remove(prefix(range));
    }
  }

  /** All CPUs carve anew, from the prefix of {@code next} on. The caller excludes everyone. */
  void restart(int next) {
    for (int cpu = 0; cpu < mine.length(); cpu++) {
      Range<T> range = mine(cpu);
      if (range != null) {
        range.abandon();
        if (range.isSpent()) {
          removeLocked(range);
        }
      }
    }
    nextPrefix = next / sizes.rangeSize();
  }

  /** About the last number: the end of the range before the one to be carved next. */
  int lastPid() {
    return Math.min(nextPrefix * sizes.rangeSize(), sizes.pidMaxLimit()) - 1;
  }

  private int prefix(Range<T> range) {
    return range.base / sizes.rangeSize();
  }
}
