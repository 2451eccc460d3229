package dev.pidmap.designs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The tree under both the IDR and the XArray ({@code lib/radix-tree.c}, {@code lib/xarray.c}):
 * nodes of 64 entries, grown on demand, each with a mark for "no free number below".
 *
 * @param <V> what the numbers are given to
 */
final class RadixTree<V> {
  private static final int SHIFT = 6;
  private static final int SIZE = 1 << SHIFT;
  private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(Object[].class);

  private volatile Node root;

  private static final class Node {
    final int shift;
    final Object[] entries = new Object[SIZE];

    /** Bit i: no number below entry i is free; at the bottom: number i is reserved. */
    long full;

    /** Bit i: something below entry i is reserved. */
    long used;

    Node(int shift) {
      this.shift = shift;
    }

    int index(int number) {
      return (number >>> shift) & (SIZE - 1);
    }

    /** The first number that is beyond this node, if {@code number} is in it. */
    int end(int number) {
      return ((number >>> shift >>> SHIFT) + 1) << (shift + SHIFT);
    }

    boolean covers(int number) {
      return number >>> shift >>> SHIFT == 0;
    }

    Object entry(int index) {
      return ENTRY.getAcquire(entries, index);
    }

    void setEntry(int index, Object value) {
      ENTRY.setRelease(entries, index, value);
    }
  }

  /** What was put at {@code number}, or null. */
  @SuppressWarnings("unchecked")
  V get(int number) {
    Node node = root;
    if (node == null || number < 0 || !node.covers(number)) {
      return null;
    }
    for (; ; ) {
      Object entry = node.entry(node.index(number));
      if (node.shift == 0 || entry == null) {
        return (V) entry;
      }
      node = (Node) entry;
    }
  }

  /** What was put at the least number from {@code from} on, or null ({@code idr_get_next}). */
  V next(int from) {
    Node node = root;
    return node == null || !node.covers(from) ? null : next(node, from);
  }

  @SuppressWarnings("unchecked")
  private V next(Node node, int from) {
    int at = from;
    for (int i = node.index(from); i < SIZE; i++) {
      Object entry = node.entry(i);
      if (entry != null) {
        V found = node.shift == 0 ? (V) entry : next((Node) entry, at);
        if (found != null) {
          return found;
        }
      }
      at = ((at >>> node.shift) + 1) << node.shift;
    }
    return null;
  }

  /** The least number in {@code from}..{@code to}-1 that is not reserved, or -1. */
  int firstFree(int from, int to) {
    Node node = root;
    int free = node == null || !node.covers(from) ? from : firstFree(node, from);
    return free < to ? free : -1;
  }

  /** The least free number from {@code from} on, or the end of the node. */
  private static int firstFree(Node node, int from) {
    int at = from;
    int i = node.index(from);
    while (i < SIZE) {
      long free = ~node.full & (-1L << i);
      if (free == 0) {
        break;
      }
      int next = Long.numberOfTrailingZeros(free);
      if (next > i) {
        at = ((at >>> node.shift) + (next - i)) << node.shift;
      }
      if (node.shift == 0 || node.entries[next] == null) {
        return at;
      }
      Node child = (Node) node.entries[next];
      int found = firstFree(child, at);
      if (found < child.end(at)) {
        return found;
      }
      at = found;
      i = next + 1;
    }
    return node.end(from);
  }

  boolean isReserved(int number) {
    Node node = root;
    if (node == null || !node.covers(number)) {
      return false;
    }
    while (node.shift > 0 && node.entries[node.index(number)] != null) {
      node = (Node) node.entries[node.index(number)];
    }
    return node.shift == 0 && (node.full & (1L << node.index(number))) != 0;
  }

  /** Marks {@code number} as taken; it reads as null until something is put there. */
  void reserve(int number) {
    if (root == null) {
      root = new Node(0);
    }
    while (!root.covers(number)) {
      grow();
    }
    reserve(root, number);
  }

  private void grow() {
    Node old = root;
    Node above = new Node(old.shift + SHIFT);
    above.setEntry(0, old);
    above.used = old.used == 0 ? 0 : 1;
    above.full = old.full == -1L ? 1 : 0;
    root = above;
  }

  private static void reserve(Node node, int number) {
    int i = node.index(number);
    node.used |= 1L << i;
    if (node.shift > 0) {
      Node child = (Node) node.entries[i];
      if (child == null) {
        child = new Node(node.shift - SHIFT);
        node.setEntry(i, child);
      }
      reserve(child, number);
      if (child.full != -1L) {
        return;
      }
    }
    node.full |= 1L << i;
  }

  /** Puts {@code value} at a reserved number. */
  void put(int number, V value) {
    Node node = root;
    while (node.shift > 0) {
      node = (Node) node.entries[node.index(number)];
    }
    node.setEntry(node.index(number), value);
  }

  /** Frees a reserved number. */
  void remove(int number) {
    remove(root, number);
  }

  private static void remove(Node node, int number) {
    int i = node.index(number);
    boolean gone = true;
    if (node.shift > 0) {
      Node child = (Node) node.entries[i];
      remove(child, number);
      gone = child.used == 0;
    }
    node.full &= ~(1L << i);
    if (gone) {
      node.used &= ~(1L << i);
      node.setEntry(i, null);
    }
  }
}
