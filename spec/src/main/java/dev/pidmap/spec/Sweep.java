package dev.pidmap.spec;

/**
 * What the contract knows of the sweep of a namespace. {@link Strength#EXACT} uses the first two
 * fields, {@link Strength#ANY_FREE} the other two; what is not used stays as it was, so that orders
 * that the strength does not tell apart lead to equal states.
 *
 * @param cursor Linux's {@code idr_next}: the next candidate, 0 at first
 * @param adrift whether the cursor may stand elsewhere: an attempt that met a full namespace had
 *     gone on towards a number that somebody else took
 * @param laps by number, the last lap told for it by an automatic allocation
 * @param passed whether the sweep may have gone beyond {@link Limits#reserved()} yet
 */
record Sweep(int cursor, boolean adrift, IntMap<Integer> laps, boolean passed) {
  static final Sweep FRESH = new Sweep(0, false, IntMap.empty(), false);

  /** The last lap told for {@code number}, or -1. */
  int lastLap(int number) {
    Integer lap = laps.get(number);
    return lap == null ? -1 : lap;
  }

  Sweep withCursor(int next) {
    return next == cursor && !adrift ? this : new Sweep(next, false, laps, passed);
  }

  Sweep withCursorAdrift() {
    return adrift ? this : new Sweep(cursor, true, laps, passed);
  }

  Sweep withLap(int number, int lap) {
    return new Sweep(cursor, adrift, laps.put(number, lap), passed);
  }

  Sweep withPassed() {
    return passed ? this : new Sweep(cursor, adrift, laps, true);
  }
}
