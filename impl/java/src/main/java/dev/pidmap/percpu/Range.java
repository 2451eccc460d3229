package dev.pidmap.percpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A carved-out piece of a namespace's id space: slots, a count that says when it may go, and the
 * cursor of the lane that works through it. The three lie on different cache lines.
 *
 * <p>A slot is null (FREE: not handed out since the range was carved), a {@link PidRecord}, or a
 * {@link Mark} (SPENT: free again). <b>A compare-and-set of a slot is the only claim there is.</b>
 *
 * <p>pending = FREE slots + pids in slots + 1 while a lane holds the range + raises and retirements
 * in flight. 0 is final: the range is dead and whoever sees that may remove it.
 */
final class Range {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  /** Objects are 8-byte aligned, so a word needs a line pair of its own on both sides. */
  private static final int PAD_LONGS = 16;

  private static final int PAD_SLOTS = 32;
  private static final int CURSOR = PAD_LONGS;
  private static final int PENDING = 2 * PAD_LONGS;

  /** Position in the directory; its first number is index × size. */
  final int index;

  /** The mark of the directory entry that this range replaced. */
  final Mark born;

  final int size;
  private final long[] words = new long[3 * PAD_LONGS];
  private final Object[] slots;

  private Range(int index, int size, Mark born) {
    this.index = index;
    this.size = size;
    this.born = born;
    this.slots = new Object[size + 2 * PAD_SLOTS];
  }

  /**
   * A range for the lane of {@code ticket}. Numbers in [{@code from}, {@code to}) are FREE; the
   * others start SPENT, or the range could never be emptied.
   */
  static Range carved(int index, int size, Mark born, Ticket ticket, int from, int to) {
    Range range = new Range(index, size, born);
    int free = 0;
    for (int i = 0; i < size; i++) {
      int number = range.number(i);
      if (number >= from && number < to) {
        free++;
      } else {
        range.slots[PAD_SLOTS + i] = born;
      }
    }
    range.words[CURSOR] = Cursor.adopted(ticket);
    range.words[PENDING] = free + 1L;
    return range;
  }

  /** A range that exists for one requested number only, so it goes when that number goes. */
  static Range forRequest(int index, int size, Mark born, long lap, int slot, Object pid) {
    Range range = new Range(index, size, born);
    for (int i = 0; i < size; i++) {
      range.slots[PAD_SLOTS + i] = i == slot ? pid : born;
    }
    range.words[CURSOR] = Cursor.idle(lap, size);
    range.words[PENDING] = 1;
    return range;
  }

  int number(int slot) {
    return index * size + slot;
  }

  int slotOf(int number) {
    return number - index * size;
  }

  /** S1. Volatile: answers rest on it. Pairs with S2: a pid is seen with its numbers. */
  Object slotVolatile(int slot) {
    return SLOT.getVolatile(slots, PAD_SLOTS + slot);
  }

  /** S2. Claims a slot for a pid, or retires a pid from it. */
  boolean casSlot(int slot, Object expected, Object next) {
    return SLOT.compareAndSet(slots, PAD_SLOTS + slot, expected, next);
  }

  /** R1. */
  long cursorAcquire() {
    return (long) WORD.getAcquire(words, CURSOR);
  }

  /** R2. */
  boolean casCursor(long expected, long next) {
    return WORD.compareAndSet(words, CURSOR, expected, next);
  }

  /** R3. */
  long pendingAcquire() {
    return (long) WORD.getAcquire(words, PENDING);
  }

  /** R4. */
  boolean casPending(long expected, long next) {
    return WORD.compareAndSet(words, PENDING, expected, next);
  }

  /** R5. What is left after the decrement. */
  long decrementPending() {
    return (long) WORD.getAndAdd(words, PENDING, -1L) - 1;
  }

  /** Counts one more use of the range; false when it is dead. Never raises from 0. */
  boolean raise() {
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
