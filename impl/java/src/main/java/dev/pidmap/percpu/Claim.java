package dev.pidmap.percpu;

/**
 * Puts a reserved pid into a free slot of one namespace. The compare-and-set of the slot is the
 * claim; tickets, cursors and holds only say where to look. A claim is never backed out of.
 */
final class Claim {
  private static final int NOTHING_HERE = -1;
  private static final int RANGE_IS_DEAD = -2;

  private Claim() {}

  /**
   * Claims the next number of the sweep for {@code pid}.
   *
   * @return false when there was an instant during the call at which every eligible number was
   *     taken
   */
  static <T> boolean bySweep(Namespace<T> ns, PidRecord<T> pid, int cpu) {
    int pidMax = pid.at(ns.level()).pidMax;
    for (; ; ) {
      Lane[] lanes = ns.lanesAcquire();
      Lane lane = lanes[cpu < lanes.length ? cpu : cpu % lanes.length]; // a division is slow
      Ticket ticket = lane.ticketAcquire();
      Range range = rangeOf(ns, ticket, pidMax);
      if (range != null) {
        int slot = inRange(ns, range, pid, pidMax);
        if (slot >= 0) {
          return true;
        }
        if (slot == RANGE_IS_DEAD) {
          Retire.remove(ns, range);
        }
      }
      if (!Sweep.advance(ns, lane, ticket, pidMax)) {
        return false;
      }
    }
  }

  /**
   * The range of {@code ticket}, carved or adopted; null when the ticket is stale. A range that has
   * left the directory since is dead: nothing in it can be claimed.
   */
  static <T> Range rangeOf(Namespace<T> ns, Ticket ticket, int pidMax) {
    Range range = ticket.rangeAcquire();
    if (range == null && !ticket.isBeforeFirst()) {
      range = find(ns, ticket, pidMax);
      if (range != null) {
        ticket.setRangeRelease(range);
      }
    }
    return range;
  }

  private static <T> Range find(Namespace<T> ns, Ticket ticket, int pidMax) {
    int index = ns.rangeOf(ticket.position);
    for (; ; ) {
      Object entry = ns.directory.entryVolatile(index);
      if (entry instanceof Mark mark) {
        if (!mark.olderThan(ticket.lap)) {
          return null;
        }
        carve(ns, index, mark, ticket, pidMax);
        continue;
      }
      Range range = (Range) entry;
      if (Cursor.lap(range.cursorAcquire()) >= ticket.lap || adopt(ns, range, ticket)) {
        return range;
      }
    }
  }

  private static <T> void carve(Namespace<T> ns, int index, Mark mark, Ticket ticket, int pidMax) {
    int size = ns.geometry.rangeSize();
    Range range = Range.carved(index, size, mark, ticket, ns.floor(ticket.low), pidMax);
    // A bound lowered since has swept the ranges it found; this one it may have missed.
    if (ns.directory.casEntry(index, mark, range) && ns.pidMaxVolatile() < pidMax) {
      Retire.spendFrom(ns, range, ns.pidMaxVolatile());
    }
  }

  /** Restarts the cursor under {@code ticket} and takes the hold; false: look again. */
  private static <T> boolean adopt(Namespace<T> ns, Range range, Ticket ticket) {
    if (!range.raise()) {
      Retire.remove(ns, range);
      return false;
    }
    long cursor = range.cursorAcquire();
    boolean mine =
        Cursor.lap(cursor) < ticket.lap && range.casCursor(cursor, Cursor.adopted(ticket));
    if (!mine || Cursor.held(cursor)) {
      Retire.lower(ns, range);
    }
    return mine;
  }

  /** Claims the first claimable slot at or after the cursor, under the newest adoption. */
  private static <T> int inRange(Namespace<T> ns, Range range, PidRecord<T> pid, int pidMax) {
    long cursor = range.cursorAcquire();
    long lap = Cursor.lap(cursor);
    int floor = ns.floor(Cursor.low(cursor));
    for (int slot = Cursor.next(cursor); slot < range.size; slot++) {
      int number = range.number(slot);
      if (number < floor || number >= pidMax) {
        continue;
      }
      int outcome = at(ns, range, slot, lap, pid);
      if (outcome == RANGE_IS_DEAD) {
        return RANGE_IS_DEAD;
      }
      if (outcome >= 0) {
        stamp(ns, pid);
        moveCursor(range, lap, slot + 1);
        return slot;
      }
    }
    return NOTHING_HERE;
  }

