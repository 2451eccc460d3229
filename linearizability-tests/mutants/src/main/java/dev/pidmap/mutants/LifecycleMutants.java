package dev.pidmap.mutants;

import static dev.pidmap.mutants.Killer.interleaving;
import static dev.pidmap.mutants.Killer.sequential;
import static dev.pidmap.mutants.Mutant.protocol;
import static dev.pidmap.mutants.Mutant.weakening;

import java.util.List;

/** When a pid becomes live, at which levels, and when no pid may any more. */
final class LifecycleMutants {
  private static final String ALL_OR_NOTHING = "AllOrNothing";
  private static final String NOTHING_AFTER_CLOSE = "NothingAfterClose";
  private static final String FIRST_IS_ONE = "FirstIsOne";

  private LifecycleMutants() {}

  static List<Mutant> all() {
    return List.of(
        weakening("StateCheckThenSet")
            .breaks(NOTHING_AFTER_CLOSE, "LIVE is written over the ABORTED of a close")
            .in(
                "PidRecord",
                "return STATE.compareAndSet(this, expected, next);",
                """
                if (stateVolatile() != expected) {
                  return false;
                }
                STATE.setVolatile(this, next);
                return true;
                """)
            .killedBy(interleaving("nothingBecomesLiveAfterClose")),
        weakening("ReleaseCheckThenSet")
            .breaks(Mutant.CONTRACT, "two releases of one pid both succeed")
            .in(
                "Release",
                "if (!pid.casState(PidRecord.LIVE, PidRecord.DEAD)) {",
                """
                if (pid.isLive()) {
                  pid.casState(PidRecord.LIVE, PidRecord.DEAD);
                } else {
                """)
            .killedBy(interleaving("aPidIsReleasedOnce")),
        protocol("LiveBeforeAllLevels")
            .breaks(ALL_OR_NOTHING, "the inner number is found before there is an outer one")
            .in(
                "Allocate",
                "case CLAIMED -> {}",
                "case CLAIMED -> pid.casState(PidRecord.RESERVED, PidRecord.LIVE);")
            .in(
                "Allocate",
                "if (!closed && pid.casState(PidRecord.RESERVED, PidRecord.LIVE))",
                "if (!closed && pid.isLive())")
            .killedBy(interleaving("visibleAtEveryLevelOrAtNone")),
        protocol("FindIgnoresState")
            .breaks(ALL_OR_NOTHING, "a number is found while its allocation may still fail")
            .in("Namespace", "return pid != null && pid.isLive() ? pid : null;", "return pid;")
            .killedBy(interleaving("aFailedAllocationIsNeverVisible")),
        protocol("NoRecheckOfClosed")
            .breaks(NOTHING_AFTER_CLOSE, "an allocation that comes after close succeeds")
            .in("Allocate", "closed |= ns.closedVolatile();", "")
            .killedBy(sequential("nothingIsAllocatedAfterClose")),
        protocol("ParentMayBeClosed")
            .breaks(
                NOTHING_AFTER_CLOSE, "only the innermost namespace is asked whether it is closed")
            .in(
                "Allocate",
                "closed |= ns.closedVolatile();",
                "closed |= ns == pid.namespace && ns.closedVolatile();")
            .killedBy(sequential("nothingIsAllocatedAfterClose")),
        protocol("CloseDoesNotSweep")
            .breaks(NOTHING_AFTER_CLOSE, "an allocation that passed its check outlasts the close")
            .in("Close", "pid.casState(PidRecord.RESERVED, PidRecord.ABORTED);", "")
            .killedBy(interleaving("nothingBecomesLiveAfterClose")),
        protocol("FailsOnClosedWithoutHelping")
            .breaks(
                NOTHING_AFTER_CLOSE,
                "an allocation fails before close took effect, one succeeds after it")
            .in("Allocate", "Close.finish(ns);", "")
            .unkilled(
                "needs three threads and three preemptions at given points; not met in 300"
                    + " interleavings of failureBecauseOfCloseIsFinal"),
        protocol("FirstThroughTheCursor")
            .breaks(FIRST_IS_ONE, "a failed first allocation moves the cursor, the next gets 2")
            .in(
                "Allocate",
                "if (!ns.hasInit() && Claim.requested(ns, pid, 1))",
                "if (!ns.hasInit() && Claim.bySweep(ns, pid, cpu, pidMax))")
            .killedBy(sequential("aFailedFirstAllocationIsRetriedAsTheFirst")),
        protocol("InitAsFlagOnly")
            .breaks(FIRST_IS_ONE, "1 is seen live, and a request for another number is refused")
            .in(
                "Namespace",
                "return state == PidRecord.LIVE || state == PidRecord.DEAD || initVolatile();",
                "return initVolatile();")
            .killedBy(interleaving("anInitThatWasSeenIsThere")),
        protocol("SecondNumberBeforeFirst")
            .breaks(FIRST_IS_ONE, "a namespace without an init gives out any number asked for")
            .in("Allocate", "if (number != 1 && !ns.hasInit())", "if (number < 1)")
            .killedBy(sequential("onlyOneMayBeAskedForFirst")));
  }
}
