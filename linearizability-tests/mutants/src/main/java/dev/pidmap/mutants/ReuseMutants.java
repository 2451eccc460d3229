package dev.pidmap.mutants;

import static dev.pidmap.mutants.Mutant.protocol;

import java.util.List;

/** When a number may be issued again: laps, marks, adoptions. */
final class ReuseMutants {
  private static final String NO_PREMATURE_REUSE = "NoPrematureReuse";

  private ReuseMutants() {}

  static List<Mutant> all() {
    return List.of(
        protocol("MarkTakenBeforeClaim")
            .breaks(
                NO_PREMATURE_REUSE,
                "the sweep enters the next lap between the mark and the claim, and issues the"
                    + " number again at once")
            .in("Claim", "stamp(ns, pid);", "")
            .build(),
        protocol("StampedWithTheAdoption")
            .breaks(
                NO_PREMATURE_REUSE,
                "a slow lane's number counts for the lap in which its range was adopted")
            .in("Claim", "stamp(ns, pid);", "pid.at(ns.level()).setMarkOpaque(Mark.ofLap(lap));")
            .build(),
        protocol("LapRaisedAfterTheSweep")
            .breaks(
                NO_PREMATURE_REUSE,
                "a number issued in the new lap is stamped with the lap before, and issued in the"
                    + " new lap again")
            .in(
                "Sweep",
                "raiseLap(ns, next.lap); return ns.casSweep(last, next);",
                "boolean mine = ns.casSweep(last, next); raiseLap(ns, next.lap); return mine;")
            .build(),
        protocol("LapRuleIgnored")
            .breaks(NO_PREMATURE_REUSE, "a number released in this lap is issued in this lap again")
            .in("Claim", "if (!mark.olderThan(lap))", "if (mark.lap > lap)")
            .build(),
        protocol("AbsentEntryWithoutMark")
            .breaks(
                NO_PREMATURE_REUSE,
                "a stale thread carves again a range that was used up and freed in this lap")
            .in(
                "Retire",
                "ns.directory.casEntry(range.index, range, left);",
                "ns.directory.casEntry(range.index, range, null);")
            .build(),
        protocol("StaleLaneCarves")
            .breaks(
                NO_PREMATURE_REUSE,
                "a lane that slept carves a range that was used up since, under its old ticket")
            .in("Claim", "if (!mark.olderThan(ticket.lap)) { return null; }", "")
            .build(),
        protocol("MarksWithoutVersion")
            .breaks(
                Mutant.CONTRACT,
                "requests that come and go bring identical words back, and a search believes them")
            .in("Claim", "mark.next());", "mark);")
            .in("Claim", "last.next());", "last);")
            .build(),
        protocol("AdoptionAsPrivateCount")
            .breaks(
                NO_PREMATURE_REUSE,
                "a range counts its adoptions, which says nothing about laps: a number comes twice"
                    + " in one")
            .in(
                "Claim",
                "Cursor.lap(cursor) < ticket.lap && range.casCursor(cursor,"
                    + " Cursor.adopted(ticket));",
                """
                Cursor.lap(cursor) < ticket.lap
                    && range.casCursor(
                        cursor,
                        Cursor.adopted(ticket)
                            + (Cursor.lap(cursor) + 1 - ticket.lap << 13));
                """)
            .in(
                "Claim",
                "if (Cursor.lap(range.cursorAcquire()) >= ticket.lap || adopt(ns, range,"
                    + " ticket)) {",
                "adopt(ns, range, ticket); if (ticket != null) {")
            .build(),
        protocol("ReAdoptedWhenTakenOver")
            .breaks(
                NO_PREMATURE_REUSE, "a lane that is late takes its range back, and its lap with it")
            .in(
                "Claim",
                "if (Cursor.lap(range.cursorAcquire()) >= ticket.lap ||",
                "if (Cursor.lap(range.cursorAcquire()) == ticket.lap ||")
            .in(
                "Claim",
                "Cursor.lap(cursor) < ticket.lap && range.casCursor(cursor,",
                "Cursor.lap(cursor) != ticket.lap && range.casCursor(cursor,")
            .build(),
        protocol("CursorMovedBetweenRanges")
            .breaks(
                Mutant.CONTRACT,
                "a lane that slept moves the cursor of the next adoption: numbers are passed over")
            .in(
                "Claim",
                "if (Cursor.lap(cursor) != lap || Cursor.next(cursor) >= next)",
                "if (Cursor.next(cursor) >= next)")
            .build(),
        protocol("RemovedRangeForgetsItsLap")
            .breaks(
                NO_PREMATURE_REUSE,
                "a range that goes leaves the mark of its oldest number, and is carved again at"
                    + " once")
            .in(
                "Retire",
                "youngest = mark.youngerThan(youngest) ? mark : youngest;",
                "youngest = mark.youngerThan(youngest) ? youngest : mark;")
            .in("Retire", "youngest = Mark.ofLap(adopted);", "youngest = range.born;")
            .build(),
        protocol("RequestedStampedWithTheCurrentLap")
            .breaks(Mutant.CONTRACT, "a number that was asked for and released is left out once")
            .in(
                "Claim",
                "pid.at(ns.level()).place(range, slot, mark.next());",
                "pid.at(ns.level()).place(range, slot, ns.lapVolatile());")
            .in(
                "Claim",
                "pid.at(ns.level()).place(range, slot, last.next());",
                "pid.at(ns.level()).place(range, slot, ns.lapVolatile());")
            .build(),
        protocol("RequestedStartsTheRangesLap")
            .breaks(
                NO_PREMATURE_REUSE,
                "a range made for a request starts with marks that were never used")
            .in(
                "Range",
                "range.init(i, i == slot ? pid : born);",
                "range.init(i, i == slot ? pid : Mark.NEVER);")
            .build());
  }
}
