package dev.pidmap.percpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A position of a namespace's sweep, handed to one lane. Positions only grow; a position is a range
 * (position mod the number of ranges) in a lap (position div that number). Immutable but for the
 * memory of its range.
 */
final class Ticket {
  private static final VarHandle RANGE;

  static {
    try {
      RANGE = MethodHandles.lookup().findVarHandle(Ticket.class, "range", Range.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final long position;

  /** Where in its range the cursor starts; 0 but after a last-pid write. */
  final int start;

  /** The cursor of the namespace when the ticket was taken, until it has issued a number. */
  final int cursor;

  /** Whether numbers below the reserved bound are eligible in this lap. */
  final boolean low;

  /** The lane it belongs to: whoever meets an unfinished hand-over can finish it. */
  final Lane lane;

  /** The lap that the position lies in; the ticket before the first lies in lap -1. */
  final long lap;

  /** How many tickets in a row the lane took: a long run means that the other lanes are quiet. */
  final int run;

  /**
   * The range that its lane works through, once a claim has found it; it may be dead by now. Who
   * reads it need not read the directory, whose lines every turnover writes.
   */
  @SuppressWarnings("unused") // RANGE
  private Range range;

  private Ticket(long position, int start, int cursor, boolean low, Lane lane, long lap, int run) {
    this.position = position;
    this.start = start;
    this.cursor = cursor;
    this.low = low;
    this.lane = lane;
    this.lap = lap;
    this.run = run;
  }

  /** The ticket before the first. */
  static Ticket beforeFirst(Lane lane) {
    return new Ticket(-1, 0, 0, true, lane, -1, 0);
  }

  /** The ticket that follows this one at {@code position}. */
  Ticket next(long position, long lap, int start, int cursor, boolean low, Lane lane) {
    int itsRun = lane == this.lane ? run + 1 : 1;
    return new Ticket(position, start, cursor, low, lane, lap, itsRun);
  }

  /** T1. Not null: the lane has had the ticket. Pairs with T2. */
  Range rangeAcquire() {
    return (Range) RANGE.getAcquire(this);
  }

  /** T2. After L1 has seen the ticket in its lane. */
  void setRangeRelease(Range found) {
    RANGE.setRelease(this, found);
  }

  boolean isBeforeFirst() {
    return position < 0;
  }
}
