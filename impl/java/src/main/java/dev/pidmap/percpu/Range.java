package dev.pidmap.percpu;

/**
 * A carved-out piece of a namespace's id space: slots, the cursor of the lane that works through
 * it, and a count that says when it may go. The three lie on different cache lines, each class of
 * the chain behind the padding of the one before.
 *
 * <p><b>A compare-and-set of a slot is the only claim there is.</b>
 */
final class Range extends RangePending.Padded {
  private Range(int index, int size, Mark born, long cursor, long pending) {
    super(index, size, born, cursor, pending);
  }

  /**
   * A range for the lane of {@code ticket}. Numbers in [{@code from}, {@code to}) are FREE; the
   * others start SPENT, or the range could never be emptied.
   */
  static Range carved(int index, int size, Mark born, Ticket ticket, int from, int to) {
    int first = Math.max(0, from - index * size);
    int end = Math.max(first, Math.min(size, to - index * size));
    long pending = end - first + 1L;
    Range range = new Range(index, size, born, Cursor.adopted(ticket), pending);
    for (int slot = 0; slot < size; slot++) {
      if (slot < first || slot >= end) {
        range.init(slot, born);
      }
    }
    return range;
  }

  /** A range that exists for one requested number only, so it goes when that number goes. */
  static Range forRequest(int index, int size, Mark born, long lap, int slot, Object pid) {
    Range range = new Range(index, size, born, Cursor.idle(lap, size), 1);
    for (int i = 0; i < size; i++) {
      range.init(i, i == slot ? pid : born);
    }
    return range;
  }

  /** Counts one more use of the range; false when it is dead. Never raises from 0. */
  final boolean raise() {
    for (; ; ) {
      long pending = pendingAcquire();
      if (pending == 0) {
        return false;
      }
      if (casPending(pending, pending + 1)) {
        return true;
      }
    }
  }

  /**
   * Whether a look at two words says that nothing can be claimed here; a hint that saves reading
   * the slots, exact while nothing else runs. A cursor that started behind the first slot, or in a
   * lap that passed over numbers below {@code reserved}, may have left FREE slots behind.
   *
   * @param low whether numbers below {@code reserved} are wanted
   */
  boolean looksFull(boolean low, int reserved) {
    long cursor = cursorAcquire();
    if (Cursor.next(cursor) < size || Cursor.jumped(cursor)) {
      return false;
    }
    boolean allPassed = !low || Cursor.low(cursor) || number(0) >= reserved;
    long uses = pendingAcquire() - (Cursor.held(cursor) ? 1 : 0);
    return allPassed && uses >= size;
  }
}
