package dev.pidmap;

/** Picks a CPU number for threads that do not know theirs. */
final class Stripe {
  private Stripe() {}

  /**
   * The same number for the same thread, spread over 0..{@code cpus}-1. Two threads with the same
   * number are slower, never wrong.
   */
  static int current(int cpus) {
    long id = Thread.currentThread().getId();
    return (int) Math.floorMod((id * 0x9E3779B97F4A7C15L) >>> 32, (long) cpus);
  }
}
