package dev.pidmap.spec;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * A persistent map from non-negative integers: a radix tree of 32-way nodes that are never changed.
 *
 * <p>Besides what a map library offers it answers, in O(log n), the two questions of this contract:
 * the least key present, and the least key <em>absent</em>, at or after a given one. The shape is
 * determined by the keys and every node caches its hash, so equal maps are found equal quickly, and
 * at once where they share structure.
 */
final class IntMap<V> {
  private static final int BITS = 5;
  private static final int FANOUT = 1 << BITS;
  private static final IntMap<?> EMPTY = new IntMap<>(null, 0);

  private final Node root;

  /** Position of the digit that the root tells apart; the least that fits the greatest key. */
  private final int shift;

  private IntMap(Node root, int shift) {
    this.root = root;
    this.shift = shift;
  }

  @SuppressWarnings("unchecked")
  static <V> IntMap<V> empty() {
    return (IntMap<V>) EMPTY;
  }

  int size() {
    return root == null ? 0 : root.size;
  }

  /** The value of {@code key}, or null. */
  @SuppressWarnings("unchecked")
  V get(int key) {
    if (root == null || key < 0 || !fits(key, shift)) {
      return null;
    }
    Object slot = root;
    for (int s = shift; s >= 0; s -= BITS) {
      slot = ((Node) slot).slot(digit(key, s));
      if (slot == null) {
        return null;
      }
    }
    return (V) slot;
  }

  IntMap<V> put(int key, V value) {
    if (key < 0) {
      throw new IllegalArgumentException("negative key " + key);
    }
    Node grown = root;
    int s = shift;
    while (!fits(key, s)) {
      s += BITS;
      grown = grown == null ? null : Node.single(0, grown, grown.size, grown.hash);
    }
    Node changed = put(grown, s, key, value);
    return changed == root ? this : new IntMap<>(changed, s);
  }

  IntMap<V> remove(int key) {
    if (get(key) == null) {
      return this;
    }
    Node node = remove(root, shift, key);
    int s = shift;
    while (node != null && s > 0 && node.bitmap == 1) {
      node = (Node) node.slots[0];
      s -= BITS;
    }
    return node == null ? empty() : new IntMap<>(node, s);
  }

  /** The least key at or after {@code from}, or -1. */
  int ceilingKey(int from) {
    int start = Math.max(from, 0);
    return root == null || !fits(start, shift) ? -1 : ceiling(root, shift, start, 0);
  }

  /** The least non-negative integer at or after {@code from} that is not a key. */
  int firstAbsent(int from) {
    int start = Math.max(from, 0);
    if (root == null || !fits(start, shift)) {
      return start;
    }
    long absent = absent(root, shift, start, 0);
    return absent >= 0 ? (int) absent : (int) Math.min(Integer.MAX_VALUE, 1L << (shift + BITS));
  }

