package dev.pidmap.mutants;

import static dev.pidmap.mutants.Killer.interleaving;
import static dev.pidmap.mutants.Killer.sequential;
import static dev.pidmap.mutants.Mutant.protocol;

import java.util.List;

/** When a range may go, and that it does. */
final class RangeMutants {
  private static final String FREED_ONLY_WHEN_EMPTY = "RangeFreedOnlyWhenEmpty";
  private static final String NO_ID_LOST = "NoIdLost";

  private RangeMutants() {}

  static List<Mutant> all() {
    return List.of(
        protocol("RemovedAtPendingOne")
            .breaks(FREED_ONLY_WHEN_EMPTY, "a range goes with the last pid that lives in it")
            .in(
                "Retire",
                "if (range.decrementPending() == 0)",
                "if (range.decrementPending() <= 1)")
            .in(
                "Retire",
                "Mark mark = (Mark) range.slotVolatile(slot);",
                "Mark mark = range.slotVolatile(slot) instanceof Mark m ? m : range.born;")
            .killedBy(sequential("aPidKeepsItsRange")),
        protocol("RaisedFromZero")
            .breaks(FREED_ONLY_WHEN_EMPTY, "a number is claimed in a range that was removed")
            .in("Range", "if (pending == 0)", "if (pending < 0)")
            .killedBy(interleaving("nothingIsClaimedInARemovedRange")),
        protocol("LoweredByLosers")
            .breaks(FREED_ONLY_WHEN_EMPTY, "two who retire one slot count it twice")
            .in(
                "Retire",
                "if (range.casSlot(slot, pid, pid.markOpaque(ns.level()))) { lower(ns, range); }",
                "range.casSlot(slot, pid, pid.markOpaque(ns.level())); lower(ns, range);")
            .in(
                "Retire",
                "Mark mark = (Mark) range.slotVolatile(slot);",
                "Mark mark = range.slotVolatile(slot) instanceof Mark m ? m : range.born;")
            .killedBy(interleaving("aSlotIsRetiredOnce")),
        protocol("RollBackForgetsALevel")
            .breaks(NO_ID_LOST, "the outermost number of a failed allocation stays in its slot")
            .in("Allocate", "ns.level() >= outermost", "ns.level() > outermost")
            .killedBy(sequential("aFailedAllocationLeavesNoRange")),
        protocol("ReleaseKeepsTheNumber")
            .breaks(NO_ID_LOST, "a release gives back the innermost number only")
            .in(
                "Release",
                "Retire.retire(ns, pid);",
                "if (ns == pid.namespace) Retire.retire(ns, pid);")
            .killedBy(sequential("aReleaseLeavesNoRange")),
        protocol("SpentForEver")
            .breaks(NO_ID_LOST, "a number that was handed out once is never handed out again")
            .in("Claim", "if (!mark.olderThan(lap))", "if (mark.lap >= 0)")
            .in(
                "Peek",
                "return ((Mark) word).olderThan(lap) ? Seen.CLAIMABLE : Seen.OF_THIS_LAP;",
                "return ((Mark) word).lap < 0 ? Seen.CLAIMABLE : Seen.TAKEN;")
            .in(
                "Peek",
                "return mark.olderThan(lap) ? Seen.CLAIMABLE : Seen.OF_THIS_LAP;",
                "return mark.lap < 0 ? Seen.CLAIMABLE : Seen.TAKEN;")
            .killedBy(sequential("everyNumberComesBack")),
        protocol("NoHold")
            .breaks(
                Mutant.CONTRACT, "a range vanishes under its lane, and the next number is skipped")
            .in("Cursor", "| (ticket.low ? LOW : 0) | HELD;", "| (ticket.low ? LOW : 0);")
            .in("Range", "range.words[PENDING] = free + 1L;", "range.words[PENDING] = free;")
            .in("Claim", "if (!mine || Cursor.held(cursor))", "if (range != null)")
            .killedBy(sequential("theCursorStaysInARangeThatEmpties")));
  }
}
