package dev.pidmap.benchmarks;

import java.util.concurrent.atomic.AtomicLongArray;

/** What no lock-free map gets below: an atomic update, times how many it makes. */
final class Floor {
  private static final int ROUNDS = 40;
  private static final int UPDATES = 100_000;

  /** The middle of an array that shares no line with anything else. */
  private static final int WORD = 32;

  private Floor() {}

  /** Nanoseconds of a compare-and-set of a line that no other core has, the best of some rounds. */
  static double atomicUpdate() {
    AtomicLongArray words = new AtomicLongArray(2 * WORD);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long from = System.nanoTime();
      for (int i = 0; i < UPDATES; i++) {
        long value = words.getPlain(WORD);
        words.compareAndSet(WORD, value, value + 1);
      }
      best = Math.min(best, (double) (System.nanoTime() - from) / UPDATES);
    }
    return best;
  }
}
