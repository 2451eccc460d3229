package dev.pidmap.mutants;

import static dev.pidmap.mutants.Mutant.protocol;

import java.util.List;

/** When a range may go, and that it does. */
final class RangeMutants {
  private static final String FREED_ONLY_WHEN_EMPTY = "RangeFreedOnlyWhenEmpty";
  private static final String NO_ID_LOST = "NoIdLost";

  /** A range that goes too early still has pids, where the shipped removal expects marks. */
  private static final String MARK = "Mark mark = (Mark) range.slotVolatile(slot);";

  private static final String MARK_IF_ANY =
      "Mark mark = range.slotVolatile(slot) instanceof Mark m ? m : range.born;";

  private RangeMutants() {}

  static List<Mutant> all() {
    return List.of(
        protocol("RemovedAtPendingOne")
            .breaks(FREED_ONLY_WHEN_EMPTY, "a range goes with the last pid that lives in it")
            .in(
                "Retire",
                "if (range.decrementPending() == 0)",
                "if (range.decrementPending() <= 1)")
            .in("Retire", MARK, MARK_IF_ANY)
            .build(),
        protocol("RemovedByPlainStore")
            .breaks(FREED_ONLY_WHEN_EMPTY, "a slow remover takes the range away that came since")
            .in(
                "Retire",
                "ns.directory.casEntry(range.index, range, left);",
                "ns.directory.casEntry(range.index, ns.directory.entryVolatile(range.index),"
                    + " left);")
            .build(),
        protocol("RaisedFromZero")
            .breaks(FREED_ONLY_WHEN_EMPTY, "a number is claimed in a range that was removed")
            .in("Range", "if (pending == 0)", "if (pending < 0)")
            .build(),
        protocol("RaisedAfterTheClaim")
            .breaks(FREED_ONLY_WHEN_EMPTY, "a range goes between a claim in it and its count")
            .in("Claim", "if (!range.raise()) { return RANGE_IS_DEAD; }", "")
            .in(
                "Claim",
                "if (range.casSlot(slot, word, pid)) { return slot; }"
                    + " if (word != null) { Retire.lower(ns, range); }",
                """
                if (range.casSlot(slot, word, pid)) {
                  if (word != null) {
                    range.raise();
                  }
                  return slot;
                }
                """)
            .in("Retire", MARK, MARK_IF_ANY)
            .build(),
        protocol("ClaimedWithoutRaise")
            .breaks(FREED_ONLY_WHEN_EMPTY, "a number that is issued again does not count")
            .in("Claim", "if (!range.raise()) { return RANGE_IS_DEAD; }", "")
            .in(
                "Claim",
                "if (range.casSlot(slot, word, pid)) { return slot; }"
                    + " if (word != null) { Retire.lower(ns, range); }",
                "if (range.casSlot(slot, word, pid)) { return slot; }")
            .in("Retire", MARK, MARK_IF_ANY)
            .build(),
        protocol("LoweredByLosers")
            .breaks(FREED_ONLY_WHEN_EMPTY, "two who retire one slot count it twice")
            .in(
                "Retire",
                "if (range.casSlot(slot, pid, pid.at(ns.level()).markOpaque())) { lower(ns, range); }",
                "range.casSlot(slot, pid, pid.at(ns.level()).markOpaque()); lower(ns, range);")
            .in("Retire", MARK, MARK_IF_ANY)
            .build(),
        protocol("LosersKeepTheirRaise")
            .breaks(NO_ID_LOST, "a claim that is lost leaves its count, and the range stays")
            .in(
                "Claim",
                "if (range.casSlot(slot, word, pid)) { return true; }"
                    + " if (word != null) { Retire.lower(ns, range); }",
                "if (range.casSlot(slot, word, pid)) { return true; }")
            .build(),
        protocol("HoldDroppedTwice")
            .breaks(FREED_ONLY_WHEN_EMPTY, "a range goes under the lane that adopted it anew")
            .in(
                "Retire",
                "if (Cursor.lap(cursor) != ticket.lap || !Cursor.held(cursor)) { return; }"
                    + " if (range.casCursor(cursor, Cursor.released(cursor))) {",
                "if (range != null) {")
            .in("Retire", MARK, MARK_IF_ANY)
            .build(),
        protocol("NoHold")
            .breaks(
                Mutant.CONTRACT, "a range vanishes under its lane, and the next number is skipped")
            .in("Cursor", "| (ticket.low ? LOW : 0) | HELD;", "| (ticket.low ? LOW : 0);")
            .in("Range", "long pending = end - first + 1L;", "long pending = end - first;")
            .in("Claim", "if (!mine || Cursor.held(cursor))", "if (range != null)")
            .build(),
        protocol("HoldNeverDropped")
            .breaks(NO_ID_LOST, "a range that its lane has left stays for ever")
            .in("Sweep", "Retire.dropHold(ns, from);", "")
            .build(),
        protocol("ShrinkKeepsTheHolds")
            .breaks(NO_ID_LOST, "the ranges of lanes that were given up stay")
            .in(
                "Sweep",
                "handOver(ns, ordered[l], ticket, Ticket.beforeFirst(ordered[l]));",
                "ordered[l].casTicket(ticket, Ticket.beforeFirst(ordered[l]));")
            .build(),
        protocol("IneligibleSlotsCounted")
            .breaks(NO_ID_LOST, "a range with numbers that are never issued is never freed")
            .in("Range", "long pending = end - first + 1L;", "long pending = size + 1L;")
            .build(),
        protocol("RequestedRangeAllFree")
            .breaks(NO_ID_LOST, "a range made for one requested number outlives it")
            .in(
                "Range",
                "range.init(i, i == slot ? pid : born);",
                "range.init(i, i == slot ? pid : null);")
            .in("Range", "Cursor.idle(lap, size), 1)", "Cursor.idle(lap, size), size)")
            .build(),
        protocol("RequesterLeavesADyingRange")
            .breaks(NO_ID_LOST, "a requester spins behind one who sleeps before the removal")
            .in(
                "Claim",
                "if (word != null && !range.raise()) { Retire.remove(ns, range);",
                "if (word != null && !range.raise()) {")
            .build(),
        protocol("ClaimerLeavesADyingRange")
            .breaks(NO_ID_LOST, "a claimer spins behind one who sleeps before the removal")
            .in(
                "Claim",
                "if (slot == RANGE_IS_DEAD) { Retire.remove(ns, range);",
                "if (slot == RANGE_IS_DEAD) {")
            .in(
                "Claim",
                "if (!range.raise()) { Retire.remove(ns, range); return false; }",
                "if (!range.raise()) { return false; }")
            .build(),
        protocol("CarverTrustsTheOldBound")
            .breaks(NO_ID_LOST, "a range carved by a bound of before keeps what was cut off")
            .in(
                "Claim",
                "if (ns.directory.casEntry(index, mark, range) && ns.pidMaxVolatile() < pidMax)",
                "if (ns.directory.casEntry(index, mark, range) && pidMax < 0)")
            .build(),
        protocol("LoweredBoundLeavesFreeSlots")
            .breaks(NO_ID_LOST, "numbers beyond a lowered bound keep their ranges")
            .in("Namespace", "Retire.spendFrom(this, pidMax);", "")
            .build(),
        protocol("RollBackForgetsALevel")
            .breaks(NO_ID_LOST, "the outermost number of a failed allocation stays in its slot")
            .in("Allocate", "ns.level() >= outermost", "ns.level() > outermost")
            .build(),
        protocol("ReleaseKeepsTheNumber")
            .breaks(NO_ID_LOST, "a release gives back the innermost number only")
            .in(
                "Release",
                "Retire.retire(ns, pid);",
                "if (ns == pid.namespace) Retire.retire(ns, pid);")
            .build());
  }
}
