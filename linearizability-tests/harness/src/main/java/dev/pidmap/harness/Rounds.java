package dev.pidmap.harness;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets threads begin each round together. It spins, since threads that are woken one by one would
 * be done before the next begins; a thread that leaves, by an exception too, holds nobody up.
 */
final class Rounds {
  private static final int SPINS = 10_000;

  private final AtomicInteger present;
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger round = new AtomicInteger();

  Rounds(int threads) {
    present = new AtomicInteger(threads);
  }

  /** Waits until every thread that has not left is here; an interrupt ends it. */
  void await() {
    int mine = round.get();
    arrived.incrementAndGet();
    for (int spin = 0; round.get() == mine; spin++) {
      tryOpen(mine);
      if (spin <= SPINS) {
        Thread.onSpinWait();
      } else if (Thread.interrupted()) {
        throw new IllegalStateException("the others do not come");
      } else {
        LockSupport.parkNanos(100_000);
      }
    }
  }

  /** Takes no part in further rounds. */
  void leave() {
    present.decrementAndGet();
  }

  private void tryOpen(int mine) {
    int here = arrived.get();
    if (here >= present.get() && arrived.compareAndSet(here, 0)) {
      round.compareAndSet(mine, mine + 1);
    }
  }
}
