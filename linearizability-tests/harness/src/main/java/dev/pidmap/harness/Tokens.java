package dev.pidmap.harness;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What tokens stand for. Lock-free and one shared word, so that a model checker that drives a map
 * meets no lock and next to no interleavings but those of the map. For a few hundred tokens.
 */
final class Tokens<V> {
  private final AtomicReference<Entry<V>> latest = new AtomicReference<>();

  private record Entry<V>(int token, V value, Entry<V> before) {}

  /** What {@code token} stands for, or null. */
  V get(int token) {
    return find(latest.get(), token);
  }

  /** Lets {@code token} stand for {@code value} unless it stands for something already. */
  void put(int token, V value) {
    for (; ; ) {
      Entry<V> seen = latest.get();
      if (find(seen, token) != null
          || latest.compareAndSet(seen, new Entry<>(token, value, seen))) {
        return;
      }
    }
  }

  private static <V> V find(Entry<V> from, int token) {
    for (Entry<V> entry = from; entry != null; entry = entry.before) {
      if (entry.token == token) {
        return entry.value;
      }
    }
    return null;
  }
}
