package dev.pidmap.simulator;

import java.util.Arrays;

/** A map from objects, told apart by identity, that is emptied often. */
final class Identities<V> {
  private Object[] keys = new Object[1 << 10];
  private Object[] values = new Object[1 << 10];
  private int count;

  void clear() {
    Arrays.fill(keys, null);
    Arrays.fill(values, null);
    count = 0;
  }

  @SuppressWarnings("unchecked")
  V get(Object key) {
    return (V) values[index(key)];
  }

  void put(Object key, V value) {
    int at = index(key);
    if (keys[at] == null && ++count > keys.length / 2) {
      grow();
      at = index(key);
    }
    keys[at] = key;
    values[at] = value;
  }

  private int index(Object key) {
    int mask = keys.length - 1;
    int at = System.identityHashCode(key) & mask;
    while (keys[at] != null && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    Object[] oldKeys = keys;
    Object[] oldValues = values;
    keys = new Object[2 * oldKeys.length];
    values = new Object[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        int at = index(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