  /** Visits the entries in ascending order of key. */
  void forEach(ObjIntConsumer<? super V> visitor) {
    if (root != null) {
      visit(root, shift, 0, visitor);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntMap<?> that && shift == that.shift && same(root, that.root, shift);
  }

  @Override
  public int hashCode() {
    return root == null ? 0 : root.hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    forEach(
        (value, key) ->
            text.append(text.length() > 1 ? ", " : "").append(key).append("=").append(value));
    return text.append("}").toString();
  }

  private static boolean fits(int key, int shift) {
    return shift + BITS >= Integer.SIZE - 1 || key >>> (shift + BITS) == 0;
  }

  private static int digit(int key, int shift) {
    return key >>> shift & FANOUT - 1;
  }

  private static int entryHash(int key, Object value) {
    int h = key * 0x9E3779B9 ^ value.hashCode() * 0x85EBCA6B;
    h = (h ^ h >>> 15) * 0xC2B2AE35;
    return h ^ h >>> 13;
  }

  private static Node put(Node node, int shift, int key, Object value) {
    int digit = digit(key, shift);
    Object old = node == null ? null : node.slot(digit);
    if (shift == 0) {
      if (value.equals(old)) {
        return node;
      }
      int hash = entryHash(key, value) - (old == null ? 0 : entryHash(key, old));
      return node == null
          ? Node.single(digit, value, 1, hash)
          : node.with(digit, value, old == null ? 1 : 0, hash);
    }
    Node child = put((Node) old, shift - BITS, key, value);
    if (child == old) {
      return node;
    }
    return node == null
        ? Node.single(digit, child, child.size, child.hash)
        : node.withChild(digit, (Node) old, child);
  }

  private static Node remove(Node node, int shift, int key) {
    int digit = digit(key, shift);
    Object old = node.slot(digit);
    if (shift == 0) {
      return node.without(digit, 1, entryHash(key, old));
    }
    Node child = remove((Node) old, shift - BITS, key);
    return child == null
        ? node.without(digit, ((Node) old).size, ((Node) old).hash)
        : node.withChild(digit, (Node) old, child);
  }

  private static int ceiling(Node node, int shift, int from, int prefix) {
    int first = digit(from, shift);
    for (int d = first; d < FANOUT; d++) {
      Object slot = node.slot(d);
      if (slot == null) {
        continue;
      }
      int key = prefix | d << shift;
      if (shift == 0) {
        return key;
      }
      int found = ceiling((Node) slot, shift - BITS, d == first ? from : 0, key);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private static long absent(Node node, int shift, int from, int prefix) {
    int first = digit(from, shift);
    for (int d = first; d < FANOUT; d++) {
      Object slot = node.slot(d);
      int key = prefix | d << shift;
      if (slot == null) {
        return d == first ? Math.max(from, key) : key;
      }
      if (shift == 0 || ((Node) slot).size == 1L << shift) {
        continue;
      }
      long found = absent((Node) slot, shift - BITS, d == first ? from : key, key);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  @SuppressWarnings("unchecked")
  private static <V> void visit(
      Node node, int shift, int prefix, ObjIntConsumer<? super V> visitor) {
    for (int d = 0; d < FANOUT; d++) {
      Object slot = node.slot(d);
      if (slot == null) {
        continue;
      }
      int key = prefix | d << shift;
      if (shift == 0) {
        visitor.accept((V) slot, key);
      } else {
        visit((Node) slot, shift - BITS, key, visitor);
      }
    }
  }

  private static boolean same(Node a, Node b, int shift) {
    if (a == b) {
      return true;
    }
    if (a == null || b == null || a.bitmap != b.bitmap || a.size != b.size || a.hash != b.hash) {
      return false;
    }
    if (shift == 0) {
      return Arrays.equals(a.slots, b.slots);
    }
    for (int i = 0; i < a.slots.length; i++) {
      if (!same((Node) a.slots[i], (Node) b.slots[i], shift - BITS)) {
        return false;
      }
    }
    return true;
  }

  /** Slots hold nodes, or values where the last digit is told apart. */
  private static final class Node {
    /** Which digits have a slot. */
    final int bitmap;

    final Object[] slots;

    /** Entries below this node. */
    final int size;

    /** Sum of the hashes of the entries below, so that a change costs O(1) per node. */
    final int hash;

    Node(int bitmap, Object[] slots, int size, int hash) {
      this.bitmap = bitmap;
      this.slots = slots;
      this.size = size;
      this.hash = hash;
    }

    static Node single(int digit, Object slot, int size, int hash) {
      return new Node(1 << digit, new Object[] {slot}, size, hash);
    }

    Object slot(int digit) {
      int bit = 1 << digit;
      return (bitmap & bit) == 0 ? null : slots[Integer.bitCount(bitmap & bit - 1)];
    }

    Node withChild(int digit, Node old, Node child) {
      return with(
          digit,
          child,
          child.size - (old == null ? 0 : old.size),
          child.hash - (old == null ? 0 : old.hash));
    }

    Node with(int digit, Object slot, int moreEntries, int moreHash) {
      int bit = 1 << digit;
      int index = Integer.bitCount(bitmap & bit - 1);
      Object[] copy;
      if ((bitmap & bit) != 0) {
        copy = slots.clone();
      } else {
        copy = new Object[slots.length + 1];
        System.arraycopy(slots, 0, copy, 0, index);
        System.arraycopy(slots, index, copy, index + 1, slots.length - index);
      }
      copy[index] = slot;
      return new Node(bitmap | bit, copy, size + moreEntries, hash + moreHash);
    }

    Node without(int digit, int lessEntries, int lessHash) {
      int bit = 1 << digit;
      if (bitmap == bit) {
        return null;
      }
      int index = Integer.bitCount(bitmap & bit - 1);
      Object[] copy = new Object[slots.length - 1];
      System.arraycopy(slots, 0, copy, 0, index);
      System.arraycopy(slots, index + 1, copy, index, copy.length - index);
      return new Node(bitmap & ~bit, copy, size - lessEntries, hash - lessHash);
    }
  }
}
