package dev.pidmap.mutants;

import static dev.pidmap.mutants.Killer.interleaving;
import static dev.pidmap.mutants.Killer.sequential;
import static dev.pidmap.mutants.Mutant.protocol;
import static dev.pidmap.mutants.Mutant.weakening;

import java.util.List;

/** Who may have a number, and when again. */
final class ClaimMutants {
  private ClaimMutants() {}

  static List<Mutant> all() {
    return List.of(
        weakening("SlotCheckThenSet")
            .breaks("UniqueAcrossNamespaces", "two CPUs read a free slot and both take it")
            .in(
                "Range",
                "return SLOT.compareAndSet(slots, PAD_SLOTS + slot, expected, next);",
                """
                if (slotVolatile(slot) != expected) {
                  return false;
                }
                SLOT.setVolatile(slots, PAD_SLOTS + slot, next);
                return true;
                """)
            .killedBy(interleaving("twoAllocationsGetTwoNumbers")),
        protocol("MarkTakenBeforeClaim")
            .breaks(
                "NoPrematureReuse",
                "the sweep enters the next lap between the mark and the claim, and issues the"
                    + " number again at once")
            .in("Claim", "stamp(ns, pid);", "")
            .killedBy(interleaving("aNumberIsIssuedInTheLapOfItsClaim")),
        protocol("LapRuleIgnored")
            .breaks("NoPrematureReuse", "a number released in this lap is issued in this lap again")
            .in("Claim", "if (!mark.olderThan(lap))", "if (mark.lap > lap)")
            .killedBy(sequential("noNumberTwiceInALap")),
        protocol("AbsentEntryWithoutMark")
            .breaks(
                "NoPrematureReuse",
                "a stale thread carves again a range that was used up and freed in this lap")
            .in(
                "Retire",
                "ns.directory.casEntry(range.index, range, left);",
                "ns.directory.casEntry(range.index, range, null);")
            .killedBy(interleaving("aRangeIsCarvedOncePerLap")),
        protocol("ExhaustionBySingleCollect")
            .breaks("ExactExhaustion", "the one free number moves behind the back of the scan")
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
            .killedBy(interleaving("fullOnlyWhenFull")),
        protocol("ExhaustionWithoutSecondLook")
            .breaks(
                "ExactExhaustion",
                "the pids met by the scan are not asked again whether they are still there")
            .in("Peek", "if (met.stream().noneMatch(PidRecord::isGone))", "if (!met.isEmpty())")
            .unkilled(
                "needs two preemptions at given points; not met in 300 interleavings of"
                    + " fullOnlyWhenFullAtTheSecondLook"),
        protocol("PidMaxIgnored")
            .breaks("WithinLimits", "a range that straddles pid_max is used to its end")
            .in("Claim", "if (number < floor || number >= pidMax)", "if (number < floor)")
            .killedBy(sequential("aLoweredPidMaxHolds")),
        protocol("RequestBeyondPidMax")
            .breaks("WithinLimits", "a requested number is checked from below only")
            .in("Allocate", "if (number < 1 || number >= pidMax[level])", "if (number < 1)")
            .killedBy(sequential("aRequestBeyondPidMaxIsRefused")),
        protocol("RequestedIgnoresDead")
            .breaks(
                Mutant.CONTRACT,
                "EEXIST for the number of a pid that is dead and not yet taken out of its slot")
            .in(
                "Claim",
                "if (!occupant.isGone()) { return false;",
                "if (ns != null) { return false;")
            .killedBy(interleaving("theNumberOfADeadPidMayBeAskedFor")));
  }
}
