package dev.pidmap.mutants;

import static dev.pidmap.mutants.Mutant.contract;

import java.util.List;

/**
 * Rules of the contract left out or made weaker, so that it accepts what it must reject; and a few
 * made stricter, so that it rejects what an overlap explains. A history of {@code spec/histories}
 * catches each.
 */
final class ContractMutants {
  private static final String UNIQUE_ACROSS_NAMESPACES = "UniqueAcrossNamespaces";
  private static final String NOTHING_AFTER_CLOSE = "NothingAfterClose";
  private static final String EXACT_EXHAUSTION = "ExactExhaustion";
  private static final String WITHIN_LIMITS = "WithinLimits";

  private ContractMutants() {}

  static List<Mutant> all() {
    return List.of(
        contract("HeldNumberIssued")
            .breaks(UNIQUE_ACROSS_NAMESPACES, "a number that a live pid has may be issued again")
            .in("AllocationSuccess", "if (holder != State.NOBODY) {", "if (false) {")
            .build(),
        contract("HeldNumberIssuedOutside")
            .breaks(
                UNIQUE_ACROSS_NAMESPACES,
                "a number is compared with live ones in the innermost namespace only")
            .in(
                "AllocationSuccess",
                "if (holder != State.NOBODY) {",
                "if (holder != State.NOBODY && l == attempt.level) {")
            .build(),
        contract("DeadPidFound")
            .breaks(UNIQUE_ACROSS_NAMESPACES, "a look-up may find a pid after its release")
            .in(
                "Pids",
                "right = pid != State.NOBODY && found.number() == number && (found.pid() "
                    + "== pid || found.pid() == Found.UNKNOWN);",
                "right = found.pid() == pid || state.isKnown(found.pid());")
            .build(),
        contract("LivePidMissed")
            .breaks(UNIQUE_ACROSS_NAMESPACES, "a look-up may miss a pid that is live")
            .in("Pids", "right = pid == State.NOBODY;", "right = true;")
            .build(),
        contract("ReleaseSeenAtOneLevel")
            .breaks(
                UNIQUE_ACROSS_NAMESPACES,
                "a release gives back the number of the innermost namespace only")
            .in(
                "State",
                "for (int level = gone.numbers().size() - 1; level >= 0; level--) { "
                    + "NamespaceState state = changed.get(token); changed = changed.put(token, "
                    + "state.withoutLive",
                "for (int level = gone.numbers().size() - 1; level == "
                    + "gone.numbers().size() - 1; level--) { NamespaceState state = "
                    + "changed.get(token); changed = changed.put(token, state.withoutLive")
            .build(),
        contract("ListingMisses")
            .breaks(UNIQUE_ACROSS_NAMESPACES, "a listing may miss a pid that is live all the time")
            .in("WeakListing", "if (life.spans(from, to) &&", "if (false &&")
            .build(),
        contract("TwiceInOneLap")
            .breaks("NoPrematureReuse", "a number may be issued twice in one lap")
            .in(
                "AllocationSuccess",
                "if (lap >= 0 && lap <= last) {",
                "if (lap >= 0 && lap < last) {")
            .build(),
        contract("AnyFreeInExact")
            .breaks(Mutant.CONTRACT, "with one lane any free number may be issued, not the next")
            .in(
                "AllocationSuccess",
                "if (attempt.strength == Strength.ANY_FREE || byCursor(l) || "
                    + "byFormerCursor(l)) {",
                "if (true) {")
            .in("AllocationSuccess", "if (byCursor(l)) { all.add(", "if (true) { all.add(")
            .build(),
        contract("TakenForNoReason")
            .breaks("NoIdLost", "EEXIST though nobody has the number")
            .in(
                "AllocationFailure",
                "if (live || attempt.cover(l).mayHold(number)) {",
                "if (true) {")
            .build(),
        contract("FailureTakesEffect")
            .breaks(
                "AllOrNothing",
                "a failed allocation may leave a pid behind in the innermost namespace")
            .in(
                "AllocationFailure",
                "return Judgement.allowed(List.copyOf(allowed));",
                "return Judgement.allowed( attempt.named(attempt.level) && "
                    + "answer.level() < attempt.level ? java.util.List.of( "
                    + "attempt.state.withLive( attempt.call.pid(), "
                    + "attempt.chain[attempt.level], java.util.List.of(1, "
                    + "attempt.request(attempt.level)))) : List.copyOf(allowed));")
            .build(),
        contract("BornClosed")
            .breaks(NOTHING_AFTER_CLOSE, "a pid may become live in a closed namespace")
            .in("AllocationSuccess", "if (attempt.state.closed(ns)) {", "if (false) {")
            .build(),
        contract("BornBelowClosed")
            .breaks(NOTHING_AFTER_CLOSE, "a pid may become live below a closed namespace")
            .in(
                "AllocationSuccess",
                "if (attempt.state.closed(ns)) {",
                "if (attempt.state.closed(ns) && l == attempt.level) {")
            .build(),
        contract("EagainForNoReason")
            .breaks(EXACT_EXHAUSTION, "EAGAIN at any time")
            .in("AllocationFailure", "if (mayBeFull(l)) {", "if (true) {")
            .build(),
        contract("SingleCollect")
            .breaks(
                EXACT_EXHAUSTION,
                "EAGAIN when each number was taken at some instant, not all at one")
            .in(
                "Attempt",
                "return Cover.of(state, chain[l], overlap);",
                "return Cover.sinceCall(state, chain[l], overlap);")
            .build(),
        contract("HolderCountsTwice")
            .breaks(
                EXACT_EXHAUSTION, "one allocation in flight may hold one number more than it can")
            .in(
                "Cover",
                "return left >= 0 && gaps(state, from2, to2, left) >= 0;",
                "return left >= -1 && gaps(state, from2, to2, left) >= -1;")
            .build(),
        contract("ReservedNeverCounted")
            .breaks(EXACT_EXHAUSTION, "EAGAIN on the first pass while low numbers are free")
            .in(
                "AllocationFailure",
                "return passed || !attempt.overlap.holders().isEmpty() ? "
                    + "attempt.reserved : 1;",
                "return attempt.reserved;")
            .build(),
        contract("InitNotNeeded")
            .breaks("FirstIsOne", "a number other than 1 may be the first")
            .in("AllocationSuccess", "if (number != 1 && !attempt.hasInit(l)) {", "if (false) {")
            .build(),
        contract("BoundIncluded")
            .breaks(WITHIN_LIMITS, "pid_max itself may be issued")
            .in(
                "AllocationSuccess",
                "if (number < 1 || number >= attempt.greatestBound(l)) {",
                "if (number < 1 || number > attempt.greatestBound(l)) {")
            .build(),
        contract("BoundInsideOnly")
            .breaks(WITHIN_LIMITS, "pid_max counts in the innermost namespace only")
            .in(
                "AllocationSuccess",
                "if (number < 1 || number >= attempt.greatestBound(l)) {",
                "if (number < 1 || number >= attempt.greatestBound(attempt.level)) {")
            .build(),
        contract("PermissionChecksGoOn")
            .breaks(
                Mutant.CONTRACT, "an error of the claims may be answered where EPERM is certain")
            .in("AllocationFailure", "return ends(Errno.EPERM, \"in \" + attempt.at(l));", "")
            .build(),
        contract("RangeChecksGoOn")
            .breaks(
                Mutant.CONTRACT, "an error of the claims may be answered where EINVAL is certain")
            .in(
                "AllocationFailure",
                "return ends(Errno.EINVAL, \"for number \" + number + \" of \" + "
                    + "attempt.at(l));",
                "")
            .build(),
        contract("EnomemRanksFirst")
            .breaks(Mutant.CONTRACT, "ENOMEM may be answered where an earlier error is certain")
            .in("AllocationFailure", "if (!claimed && attempt.overlap.alone()) {", "if (false) {")
            .build(),
        contract("HoldersIgnored")
            .breaks(Mutant.CONTRACT, "numbers reserved by allocations in flight count as free")
            .in(
                "Cover",
                "Cover cover = new Cover(ns, Overlap.NONE); cover.add(state, "
                    + "overlap.holders());",
                "Cover cover = new Cover(ns, Overlap.NONE);")
            .build(),
        contract("FormerBoundIgnored")
            .breaks(Mutant.CONTRACT, "an allocation must have read the present pid_max")
            .in(
                "Attempt",
                "return presentAndFormer(state.pidMax(chain[l]), "
                    + "overlap.formerPidMax(chain[l]));",
                "return new int[] {state.pidMax(chain[l])};")
            .build(),
        contract("ClosedRanksStrictlyLast")
            .breaks(Mutant.CONTRACT, "ENOMEM ranks last also where calls overlap")
            .in(
                "AllocationFailure",
                "if (!claimed && attempt.overlap.alone()) {",
                "if (!claimed) {")
            .build());
  }
}
