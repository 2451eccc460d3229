package dev.pidmap.mutants;

import static dev.pidmap.mutants.Killer.interleaving;
import static dev.pidmap.mutants.Killer.sequential;
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
            .killedBy(interleaving("orderedSearchIsExact")),
        protocol("RequestedStampedWithTheCurrentLap")
            .breaks(Mutant.CONTRACT, "a number that was asked for and released is left out once")
            .in(
                "Claim",
                "pid.place(ns.level(), range, slot, mark.next());",
                "pid.place(ns.level(), range, slot, ns.sweepVolatile().mark);")
            .in(
                "Claim",
                "pid.place(ns.level(), range, slot, last.next());",
                "pid.place(ns.level(), range, slot, ns.sweepVolatile().mark);")
            .killedBy(sequential("askingDoesNotCountForTheLap")),
        protocol("LastPidWriteKeepsOldLanes")
            .breaks(Mutant.CONTRACT, "another CPU goes on where it was before the write")
            .in(
                "Namespace",
                "Sweep.restartInOneLane(this, lastPid + 1);",
                "Sweep.restart(this, lastPid + 1);")
            .killedBy(sequential("aLastPidWriteMovesEveryCpu")));
  }
}
