package dev.pidmap.mutants;

import static dev.pidmap.mutants.Mutant.protocol;

import java.util.List;

/** When there is nothing left to issue, and that there is something. */
final class ExhaustionMutants {
  private static final String EXACT_EXHAUSTION = "ExactExhaustion";
  private static final String NO_ID_LOST = "NoIdLost";

  private ExhaustionMutants() {}

  static List<Mutant> all() {
    return List.of(
        protocol("ExhaustionBySingleCollect")
            .breaks(EXACT_EXHAUSTION, "the one free number moves behind the back of the scan")
            .in(
                "Peek",
                """
                long position = peek.first(null);
                if (position < 0) {
                  List<PidRecord<T>> met = new ArrayList<>();
                  position = peek.first(met);
                  if (position < 0) {
                    if (met.stream().noneMatch(PidRecord::isGone)) {
                      return null;
                    }
                    continue;
                  }
                }
                """,
                """
                long position = peek.first(new ArrayList<>());
                if (position < 0) {
                  return null;
                }
                """)
            .build(),
        protocol("ExhaustionWithoutSecondLook")
            .breaks(
                EXACT_EXHAUSTION,
                "the pids met by the scan are not asked again whether they are still there")
            .in("Peek", "if (met.stream().noneMatch(PidRecord::isGone))", "if (met != null)")
            .build(),
        protocol("ExhaustionBySummary")
            .breaks(EXACT_EXHAUSTION, "the summaries of the ranges are believed")
            .in("Peek", "position = peek.first(met);", "position = peek.first(null);")
            .build(),
        protocol("DeadPidsCountAsTaken")
            .breaks(EXACT_EXHAUSTION, "the number of a pid that is dead is not seen to be free")
            .in(
                "Peek",
                "return pid.at(ns.level()).markOpaque().olderThan(lap) ? Seen.CLAIMABLE :"
                    + " Seen.OF_THIS_LAP;",
                "return Seen.TAKEN;")
            .build(),
        protocol("ThisLapIsFull")
            .breaks(EXACT_EXHAUSTION, "EAGAIN where all that is free was issued in this lap")
            .in("Peek", "return lapLater;", "return -1;")
            .in("Peek", "if (met.stream().noneMatch(PidRecord::isGone))", "if (met != null)")
            .build(),
        protocol("ThisLapIsBarred")
            .breaks(
                NO_ID_LOST,
                "the only free number is of this lap: it is neither issued nor EAGAIN, for ever")
            .in("Peek", "lapLater = position + ranges;", "lapLater = last.position;")
            .build(),
        protocol("OtherLanesRangeIsBarred")
            .breaks(NO_ID_LOST, "a number in the range that another lane holds cannot be had")
            .in(
                "Peek",
                "if (met == null && range.looksFull(low(lap), ns.geometry.reserved())) {",
                "if (Cursor.held(range.cursorAcquire())) {")
            .build(),
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
            .build(),
        protocol("SummaryForgetsLowNumbers")
            .breaks(
                NO_ID_LOST,
                "a range passed in a lap that left reserved numbers out looks full in one that"
                    + " wants them")
            .in(
                "Range",
                "boolean allPassed = !low || Cursor.low(cursor) || number(0) >= reserved;",
                "boolean allPassed = true;")
            .build(),
        protocol("SummaryForgetsJumps")
            .breaks(NO_ID_LOST, "numbers before the one that a last-pid write jumped to look taken")
            .in("Cursor", "return (cursor & JUMPED) != 0;", "return false;")
            .build());
  }
}
