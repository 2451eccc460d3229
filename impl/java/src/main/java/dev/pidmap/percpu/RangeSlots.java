package dev.pidmap.percpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The slots of a range. A slot is null (FREE: not handed out since the range was carved), a {@link
 * PidRecord}, or a {@link Mark} (SPENT: free again).
 */
abstract class RangeSlots {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

  /** References that keep the slots off the lines of the array's length and of its neighbour. */
  private static final int PAD = 32;

  /** Position in the directory; its first number is index × size. */
  final int index;

  /** The mark of the directory entry that this range replaced. */
  final Mark born;

  final int size;
  private final Object[] slots;

  RangeSlots(int index, int size, Mark born) {
    this.index = index;
    this.size = size;
    this.born = born;
    this.slots = new Object[size + 2 * PAD];
  }

  final int number(int slot) {
    return index * size + slot;
  }

  final int slotOf(int number) {
    return number - index * size;
  }

  /** Says what is in a slot before anyone else sees the range. */
  final void init(int slot, Object word) {
    slots[PAD + slot] = word;
  }

  /** S1. Volatile: answers rest on it. Pairs with S2: a pid is seen with its numbers. */
  final Object slotVolatile(int slot) {
    return SLOT.getVolatile(slots, PAD + slot);
  }

  /** S2. Claims a slot for a pid, or retires a pid from it. */
  final boolean casSlot(int slot, Object expected, Object next) {
    return SLOT.compareAndSet(slots, PAD + slot, expected, next);
  }

  /** Keeps the next word of the range off the lines of what every look-up reads. */
  abstract static class Padded extends RangeSlots {
    @SuppressWarnings("unused")
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf;

    Padded(int index, int size, Mark born) {
      super(index, size, born);
    }
  }
}
