------------------------------ MODULE Mutants -------------------------------
(***************************************************************************)
(* Wrong variants of single steps, under the names they have among the     *)
(* mutants of the Java code.  A model puts one in the place of the right   *)
(* definition (models.json says which, and the invariant that it breaks).  *)
(***************************************************************************)
EXTENDS PerCpuPidMap

(* For MayRaise, IsDead, LostRetirement, RaiseToClaim, LostRequest,        *)
(* CarvedPending, MayRemove: the count of a range.                         *)

RaisedFromZero(pending) == TRUE
RemovedAtPendingOne(n) == n <= 1
LoweredByLosers(me) == Lower(me.r, me.then)
ClaimedWithoutRaise(r, take, dead) == take
LosersKeepTheirRaise(me) == Again(me)
IneligibleSlotsCounted(eligible) == RangeSize + 1
RemovedByPlainStore(entry, r) == TRUE

(* For SlotIs, EntryIs, PendingIs: what was found before stands for what   *)
(* is there.                                                               *)

SlotCheckThenSet(found, expected) == TRUE
EntryCheckThenSet(found, expected) == TRUE
PendingCheckThenSet(found, expected) == TRUE

(* For Unretired, MakesRoom, Claimed: who is in a slot.                    *)

RetireFreesWhoeverIsThere(w, q) == IsPid(w)
RequestedIgnoresDead(q) == FALSE
BacksOutOfAClaim(job, now) ==
  LET p == pid[job.p] IN
  IF now = p.mark[job.ns] THEN NextLevel(job)
  ELSE [pc |-> "RetireSlot", r |-> p.range[job.ns], s |-> SlotOf(p.number[job.ns]), q |-> job.p,
        mark |-> p.mark[job.ns], then |-> BySweep(job)]

(* For Claimable, MayCarve, Stamp, LeftBehind, RangeForRequest: the lap.   *)

LapRuleIgnored(mark, lap) == mark[1] <= lap
StaleLaneCarves(mark, lap) == TRUE
MarkTakenBeforeClaim(me) == NextLevel(me.job)
StampedWithTheAdoption(me) == [pc |-> "StampPid", job |-> me.job, mark |-> OfLap(me.lap)]
AbsentEntryWithoutMark(r) == Never

RemovedRangeForgetsItsLap(r) ==
  LET marks == {Slot(r, s)[2] : s \in {x \in Slots : IsSpent(Slot(r, x))}} \cup {range[r].born}
  IN  NextVersion(CHOOSE m \in marks : \A other \in marks : ~YoungerThan(m, other))

RequestedStartsTheRangesLap(ns, k, mark, s, p) ==
  [ns |-> ns, index |-> k, born |-> mark, lap |-> mark[1], low |-> FALSE, held |-> FALSE,
   pending |-> 1,
   slot |-> [x \in Slots |-> IF x = s THEN Of(p) ELSE Spent(Never)]]

(* For LookAgain: the verdict that a namespace is full.                    *)
ExhaustionWithoutSecondLook(job, met) == Fail(job, "EAGAIN")

(* For Gone, MayPublish, Visible: the state of a pid.                      *)

ReservedCountsAsGone(p) == pid[p].state # "live"
LiveByStore(state) == TRUE
FindIgnoresState(q) == TRUE

(* For InBounds, Eligible, BoundFell, SpendAll: pid_max.                   *)

RequestBeyondPidMax(n, max) == n >= 1
PidMaxIgnored(job, n, low) == n >= Floor(low)
CarverTrustsTheOldBound(was, is) == FALSE
LoweredBoundLeavesFreeSlots(ns, n, k, then) == then

(* For NeedsInit, WasLive, AskInitAgain, Automatic, AskBefore,             *)
(* InitSetBefore: the first number.                                        *)

SecondNumberBeforeFirst(n) == FALSE
InitAsFlagOnly(state) == FALSE
InitNotAskedAgain(me) == me.no
FirstThroughTheCursor(job) == BySweep(job)
FirstWithoutAskingInit(me, claim) == claim
InitSetAfterTheRetirement == FALSE

(* For ToUndo, RetireAll: what goes back.                                  *)

RollBackForgetsALevel(p, ns) ==
  LET path == Within(pid[p].ns, ns) IN SubSeq(path, 1, Len(path) - 1)

ReleaseKeepsTheNumber(path, p, then) ==
  LET ns == Head(path) IN
  IF path = <<>> THEN then ELSE Retire(pid[p].range[ns], SlotOf(pid[p].number[ns]), p, then)

(* For Recheck, FinishClose, Help: close.                                  *)

NoRecheckOfClosed(p) == [pc |-> "Publish", p |-> p]
CloseDoesNotSweep(ns, then) == [pc |-> "SetSwept", ns |-> ns, then |-> then]
SweptBeforeTheSweep(ns, then) ==
  [pc |-> "SetSwept", ns |-> ns, then |-> [pc |-> "ReadEntryToAbort", ns |-> ns, k |-> 0, then |-> then]]
FailsOnClosedWithoutHelping(ns, then) == then

(* For AfterClose, CheckDrained, WitnessNamed: the last pid.               *)

CloseForgetsTheEmpty(ns) == Closed
LastReleaseForgetsToTell(p, ns) == Return
WitnessTrustedAlive(me) == me.no

(* For Agree, SameState, SameWord, RequestMark: the ordered search.        *)

FindAtLeastBySingleCollect(first, second) == TRUE
FindAtLeastComparesSlotsOnly(was, is) == TRUE
FindAtLeastAllowsBirths(was, is) == was = is \/ was = "reserved"
FindAtLeastIgnoresRanges(one, other) == one = other \/ (IsCarved(one) /\ IsCarved(other))
MarksWithoutVersion(ns, last) == last

=============================================================================
