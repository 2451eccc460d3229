package dev.pidmap.percpu;

/**
 * A position of a namespace's sweep, handed to one lane. Positions only grow; a position is a range
 * (position mod the number of ranges) in a lap (position div that number). Immutable.
 */
final class Ticket {
  final long position;

  /** Where in its range the cursor starts; 0 but after a last-pid write. */
  final int start;

  /** The cursor of the namespace when the ticket was taken, until it has issued a number. */
  final int cursor;

  /** Whether numbers below the reserved bound are eligible in this lap. */
  final boolean low;

  /** The lane it belongs to: whoever meets an unfinished hand-over can finish it. */
  final Lane lane;

  /** The mark of its lap; tickets of one lap share the object. */
  final Mark mark;

  /** How many tickets in a row the lane took: a long run means that the other lanes are quiet. */
  final int run;

  private Ticket(long position, int start, int cursor, boolean low, Lane lane, Mark mark, int run) {
    this.position = position;
    this.start = start;
    this.cursor = cursor;
    this.low = low;
    this.lane = lane;
    this.mark = mark;
    this.run = run;
  }

  /** The ticket before the first. */
  static Ticket beforeFirst(Lane lane) {
    return new Ticket(-1, 0, 0, true, lane, Mark.NEVER, 0);
  }

  /** The ticket that follows this one at {@code position}. */
  Ticket next(long position, long lap, int start, int cursor, boolean low, Lane lane) {
    Mark itsMark = lap == mark.lap ? mark : Mark.ofLap(lap);
    int itsRun = lane == this.lane ? run + 1 : 1;
    return new Ticket(position, start, cursor, low, lane, itsMark, itsRun);
  }

  long lap() {
    return mark.lap;
  }

  boolean isBeforeFirst() {
    return position < 0;
  }
}