  /** Claims {@code slot} unless it is taken or was handed out in this lap. */
  private static <T> int at(Namespace<T> ns, Range range, int slot, long lap, PidRecord<T> pid) {
    for (; ; ) {
      Object word = range.slotVolatile(slot);
      if (word instanceof PidRecord) {
        PidRecord<T> occupant = ns.pid(word);
        if (!occupant.isGone()) {
          return NOTHING_HERE;
        }
        Retire.retire(ns, range, slot, occupant);
        continue;
      }
      if (word instanceof Mark mark) {
        if (!mark.olderThan(lap)) {
          return NOTHING_HERE;
        }
        if (!range.raise()) {
          return RANGE_IS_DEAD;
        }
      }
      // Whatever happens before the stamp, the number never looks older than its adoption.
      pid.at(ns.level()).place(range, slot, ns.lapVolatile());
      if (range.casSlot(slot, word, pid)) {
        return slot;
      }
      if (word != null) {
        Retire.lower(ns, range);
      }
      Sweep.contended(ns);
    }
  }

  /**
   * The lap of the hand-out is read after the claim: read before, it could be a lap old, and the
   * next lap would issue the number at once.
   */
  private static <T> void stamp(Namespace<T> ns, PidRecord<T> pid) {
    Mark now = ns.lapVolatile();
    if (now != pid.at(ns.level()).markOpaque()) {
      pid.at(ns.level()).setMarkOpaque(now);
    }
  }

  /** Moves the cursor to {@code next} unless it is there or the range was adopted anew. */
  static void moveCursor(Range range, long lap, int next) {
    for (; ; ) {
      long cursor = range.cursorAcquire();
      if (Cursor.lap(cursor) != lap || Cursor.next(cursor) >= next) {
        return;
      }
      if (range.casCursor(cursor, Cursor.moved(cursor, next))) {
        return;
      }
    }
  }

  /**
   * Claims {@code number}, in whatever range it lies. Moves no cursor and does not count for the
   * lap.
   *
   * @return false when the number was taken at some instant of the call
   */
  static <T> boolean requested(Namespace<T> ns, PidRecord<T> pid, int number) {
    return number(ns, pid, number, false);
  }

  /**
   * Claims 1 as the first number of {@code ns}.
   *
   * @return false when 1 was taken at some instant of the call, or was live before
   */
  static <T> boolean first(Namespace<T> ns, PidRecord<T> pid) {
    return number(ns, pid, 1, true);
  }

  /**
   * The init flag is read between a word and the claim that replaces it: it is set before a live 1
   * leaves its slot, and no word comes back, so where the claim succeeds no 1 has been live.
   */
  private static <T> boolean number(Namespace<T> ns, PidRecord<T> pid, int number, boolean first) {
    int size = ns.geometry.rangeSize();
    int index = ns.geometry.rangeOf(number);
    int slot = ns.geometry.slotOf(number);
    for (; ; ) {
      Object entry = ns.directory.entryVolatile(index);
      if (entry instanceof Mark mark) {
        if (first && ns.initVolatile()) {
          return false;
        }
        Range range = Range.forRequest(index, size, mark, mark.lap, slot, pid);
        pid.at(ns.level()).place(range, slot, mark.next());
        if (ns.directory.casEntry(index, mark, range)) {
          return true;
        }
        continue;
      }
      Range range = (Range) entry;
      Object word = range.slotVolatile(slot);
      if (word instanceof PidRecord) {
        PidRecord<T> occupant = ns.pid(word);
        if (!occupant.isGone()) {
          return false;
        }
        Retire.retire(ns, range, slot, occupant);
        continue;
      }
      if (first && ns.initVolatile()) {
        return false;
      }
      if (word != null && !range.raise()) {
        Retire.remove(ns, range);
        continue;
      }
      Mark last = word == null ? range.born : (Mark) word;
      pid.at(ns.level()).place(range, slot, last.next());
      if (range.casSlot(slot, word, pid)) {
        return true;
      }
      if (word != null) {
        Retire.lower(ns, range);
      }
    }
  }
}
