package dev.pidmap.percpu;

/**
 * Takes a dead or aborted pid out of its slot, and a range that nothing uses any more out of the
 * directory. Anyone may do either; the compare-and-set says who did.
 */
final class Retire {
  private Retire() {}

  /** Retires {@code pid} from the slot it claimed in {@code ns}. */
  static <T> void retire(Namespace<T> ns, PidRecord<T> pid) {
    Upid upid = pid.at(ns.level());
    retire(ns, upid.range, upid.range.slotOf(upid.number), pid);
  }

  static <T> void retire(Namespace<T> ns, Range range, int slot, PidRecord<T> pid) {
    if (range.number(slot) == 1 && pid.stateVolatile() == PidRecord.DEAD) {
      ns.setInitVolatile();
    }
    if (range.casSlot(slot, pid, pid.at(ns.level()).markOpaque())) {
      lower(ns, range);
    }
  }

  /** Counts one use of {@code range} less. */
  static <T> void lower(Namespace<T> ns, Range range) {
    if (range.decrementPending() == 0) {
      remove(ns, range);
    }
  }

  /**
   * Removes a range whose pending is 0: every slot is SPENT and stays so. Done by whoever sees it,
   * so that a sleeping remover does not block the numbers of the range.
   */
  static <T> void remove(Namespace<T> ns, Range range) {
    Mark youngest = range.born;
    for (int slot = 0; slot < range.size; slot++) {
      Mark mark = (Mark) range.slotVolatile(slot);
      youngest = mark.youngerThan(youngest) ? mark : youngest;
    }
    long adopted = Cursor.lap(range.cursorAcquire());
    if (youngest.olderThan(adopted)) {
      youngest = Mark.ofLap(adopted);
    }
    Mark left = youngest.olderThan(range.born.lap + 1) ? youngest.next() : youngest;
    ns.directory.casEntry(range.index, range, left);
  }

  /** Gives up the hold of the lane that worked under {@code ticket}, unless it was handed over. */
  static <T> void dropHold(Namespace<T> ns, Ticket ticket) {
    if (ticket.isBeforeFirst()
        || !(ns.directory.entryVolatile(ns.rangeOf(ticket.position)) instanceof Range range)) {
      return;
    }
    for (; ; ) {
      long cursor = range.cursorAcquire();
      if (Cursor.lap(cursor) != ticket.lap || !Cursor.held(cursor)) {
        return;
      }
      if (range.casCursor(cursor, Cursor.released(cursor))) {
        lower(ns, range);
        return;
      }
    }
  }

  /** Spends the FREE slots from {@code number} on: out of bounds, they would keep their ranges. */
  static <T> void spendFrom(Namespace<T> ns, int number) {
    // Dekker with a carve: this sees the range, or the carver sees the bound when it reads it
    // again.
    Slots.forEachRange(
        ns,
        number,
        range -> {
          spendFrom(ns, range, number);
          return true;
        });
  }

  static <T> void spendFrom(Namespace<T> ns, Range range, int number) {
    for (int slot = Math.max(0, range.slotOf(number)); slot < range.size; slot++) {
      if (range.slotVolatile(slot) == null && range.casSlot(slot, null, range.born)) {
        lower(ns, range);
      }
    }
  }
}
