package dev.pidmap.cli;

import java.io.PrintWriter;

/** Tells how far a long check of a history is; silent for one that takes a moment. */
final class Milestones implements AutoCloseable {
  private static final double PATIENCE = 2;

  private final PrintWriter err;
  private final long begin;
  private Board board;

  Milestones(PrintWriter err, long begin) {
    this.err = err;
    this.begin = begin;
  }

  void decided(long decided, long total) {
    if (board == null) {
      if (Board.since(begin) < PATIENCE) {
        return;
      }
      board = Board.open(err, "check-history", total);
    }
    board.step(decided, "calls are in order");
  }

  @Override
  public void close() {
    if (board != null) {
      board.close();
    }
  }
}
