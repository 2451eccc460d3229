package dev.pidmap.simulator;

import java.util.Arrays;

/** A map from longs to longs, 0 where there is no entry. */
final class LongTable {
  private static final long NONE = Long.MIN_VALUE;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[256];
  private long[] values = new long[256];
  private int count;

  LongTable() {
    Arrays.fill(keys, NONE);
  }

  long get(long key) {
    int at = index(key);
    return keys[at] == key ? values[at] : 0;
  }

  void put(long key, long value) {
    int at = index(key);
    if (keys[at] == NONE) {
      keys[at] = key;
      if (++count > keys.length / 2) {
        values[at] = value;
        grow();
        return;
      }
    }
    values[at] = value;
  }

  private int index(long key) {
    int mask = keys.length - 1;
    int at = (int) ((key * MIX) >>> 32) & mask;
    while (keys[at] != key && keys[at] != NONE) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new long[2 * oldKeys.length];
    Arrays.fill(keys, NONE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != NONE) {
        int at = index(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
