package dev.pidmap.mutants;

import static dev.pidmap.mutants.Mutant.protocol;

import java.util.List;

/** When a pid becomes live, at which levels, and when no pid may any more. */
final class LifecycleMutants {
  private static final String ALL_OR_NOTHING = "AllOrNothing";
  private static final String NOTHING_AFTER_CLOSE = "NothingAfterClose";
  private static final String FIRST_IS_ONE = "FirstIsOne";

  private LifecycleMutants() {}

  static List<Mutant> all() {
    return List.of(
        protocol("ReleaseCheckThenSet")
            .breaks(Mutant.CONTRACT, "two releases of one pid both succeed")
            .in(
                "Release",
                "if (!pid.casState(PidRecord.LIVE, PidRecord.DEAD)) {",
                """
                if (pid.isLive()) {
                  pid.casState(PidRecord.LIVE, PidRecord.DEAD);
                } else {
                """)
            .build(),
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
            .build(),
        protocol("LiveByStore")
            .breaks(NOTHING_AFTER_CLOSE, "LIVE is written over the ABORTED of a close")
            .in(
                "Allocate",
                "if (!closed && pid.casState(PidRecord.RESERVED, PidRecord.LIVE))",
                """
                if (!closed && !pid.casState(PidRecord.RESERVED, PidRecord.LIVE)) {
                  pid.casState(PidRecord.ABORTED, PidRecord.LIVE);
                }
                if (!closed)
                """)
            .build(),
        protocol("RetiredBeforeItIsDead")
            .breaks(
                "UniqueAcrossNamespaces", "a release gives the numbers back and then takes effect")
            .in(
                "Release",
                "if (!pid.casState(PidRecord.LIVE, PidRecord.DEAD)) { return false; }",
                "if (!pid.isLive()) { return false; }")
            .in(
                "Release",
                "Retire.retire(ns, pid); }",
                """
                Retire.retire(ns, pid); }
                if (!pid.casState(PidRecord.LIVE, PidRecord.DEAD)) {
                  return false;
                }
                """)
            .build(),
        protocol("FindIgnoresState")
            .breaks(ALL_OR_NOTHING, "a number is found while its allocation may still fail")
            .in("Namespace", "return pid != null && pid.isLive() ? pid : null;", "return pid;")
            .build(),
        protocol("FindMeetsTheNextIncarnation")
            .breaks(ALL_OR_NOTHING, "the pid that is live and the pid that is answered are two")
            .in(
                "Namespace",
                "return pid != null && pid.isLive() ? pid : null;",
                "return pid != null && pid.isLive() ? occupant(number) : null;")
            .build(),
        protocol("NoRecheckOfClosed")
            .breaks(NOTHING_AFTER_CLOSE, "an allocation that comes after close succeeds")
            .in("Allocate", "closed |= ns.closedVolatile();", "")
            .build(),
        protocol("ParentMayBeClosed")
            .breaks(
                NOTHING_AFTER_CLOSE, "only the innermost namespace is asked whether it is closed")
            .in(
                "Allocate",
                "closed |= ns.closedVolatile();",
                "closed |= ns == pid.namespace && ns.closedVolatile();")
            .build(),
        protocol("ClosedAskedBeforeTheClaims")
            .breaks(NOTHING_AFTER_CLOSE, "a close between the question and the claims is not seen")
            .in(
                "Allocate",
                "PidRecord<T> pid = new PidRecord<>(namespace, task);",
                """
                PidRecord<T> pid = new PidRecord<>(namespace, task);
                pid.asked = closed(namespace);
                """)
            .in("Allocate", "closed |= ns.closedVolatile(); }", "} closed = pid.asked;")
            .in(
                "Allocate",
                "private static <T> void publish(PidRecord<T> pid) {",
                """
                private static <T> boolean closed(Namespace<T> namespace) {
                  boolean closed = false;
                  for (Namespace<T> ns = namespace; ns != null; ns = ns.parent()) {
                    closed |= ns.closedVolatile();
                  }
                  return closed;
                }

                private static <T> void publish(PidRecord<T> pid) {
                """)
            .in("PidRecord", "private final T task;", "private final T task; boolean asked;")
            .build(),
        protocol("CloseDoesNotSweep")
            .breaks(NOTHING_AFTER_CLOSE, "an allocation that passed its check outlasts the close")
            .in("Close", "pid.casState(PidRecord.RESERVED, PidRecord.ABORTED);", "")
            .build(),
        protocol("FailsOnClosedWithoutHelping")
            .breaks(
                NOTHING_AFTER_CLOSE,
                "an allocation fails before close took effect, one succeeds after it")
            .in("Allocate", "Close.finish(ns);", "")
            .build(),
        protocol("SweptBeforeTheSweep")
            .breaks(NOTHING_AFTER_CLOSE, "who finds the sweep done need not find it so")
            .in(
                "Close",
                "Slots.forEachPid( ns, 1, pid -> {",
                "ns.setSweptVolatile(); Slots.forEachPid( ns, 1, pid -> {")
            .build(),
        protocol("ClosedRanksFirst")
            .breaks(Mutant.CONTRACT, "ENOMEM where Linux says EINVAL, EPERM or EEXIST")
            .in(
                "Allocate",
                "check(pid, setTid);",
                """
                for (Namespace<T> ns = namespace; ns != null; ns = ns.parent()) {
                  if (ns.isClosed()) {
                    throw new PidException(Errno.ENOMEM, ns.level(), 0);
                  }
                }
                check(pid, setTid);
                """)
            .build(),
        protocol("CloseForgetsTheEmpty")
            .breaks(Mutant.CONTRACT, "who waits for a namespace that was empty waits for ever")
            .in("Close", "finish(ns); isDrained(ns); }", "finish(ns); }")
            .build(),
        protocol("LastReleaseForgetsToTell")
            .breaks(Mutant.CONTRACT, "who waits for the last pid waits for ever")
            .in("Release", "Close.released(ns, pid);", "")
            .build(),
        protocol("WitnessTrustedAlive")
            .breaks(
                Mutant.CONTRACT,
                "a witness that died before it was named is believed alive, and nobody is told")
            .in(
                "Close",
                "ns.casWitness(witness, next);",
                "ns.casWitness(witness, next); if (next != null) { return false; }")
            .build(),
        protocol("FirstThroughTheCursor")
            .breaks(FIRST_IS_ONE, "a failed first allocation moves the cursor, the next gets 2")
            .in(
                "Allocate",
                "if (!ns.hasInit() && Claim.first(ns, pid))",
                "if (!ns.hasInit() && Claim.bySweep(ns, pid, cpu))")
            .build(),
        protocol("InitAsFlagOnly")
            .breaks(FIRST_IS_ONE, "1 is seen live, and a request for another number is refused")
            .in(
                "Namespace",
                "return state == PidRecord.LIVE || state == PidRecord.DEAD || initVolatile();",
                "return initVolatile();")
            .build(),
        protocol("InitNotAskedAgain")
            .breaks(FIRST_IS_ONE, "the flag is read before 1 is live, its slot after 1 has left it")
            .in(
                "Namespace",
                "return state == PidRecord.LIVE || state == PidRecord.DEAD || initVolatile();",
                "return state == PidRecord.LIVE || state == PidRecord.DEAD;")
            .build(),
        protocol("InitSetAfterTheRetirement")
            .breaks(FIRST_IS_ONE, "for a moment it is nowhere that there was an init")
            .in(
                "Retire",
                "if (range.number(slot) == 1 && pid.stateVolatile() == PidRecord.DEAD) {"
                    + " ns.setInitVolatile(); }",
                "")
            .in(
                "Retire",
                "pid.at(ns.level()).markOpaque())) {",
                """
                pid.at(ns.level()).markOpaque())) {
                  if (range.number(slot) == 1 && pid.stateVolatile() == PidRecord.DEAD) {
                    ns.setInitVolatile();
                  }
                """)
            .build(),
        protocol("FirstWithoutAskingInit")
            .breaks(FIRST_IS_ONE, "a first allocation takes 1 though an init came and went")
            .in("Claim", "return number(ns, pid, 1, true);", "return number(ns, pid, 1, false);")
            .build(),
        protocol("FirstBacksOut")
            .breaks(
                Mutant.CONTRACT,
                "a first allocation takes 1 though an init came and went, and gives it back:"
                    + " meanwhile a request for 1 is refused")
            .in("Claim", "return number(ns, pid, 1, true);", "return number(ns, pid, 1, false);")
            .in(
                "Allocate",
                "if (!ns.hasInit() && Claim.first(ns, pid)) {",
                """
                if (!ns.hasInit() && Claim.first(ns, pid)) {
                  if (ns.initVolatile()) {
                    rollBack(pid, ns.level());
                    return Outcome.CLAIMED;
                  }
                """)
            .in(
                "Allocate",
                "claimAll(pid, cpu, setTid);",
                """
                claimAll(pid, cpu, setTid);
                if (pid.isGone()) {
                  rollBack(pid, 0);
                  return allocate(namespace, cpu, task, setTid);
                }
                """)
            .build(),
        protocol("SecondNumberBeforeFirst")
            .breaks(FIRST_IS_ONE, "a namespace without an init gives out any number asked for")
            .in("Allocate", "if (number != 1 && !ns.hasInit())", "if (number < 1)")
            .build());
  }
}
