package dev.pidmap.percpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which range holds which piece of the id space: a two-level radix whose leaves appear on demand
 * and stay. An entry is a {@link Range}, or the {@link Mark} that the last range there left behind.
 */
final class Directory {
  private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle LEAF = MethodHandles.arrayElementVarHandle(Object[][].class);
  private static final int LEAF_BITS = 8;
  private static final int LEAF_SIZE = 1 << LEAF_BITS;

  /** References between the length of a leaf, which every access reads, and its first entry. */
  private static final int PAD = 16;

  private final int length;
  private final Object[][] leaves;

  Directory(int length) {
    this.length = length;
    this.leaves = new Object[(length + LEAF_SIZE - 1) >>> LEAF_BITS][];
  }

  /** How many ranges the largest possible id space has. */
  int length() {
    return length;
  }

  /** D1. The entry, never null; an answer rests on it. Pairs with D2: a range is seen whole. */
  Object entryVolatile(int index) {
    Object[] leaf = leafVolatile(index >>> LEAF_BITS);
    if (leaf == null) {
      return Mark.NEVER;
    }
    Object entry = ENTRY.getVolatile(leaf, slotOf(index));
    return entry == null ? Mark.NEVER : entry;
  }

  /** D2. Carves (a mark becomes a range) or removes (a range becomes a mark). */
  boolean casEntry(int index, Object expected, Object next) {
    Object[] leaf = leafVolatile(index >>> LEAF_BITS);
    if (leaf == null) {
      leaf = growLeaf(index >>> LEAF_BITS);
    }
    Object word = expected == Mark.NEVER ? null : expected;
    return ENTRY.compareAndSet(leaf, slotOf(index), word, next);
  }

  /** The first index not below {@code index} whose leaf exists, or {@link #length}. */
  int skipAbsentLeaves(int index) {
    int at = index;
    while (at < length && leafVolatile(at >>> LEAF_BITS) == null) {
      at = (at | (LEAF_SIZE - 1)) + 1;
    }
    return Math.min(at, length);
  }

  /** D3. Volatile: that there is no leaf may be an answer. */
  private Object[] leafVolatile(int leaf) {
    return (Object[]) LEAF.getVolatile(leaves, leaf);
  }

  /** D4. A leaf, once there, is never replaced. */
  private boolean casLeaf(int leaf, Object[] created) {
    return LEAF.compareAndSet(leaves, leaf, null, created);
  }

  private static int slotOf(int index) {
    return PAD + (index & (LEAF_SIZE - 1));
  }

  private Object[] growLeaf(int leaf) {
    casLeaf(leaf, new Object[PAD + LEAF_SIZE]);
    return leafVolatile(leaf);
  }
}
