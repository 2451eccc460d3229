package dev.pidmap.simulator;

import java.util.concurrent.atomic.AtomicInteger;

/** Small numbers, from 1, for classes of arrays. */
final class Kinds {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final ClassValue<Integer> NUMBERS =
      new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          return COUNT.incrementAndGet();
        }
      };

  private Kinds() {}

  static int of(Class<?> type) {
    return NUMBERS.get(type);
  }
}
