package dev.pidmap.mutants;

import static dev.pidmap.mutants.Mutant.protocol;

import java.util.List;

/** Who may have a number. */
final class ClaimMutants {
  private static final String UNIQUE = "UniqueAcrossNamespaces";
  private static final String WITHIN_LIMITS = "WithinLimits";

  private ClaimMutants() {}

  static List<Mutant> all() {
    return List.of(
        protocol("ReservedCountsAsGone")
            .breaks(UNIQUE, "a pid that is not live yet is put out of its slot")
            .in("PidRecord", "return now == DEAD || now == ABORTED;", "return now != LIVE;")
            .build(),
        protocol("RetireFreesWhoeverIsThere")
            .breaks(UNIQUE, "whoever comes late to a retirement frees the slot of the next pid")
            .in(
                "Retire",
                "if (range.casSlot(slot, pid, pid.at(ns.level()).markOpaque())) {",
                """
                Object there = range.slotVolatile(slot);
                if (there instanceof PidRecord
                    && range.casSlot(slot, there, ns.pid(there).at(ns.level()).markOpaque())) {
                """)
            .build(),
        protocol("RequestedTakesALivePid")
            .breaks(UNIQUE, "a requested number is taken from the pid that has it")
            .in("Claim", "if (word != null && !range.raise())", "if (word != null && false)")
            .in("Claim", "if (!occupant.isGone()) { return false; }", "")
            .build(),
        protocol("RequestedIgnoresDead")
            .breaks(
                Mutant.CONTRACT,
                "EEXIST for the number of a pid that is dead and not yet taken out of its slot")
            .in(
                "Claim",
                "if (!occupant.isGone()) { return false;",
                "if (ns != null) { return false;")
            .build(),
        protocol("BacksOutOfAClaim")
            .breaks(
                "ExactExhaustion",
                "a reserved pid leaves its slot, and a full namespace is seen that never was")
            .in(
                "Claim",
                "stamp(ns, pid); moveCursor(range, lap, slot + 1); return slot;",
                """
                if (ns.sweepVolatile().lap != lap
                    && range.casSlot(slot, pid, pid.at(ns.level()).markOpaque())) {
                  Retire.lower(ns, range);
                  return NOTHING_HERE;
                }
                moveCursor(range, lap, slot + 1);
                return slot;
                """)
            .build(),
        protocol("PidMaxIgnored")
            .breaks(WITHIN_LIMITS, "a range that straddles pid_max is used to its end")
            .in("Claim", "if (number < floor || number >= pidMax)", "if (number < floor)")
            .build(),
        protocol("PidMaxOfTheLastCall")
            .breaks(WITHIN_LIMITS, "an allocation goes by the pid_max that the one before it read")
            .in(
                "Allocate",
                "pid.at(level).pidMax = ns.pidMaxVolatile();",
                "pid.at(level).pidMax = ns.bound();")
            .in(
                "Namespace",
                "int rangeOf(long position) {",
                """
                private int seen;

                int bound() {
                  int before = seen;
                  seen = pidMaxVolatile();
                  return before == 0 ? seen : before;
                }

                int rangeOf(long position) {
                """)
            .build(),
        protocol("PidMaxReadAgain")
            .breaks(
                WITHIN_LIMITS, "a request is held against one pid_max, and EAGAIN against another")
            .in(
                "Claim",
                "int pidMax = pid.at(ns.level()).pidMax;",
                "int pidMax = Math.max(pid.at(ns.level()).pidMax, ns.pidMaxVolatile());")
            .build(),
        protocol("RequestBeyondPidMax")
            .breaks(WITHIN_LIMITS, "a requested number is checked from below only")
            .in("Allocate", "if (number < 1 || number >= pid.at(level).pidMax)", "if (number < 1)")
            .build(),
        protocol("ReservedNumbersIssuedAgain")
            .breaks(WITHIN_LIMITS, "the sweep wraps to 1 and not to 300")
            .in("Namespace", "return low ? 1 : geometry.reserved();", "return 1;")
            .build());
  }
}
