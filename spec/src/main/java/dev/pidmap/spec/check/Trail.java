package dev.pidmap.spec.check;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** What a search did, so that it can be taken back. */
final class Trail {
  private static final int BEGUN = 0;
  private static final int PLACED = 1;
  private static final int PASSED = 2;
  private static final int KINDS = 4;

  private int[] items = new int[64];
  private int size;

  int size() {
    return size;
  }

  void begun(int call) {
    add(call, BEGUN);
  }

  void placed(int call) {
    add(call, PLACED);
  }

  void passed(int call) {
    add(call, PASSED);
  }

  private void add(int call, int kind) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size++] = call * KINDS + kind;
  }

  /** Takes back all that was done after {@code mark}, latest first. */
  void undo(int mark, IntConsumer begun, IntConsumer placed, IntConsumer passed) {
    while (size > mark) {
      int item = items[--size];
      int call = item / KINDS;
      switch (item % KINDS) {
        case BEGUN -> begun.accept(call);
        case PLACED -> placed.accept(call);
        default -> passed.accept(call);
      }
    }
  }

  int[] placedCalls() {
    IntBag calls = new IntBag();
    for (int i = 0; i < size; i++) {
      if (items[i] % KINDS == PLACED) {
        calls.add(items[i] / KINDS);
      }
    }
    return calls.toArray();
  }
}
