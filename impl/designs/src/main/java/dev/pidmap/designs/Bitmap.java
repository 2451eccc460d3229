package dev.pidmap.designs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A flat bitmap for numbers from a base on, written under a lock, read without. */
final class Bitmap {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  private final int base;
  private final long[] words;

  Bitmap(int base, int size) {
    this.base = base;
    this.words = new long[(size + Long.SIZE - 1) / Long.SIZE];
  }

  private long word(int index) {
    return (long) WORD.getAcquire(words, index);
  }

  boolean isSet(int number) {
    int bit = number - base;
    return ((word(bit / Long.SIZE) >>> bit) & 1) != 0;
  }

  void set(int number) {
    int bit = number - base;
    WORD.setRelease(words, bit / Long.SIZE, words[bit / Long.SIZE] | (1L << bit));
  }

  void clear(int number) {
    int bit = number - base;
    WORD.setRelease(words, bit / Long.SIZE, words[bit / Long.SIZE] & ~(1L << bit));
  }

  /** The least number in {@code from}..{@code to}-1 whose bit is clear, or -1. */
  int nextClear(int from, int to) {
    return next(from, to, -1L);
  }

  /** The least number in {@code from}..{@code to}-1 whose bit is set, or -1. */
  int nextSet(int from, int to) {
    return next(from, to, 0);
  }

  private int next(int from, int to, long flip) {
    int end = Math.min(to - base, words.length * Long.SIZE);
    int at = Math.max(0, from - base);
    while (at < end) {
      long found = (word(at / Long.SIZE) ^ flip) >>> at;
      if (found != 0) {
        at += Long.numberOfTrailingZeros(found);
        return at < end ? base + at : -1;
      }
      at = (at / Long.SIZE + 1) * Long.SIZE;
    }
    return -1;
  }
}
