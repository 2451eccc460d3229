package dev.pidmap.percpu;

import java.util.Arrays;

/**
 * The invariants of one namespace, evaluated between accesses. It remembers what it saw last: some
 * of them speak of two instants.
 */
final class InsideNamespace {
  private final Namespace<Integer> ns;
  private final InsideMap map;
  private final Range[] ranges;
  private final Mark[] left;
  private final Object[] words;
  private final long[] cursors;
  private boolean swept;
  private int live;
  private long position = -1;

  InsideNamespace(Namespace<Integer> ns, InsideMap map) {
    this.ns = ns;
    this.map = map;
    ranges = new Range[ns.directory.length()];
    left = new Mark[ns.directory.length()];
    Arrays.fill(left, Mark.NEVER);
    words = new Object[ranges.length * ns.geometry.rangeSize()];
    cursors = new long[ranges.length];
  }

  void inspect(int inFlight) {
    Ticket last = ns.sweepVolatile();
    require(last.position >= position, "SweepGrows: the sweep went back to ticket", last.position);
    position = last.position;
    require(
        ns.lapVolatile().lap >= last.lap,
        "LapNotBehindTheSweep: the lap word is behind the sweep, which is in lap",
        last.lap);
    int alive = 0;
    for (int index = 0; index < ranges.length; index++) {
      Object entry = ns.directory.entryVolatile(index);
      if (ranges[index] != null && entry != ranges[index]) {
        removed(index, entry);
      }
      if (entry instanceof Range range) {
        cursorGrows(range, ranges[index] == range);
        ranges[index] = range;
        alive += range(range, inFlight);
      } else {
        entryGrows(index, (Mark) entry);
      }
    }
    require(
        !swept || alive <= live,
        "NothingAfterClose: became live after the close; live now:",
        alive);
    swept = ns.sweptVolatile();
    live = alive;
    boolean told = inFlight > 0 || !swept || live > 0 || ns.drained.isDone();
    require(told, "WaitersAreTold: closed and empty, and nobody is told, at level", ns.level());
  }

  /**
   * Every hold is that of a lane. Not so where a lane was given up while a CPU worked under its
   * ticket: then the hold stays until the sweep comes by.
   */
  void holds() {
    for (Range range : ranges) {
      if (range != null && Cursor.held(range.cursorAcquire())) {
        require(isOfALane(range), "HoldsAreOfLanes: held by no lane: range", range.index);
      }
    }
  }

  private boolean isOfALane(Range range) {
    for (Lane lane : ns.lanesAcquire()) {
      Ticket ticket = lane.ticketAcquire();
      if (ns.rangeOf(ticket.position) == range.index
          && ticket.lap == Cursor.lap(range.cursorAcquire())) {
        return true;
      }
    }
    return false;
  }

  /** The cursor of a range moves on: to a later lap, or behind what was claimed in this one. */
  private void cursorGrows(Range range, boolean known) {
    long before = cursors[range.index];
    long now = range.cursorAcquire();
    cursors[range.index] = now;
    if (!known || Cursor.lap(now) > Cursor.lap(before)) {
      return;
    }
    int next = Cursor.next(now);
    boolean grows = Cursor.lap(now) == Cursor.lap(before) && next >= Cursor.next(before);
    require(grows, "CursorGrows: the cursor went back: range", range.index);
    if (next > Cursor.next(before)) {
      Object word = range.slotVolatile(next - 1);
      Mark mark = word instanceof Mark m ? m : ns.pid(word).at(ns.level()).markOpaque();
      require(
          !mark.olderThan(Cursor.lap(now)),
          "CursorFollowsTheClaim: it passed what its lap did not issue:",
          mark);
    }
  }

  /** A range left the directory since the last look. */
  private void removed(int index, Object entry) {
    Range range = ranges[index];
    require(
        range.pendingAcquire() == 0, "RangeFreedOnlyWhenEmpty: removed while in use: range", index);
    for (int slot = 0; slot < range.size; slot++) {
      require(
          range.slotVolatile(slot) instanceof Mark,
          "RangeFreedOnlyWhenEmpty: removed with a number that is not free again: slot",
          slot);
    }
    if (entry instanceof Mark mark) {
      require(mark.youngerThan(range.born), "MarksGrow: no younger than the mark before it:", mark);
    }
    ranges[index] = null;
  }

  private void entryGrows(int index, Mark mark) {
    require(
        mark == left[index] || mark.youngerThan(left[index]),
        "MarksGrow: no younger than the mark before it:",
        mark);
    left[index] = mark;
  }

  /** How many pids are live in {@code range}. */
  private int range(Range range, int inFlight) {
    int uses = Cursor.held(range.cursorAcquire()) ? 1 : 0;
    int alive = 0;
    for (int slot = 0; slot < range.size; slot++) {
      Object word = range.slotVolatile(slot);
      Object before = words[range.number(slot)];
      if (word instanceof Mark mark) {
        boolean grows = !(before instanceof Mark last) || last == mark || !last.youngerThan(mark);
        require(grows, "MarksGrow: no younger than the mark before it:", mark);
      } else {
        uses++;
        alive += word instanceof PidRecord && occupant(range, slot, word) ? 1 : 0;
      }
      boolean stays = before == word || !(before instanceof PidRecord) || ns.pid(before).isGone();
      require(stays, "NeverBackOutOfAClaim: left its slot while reserved or live:", before);
      words[range.number(slot)] = word;
    }
    long inUse = range.pendingAcquire() - uses;
    require(
        inUse >= 0 && inUse <= inFlight,
        "PendingExact: pending differs from the uses there are by",
        inUse);
    return alive;
  }

  /** Whether the pid in a slot is live; then it is in its slot of every level. */
  private boolean occupant(Range range, int slot, Object word) {
    PidRecord<Integer> pid = ns.pid(word);
    map.meet(pid.namespace);
    int number = range.number(slot);
    require(
        pid.number(ns.level()) == number,
        "UniqueAcrossNamespaces: a pid sits in a slot that is not its own: number",
        number);
    if (!pid.isLive()) {
      return false;
    }
    require(
        number == 1 || ns.hasInit(),
        "FirstIsOne: live before the init of its namespace: number",
        number);
    for (Namespace<Integer> at = pid.namespace; at != null; at = at.parent()) {
      require(
          at.occupant(pid.number(at.level())) == pid,
          "AllOrNothing: live, and not in its slot of every level:",
          pid);
    }
    return true;
  }

  private static void require(boolean holds, String invariant, Object what) {
    if (!holds) {
      throw new AssertionError(invariant + " " + what);
    }
  }
}
