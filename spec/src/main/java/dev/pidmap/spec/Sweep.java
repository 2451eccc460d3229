package dev.pidmap.spec;

/**
 * What the contract knows of the sweep of a namespace. {@link Strength#EXACT} uses the cursor,
 * {@link Strength#ANY_FREE} the other two; what is not used stays as it was, so that orders that
 * the strength does not tell apart lead to equal states.
 *
 * @param cursor Linux's {@code idr_next}: the next candidate, 0 at first
 * @param laps by number, the last lap told for it by an automatic allocation
 * @param passed whether the sweep may have gone beyond {@link Limits#reserved()} yet
 */
record Sweep(int cursor, IntMap<Integer> laps, boolean passed) {
  static final Sweep FRESH = new Sweep(0, IntMap.empty(), false);

  /** The last lap told for {@code number}, or -1. */
  int lastLap(int number) {
    Integer lap = laps.get(number);
    return lap == null ? -1 : lap;
  }

  Sweep withCursor(int next) {
    return next == cursor ? this : new Sweep(next, laps, passed);
  }

  Sweep withLap(int number, int lap) {
    return new Sweep(cursor, laps.put(number, lap), passed);
  }

  Sweep withPassed() {
    return passed ? this : new Sweep(cursor, laps, true);
  }
}
