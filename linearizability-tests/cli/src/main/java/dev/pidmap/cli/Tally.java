package dev.pidmap.cli;

/** How many tests ran, by outcome. */
record Tally(int passed, int failed, int skipped) {
  static final Tally NONE = new Tally(0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
  }

  /** All of them; a skipped test counts, since it was there and said so. */
  int total() {
    return passed + failed + skipped;
  }

  @Override
  public String toString() {
    return passed + " passed, " + failed + " failed, " + skipped + " skipped";
  }
}
