package dev.pidmap.designs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Bitmap pages whose bits are taken by atomic operations ({@code struct pidmap}), and the hash. */
final class AtomicBitmapTable<T> extends HashedTable<T> {
  /** Bits of a page: 4 KiB in Linux. */
  private static final int PAGE_BITS = 1 << 15;

  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  private final PidHash<T> hash;
  private final int end;
  private final AtomicReferenceArray<Page> pages;

  private static final class Page {
    final long[] words;
    final AtomicInteger free;

    Page(int bits) {
      words = new long[(bits + Long.SIZE - 1) / Long.SIZE];
      free = new AtomicInteger(bits);
    }
  }

  AtomicBitmapTable(int end, PidHash<T> hash) {
    super(hash.nextSalt());
    this.end = end;
    this.hash = hash;
    this.pages = new AtomicReferenceArray<>((end + PAGE_BITS - 1) / PAGE_BITS);
  }

  @Override
  public PidRecord<T> get(int number) {
    return hash.get(this, number);
  }

  @Override
  public PidRecord<T> next(int from) {
    int number = nextBit(from, end, 0);
    while (number >= 0) {
      PidRecord<T> pid = hash.get(this, number);
      if (pid != null) {
        return pid;
      }
      number = nextBit(number + 1, end, 0);
    }
    return null;
  }

  /** Takes the first clear bit in {@code from}..{@code to}-1; -1 where each was set when met. */
  int takeFirst(int from, int to) {
    int number = nextBit(from, to, -1L);
    while (number >= 0 && !take(number)) {
      number = nextBit(number, to, -1L);
    }
    return number;
  }

  /** {@code test_and_set_bit}; false when it was set. */
  boolean take(int number) {
    Page page = page(number);
    long bit = 1L << number;
    long before = (long) WORD.getAndBitwiseOr(page.words, number % PAGE_BITS / Long.SIZE, bit);
    if ((before & bit) != 0) {
      return false;
    }
    page.free.decrementAndGet();
    return true;
  }

  /** {@code free_pidmap}. */
  void free(int number) {
    Page page = page(number);
    WORD.getAndBitwiseAnd(page.words, number % PAGE_BITS / Long.SIZE, ~(1L << number));
    page.free.incrementAndGet();
  }

  private Page page(int number) {
    int index = number / PAGE_BITS;
    Page page = pages.get(index);
    if (page == null) {
      pages.compareAndSet(index, null, new Page(Math.min(PAGE_BITS, end - index * PAGE_BITS)));
      page = pages.get(index);
    }
    return page;
  }

  private int nextBit(int from, int to, long flip) {
    int stop = Math.min(to, end);
    int at = from;
    while (at < stop) {
      Page page = pages.get(at / PAGE_BITS);
      boolean all = flip != 0;
      if (page == null && all) {
        return at;
      }
      if (page == null || (all && page.free.get() == 0)) {
        at = (at / PAGE_BITS + 1) * PAGE_BITS;
        continue;
      }
      long found = ((long) WORD.getVolatile(page.words, at % PAGE_BITS / Long.SIZE) ^ flip) >>> at;
      if (found != 0) {
        at += Long.numberOfTrailingZeros(found);
        return at < stop ? at : -1;
      }
      at = (at / Long.SIZE + 1) * Long.SIZE;
    }
    return -1;
  }
}
