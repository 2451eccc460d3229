package dev.pidmap.percpu;

import java.util.Arrays;

/**
 * The order in which the lanes of a namespace visit its ranges: one word, the last ticket handed
 * out. The ticket names its lane, so anyone can finish a hand-over and no ticket, hence no range,
 * is skipped because a thread slept.
 */
final class Sweep {
  /** A lane alone for this many tickets per lane means that the others are quiet. */
  private static final int QUIET_RUN = 4;

  private Sweep() {}

  /**
   * Leaves {@code ticket} for the next range with a number to claim.
   *
   * @return false when there was an instant during the call at which every eligible number was
   *     taken
   */
  static <T> boolean advance(Namespace<T> ns, Lane lane, Ticket ticket, int pidMax) {
    for (; ; ) {
      Ticket last = ns.sweepVolatile();
      finishHandOver(ns, last);
      if (lane.ticketAcquire() != ticket) {
        return true;
      }
      Ticket next = Peek.next(ns, last, lane, pidMax);
      if (next == null) {
        return false;
      }
      if (take(ns, last, next)) {
        handOver(ns, lane, ticket, next);
        shrinkWhenQuiet(ns, next);
        return true;
      }
    }
  }

  /** Moves the cursor to {@code number} and goes back to one lane, as a last-pid write does. */
  static <T> void restartInOneLane(Namespace<T> ns, int number) {
    Lane[] lanes = ns.lanesAcquire();
    while (lanes.length > 1) {
      shrink(ns, lanes, lanes[0], 1);
      lanes = ns.lanesAcquire();
    }
    restart(ns, number);
  }

  /**
   * Moves the cursor of the first lane to {@code number}, in a new lap, so that every free number
   * is eligible again. Other lanes keep their ranges.
   */
  static <T> void restart(Namespace<T> ns, int number) {
    int size = ns.geometry.rangeSize();
    int index = Math.min(ns.geometry.rangeOf(number), ns.directory.length() - 1);
    int start = number - index * size; // behind the range for the last numbers of all
    boolean low = number <= ns.geometry.reserved();
    // Whoever raised the lap and lost the ticket left it ahead, with numbers issued in it. Read
    // once:
    // a retry that read it again would raise it again, and nothing would bound how far.
    long newest = ns.lapVolatile().lap;
    for (; ; ) {
      Ticket last = ns.sweepVolatile();
      finishHandOver(ns, last);
      Lane lane = ns.lanesAcquire()[0];
      Ticket ticket = lane.ticketAcquire();
      long lap = Math.max(last.lap, newest) + 1;
      Ticket next = last.next(lap * ns.directory.length() + index, lap, start, number, low, lane);
      if (take(ns, last, next)) {
        handOver(ns, lane, ticket, next);
        return;
      }
    }
  }

  /**
   * The number after the one issued last; exact with one lane, else of the lane that took the last
   * ticket.
   */
  static <T> int cursor(Namespace<T> ns) {
    Ticket last = ns.sweepVolatile();
    Range range = last.rangeAcquire();
    if (range != null) {
      long cursor = range.cursorAcquire();
      if (Cursor.lap(cursor) == last.lap && Cursor.next(cursor) > last.start) {
        return range.number(Cursor.next(cursor));
      }
    }
    return last.cursor;
  }

  /** Two CPUs met on a slot: the lanes double, as far as CPUs and id space allow. */
  static <T> void contended(Namespace<T> ns) {
    Lane[] lanes = ns.lanesAcquire();
    int doubled = 2 * lanes.length;
    long space = (long) ns.pidMaxVolatile() - ns.geometry.reserved();
    if (doubled > ns.geometry.maxLanes() || 2L * doubled * ns.geometry.rangeSize() > space) {
      return;
    }
    Lane[] grown = Arrays.copyOf(lanes, doubled);
    for (int l = lanes.length; l < doubled; l++) {
      grown[l] = new Lane();
    }
    ns.casLanes(lanes, grown);
  }

  /**
   * Takes the ticket {@code next}. The lap goes up first: a number issued under the ticket with the
   * mark of the lap before could be issued again in its own lap.
   */
  private static <T> boolean take(Namespace<T> ns, Ticket last, Ticket next) {
    raiseLap(ns, next.lap);
    return ns.casSweep(last, next);
  }

  private static <T> void raiseLap(Namespace<T> ns, long lap) {
    for (; ; ) {
      Mark now = ns.lapVolatile();
      if (!now.olderThan(lap) || ns.casLap(now, Mark.ofLap(lap))) {
        return;
      }
    }
  }

  private static <T> void finishHandOver(Namespace<T> ns, Ticket last) {
    if (last.rangeAcquire() != null) {
      return;
    }
    Ticket ticket = last.lane.ticketAcquire();
    if (ticket.position < last.position) {
      handOver(ns, last.lane, ticket, last);
    }
  }

  private static <T> void handOver(Namespace<T> ns, Lane lane, Ticket from, Ticket to) {
    if (lane.casTicket(from, to)) {
      Retire.dropHold(ns, from);
    }
  }

  private static <T> void shrinkWhenQuiet(Namespace<T> ns, Ticket ticket) {
    Lane[] lanes = ns.lanesAcquire();
    if (lanes.length > ns.geometry.lanes() && ticket.run >= QUIET_RUN * lanes.length) {
      shrink(ns, lanes, ticket.lane, Math.max(lanes.length / 2, ns.geometry.lanes()));
    }
  }

  /** Keeps {@code kept} and as many others as fit; the rest give up their tickets and holds. */
  private static <T> void shrink(Namespace<T> ns, Lane[] lanes, Lane kept, int count) {
    Lane[] ordered = lanes.clone();
    int at = Arrays.asList(lanes).indexOf(kept);
    if (at > 0) {
      ordered[0] = kept;
      ordered[at] = lanes[0];
    }
    if (!ns.casLanes(lanes, Arrays.copyOf(ordered, count))) {
      return;
    }
    for (int l = count; l < ordered.length; l++) {
      Ticket ticket = ordered[l].ticketAcquire();
      if (!ticket.isBeforeFirst()) {
        handOver(ns, ordered[l], ticket, Ticket.beforeFirst(ordered[l]));
      }
    }
  }
}
