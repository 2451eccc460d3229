package dev.pidmap.cli;

import java.io.PrintWriter;

/** Tells how far a long check of a history is; silent for one that takes a moment. */
final class Milestones implements AutoCloseable {
  private static final double PATIENCE = 2;
  private static final double INTERVAL = 10;

  private final PrintWriter err;
  private final long begin;
  private double next;
  private Board bar;

  Milestones(PrintWriter err, long begin) {
    this.err = err;
    this.begin = begin;
    this.next = PATIENCE;
  }

  void decided(long decided, long total) {
    double now = Board.since(begin);
    if (now < PATIENCE) {
      return;
    }
    if (bar == null) {
      bar = Board.open(err, "check-history", total);
    }
    bar.at(decided, total);
    if (now >= next) {
      bar.detail(String.format("%,d of %,d calls are in order", decided, total));
      next = now + INTERVAL;
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
