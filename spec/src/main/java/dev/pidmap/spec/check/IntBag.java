package dev.pidmap.spec.check;

import java.util.Arrays;

/** A few ints in no order. */
final class IntBag {
  private int[] items = new int[4];
  private int size;

  int size() {
    return size;
  }

  int get(int index) {
    return items[index];
  }

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size++] = item;
  }

  /** Removes one {@code item}; the last one takes its place. */
  void remove(int item) {
    for (int i = size - 1; i >= 0; i--) {
      if (items[i] == item) {
        items[i] = items[--size];
        return;
      }
    }
    throw new IllegalStateException("not in the bag: " + item);
  }

  int[] toArray() {
    return Arrays.copyOf(items, size);
  }

  int[] sorted() {
    int[] sorted = toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
