package dev.pidmap.mutants;

import static dev.pidmap.mutants.Mutant.protocol;

import java.util.List;

/** The order of numbers: which is issued next, which is found first. */
final class OrderMutants {
  private OrderMutants() {}

  static List<Mutant> all() {
    return List.of(
        protocol("FindAtLeastBySingleCollect")
            .breaks(
                Mutant.CONTRACT, "a pid comes behind the search, the one before it goes: nobody")
            .in(
                "Search",
                "if (first.isEmpty() || first.agreesWith(Collect.from(ns, from)))",
                "if (first != null)")
            .build(),
        protocol("FindAtLeastComparesSlotsOnly")
            .breaks(
                Mutant.CONTRACT,
                "a pid becomes live and dies in its slot between the collects, and is missed")
            .in(
                "Search",
                "if (was != is && !(was == PidRecord.RESERVED && is == PidRecord.ABORTED))",
                "if (was == is - 100)")
            .build(),
        protocol("FindAtLeastAllowsBirths")
            .breaks(
                Mutant.CONTRACT, "a pid that was reserved and is live since counts as unchanged")
            .in(
                "Search",
                "&& !(was == PidRecord.RESERVED && is == PidRecord.ABORTED)",
                "&& was != PidRecord.RESERVED")
            .build(),
        protocol("FindAtLeastIgnoresRanges")
            .breaks(
                Mutant.CONTRACT,
                "a range is removed and carved again, and its free slots look like those of before")
            .in("Search", "collect.words.add(entry);", "collect.words.add(null);")
            .build(),
        protocol("FindAtLeastForgetsTheRange")
            .breaks(
                Mutant.CONTRACT,
                "a leaf of the directory appears behind the search, and nothing tells it")
            .in("Search", "words.size() : words.size() - 1;", "words.size() : words.size() - 2;")
            .build(),
        protocol("HandOverNotFinished")
            .breaks(
                Mutant.CONTRACT, "a thread sleeps between sweep and lane, and its range is skipped")
            .in(
                "Sweep",
                "Ticket last = ns.sweepVolatile(); finishHandOver(ns, last);"
                    + " if (lane.ticketAcquire() != ticket)",
                "Ticket last = ns.sweepVolatile(); if (lane.ticketAcquire() != ticket)")
            .build(),
        protocol("LowLapNeverEnds")
            .breaks(Mutant.CONTRACT, "the sweep goes on to issue reserved numbers")
            .in(
                "Peek",
                "this.lowAfterWrap = last.low && cursor <= ns.geometry.reserved();",
                "this.lowAfterWrap = last.low;")
            .build(),
        protocol("LowLapEndsAtTheWrap")
            .breaks(Mutant.CONTRACT, "reserved numbers are left out before the cursor passed them")
            .in(
                "Peek",
                "this.lowAfterWrap = last.low && cursor <= ns.geometry.reserved();",
                "this.lowAfterWrap = false;")
            .build(),
        protocol("FirstLeavesTheCursor")
            .breaks(Mutant.CONTRACT, "an automatic 1 does not count as issued in order")
            .in("Allocate", "Sweep.restart(ns, 2);", "")
            .build(),
        protocol("RequestMovesTheCursor")
            .breaks(Mutant.CONTRACT, "a requested number moves the cursor")
            .in(
                "Allocate",
                "return Claim.requested(ns, pid, request) ? Outcome.CLAIMED : Outcome.TAKEN;",
                """
                if (!Claim.requested(ns, pid, request)) {
                  return Outcome.TAKEN;
                }
                Sweep.restart(ns, request + 1);
                return Outcome.CLAIMED;
                """)
            .build(),
        protocol("LastPidIsOfTheTicket")
            .breaks(
                Mutant.CONTRACT, "the last pid is that of the last range and not of the last call")
            .in(
                "Sweep",
                "if (Cursor.lap(cursor) == last.lap && Cursor.next(cursor) > last.start)",
                "if (cursor < 0)")
            .build(),
        protocol("LastPidWriteKeepsOldLanes")
            .breaks(Mutant.CONTRACT, "another CPU goes on where it was before the write")
            .in(
                "Namespace",
                "Sweep.restartInOneLane(this, lastPid + 1);",
                "Sweep.restart(this, lastPid + 1);")
            .build(),
        protocol("LastPidWriteInTheSameLap")
            .breaks(Mutant.CONTRACT, "numbers issued in this lap are passed over after the write")
            .in(
                "Sweep",
                "long lap = Math.max(last.lap, newest) + 1;",
                "long lap = Math.max(0, last.lap);")
            .build(),
        protocol("RestartForgetsTheLap")
            .breaks(
                Mutant.CONTRACT,
                "numbers issued in a lap that was raised in vain are passed over after the write")
            .in("Sweep", "long lap = Math.max(last.lap, newest) + 1;", "long lap = last.lap + 1;")
            .build(),
        protocol("LanesNeverGrow")
            .breaks(Mutant.CONTRACT, "all CPUs stay on one lane however often they meet")
            .in("Sweep", "ns.casLanes(lanes, grown);", "")
            .build());
  }
}
