------------------------------ MODULE Mutants -------------------------------
(***************************************************************************)
(* Wrong variants of single steps, under the names they have among the     *)
(* mutants of the Java code.  A model puts one in the place of the right   *)
(* definition (models.json says which, and the invariant that it breaks).  *)
(***************************************************************************)
EXTENDS PerCpuPidMap

(* For MayRaise, IsDead, LostRetirement, RaiseToClaim, CountsBefore,       *)
(* LostRequest, CarvedPending, RangeForRequest, MayRemove, DropHoldOf,     *)
(* Holds: the count of a range.                                            *)

RaisedFromZero(pending) == TRUE
RemovedAtPendingOne(n) == n <= 1
LoweredByLosers(me) == Lower(me.r, me.then)
ClaimedWithoutRaise(r, take, dead) == take
RaisedAfterTheClaim == FALSE
LosersKeepTheirRaise(me) == Again(me)
IneligibleSlotsCounted(eligible) == RangeSize + 1
RemovedByPlainStore(entry, r) == TRUE
HoldDroppedTwice(r, lap, then) == Lower(r, then)
NoHold == FALSE

RequestedRangeAllFree(ns, k, mark, s, p) ==
  [ns |-> ns, index |-> k, born |-> mark, lap |-> mark[1], low |-> FALSE, held |-> FALSE,
   pending |-> RangeSize,
   slot |-> [x \in Slots |-> IF x = s THEN Of(p) ELSE Free]]

(* For DeadToRequest, DeadToClaim: a range that is dead is left to whoever *)
(* should remove it.                                                       *)

RequesterLeavesADyingRange(me) == Again(me)
ClaimerLeavesADyingRange(r, job) == BySweep(job)

(* For SlotIs, EntryIs, PendingIs: what was found before stands for what   *)
(* is there.                                                               *)

SlotCheckThenSet(found, expected) == TRUE
EntryCheckThenSet(found, expected) == TRUE
PendingCheckThenSet(found, expected) == TRUE

(* For Publish, LowerPending, ReleasePid: in two steps what must be one.   *)

StateCheckThenSet(t) ==
  \/ /\ At(t, "Publish")
     /\ LET p == thread[t].p IN
          Goto(t, IF pid[p].state = "reserved" THEN [pc |-> "SetState", p |-> p]
                  ELSE [pc |-> "Abort", p |-> p, path |-> Path(pid[p].ns),
                        then |-> [pc |-> "ReadClosedToHelp", ns |-> pid[p].ns, failed |-> -1]])
     /\ Reads
  \/ /\ At(t, "SetState")
     /\ SetState(thread[t].p, "live")
     /\ Goto(t, Telling(<<"Allocated">>, Return))
     /\ UNCHANGED <<space, range>>
     /\ Quietly

PendingReadThenWrite(t) ==
  \/ /\ At(t, "LowerPending")
     /\ LET me == thread[t] IN Goto(t, [me EXCEPT !.pc = "WritePending"] @@ [n |-> range[me.r].pending])
     /\ Reads
  \/ /\ At(t, "WritePending")
     /\ LET me == thread[t] IN
          /\ range' = [range EXCEPT ![me.r].pending = me.n - 1]
          /\ Goto(t, IF IsDead(me.n - 1) THEN Remove(me.r, me.then) ELSE me.then)
     /\ UNCHANGED <<space, pid>>
     /\ Quietly

ReleaseCheckThenSet(t) ==
  \/ /\ At(t, "ReleasePid")
     /\ LET p == thread[t].p IN
          Goto(t, IF pid[p].state = "live" THEN [pc |-> "SetDead", p |-> p]
                  ELSE Telling(<<"ESRCH">>, Return))
     /\ Reads
  \/ /\ At(t, "SetDead")
     /\ LET p == thread[t].p IN
          /\ SetState(p, "dead")
          /\ Goto(t, Telling(<<"Done">>, RetireAll(Path(pid[p].ns), p, CheckDrained(p, pid[p].ns))))
     /\ UNCHANGED <<space, range>>
     /\ Quietly

RetiredBeforeItIsDead(t) ==
  \/ /\ At(t, "ReleasePid")
     /\ LET p == thread[t].p IN
          Goto(t, IF pid[p].state = "live" THEN RetireAll(Path(pid[p].ns), p, [pc |-> "SetDead", p |-> p])
                  ELSE Telling(<<"ESRCH">>, Return))
     /\ Reads
  \/ /\ At(t, "SetDead")
     /\ LET p == thread[t].p IN
          /\ IF pid[p].state = "live" THEN SetState(p, "dead") ELSE UNCHANGED pid
          /\ Goto(t, IF pid[p].state = "live"
                     THEN Telling(<<"Done">>, CheckDrained(p, pid[p].ns))
                     ELSE Telling(<<"ESRCH">>, Return))
     /\ UNCHANGED <<space, range>>
     /\ Quietly

(* For Unretired, MakesRoom, Claimed: who is in a slot.                    *)

RetireFreesWhoeverIsThere(w, q) == IsPid(w)
RequestedIgnoresDead(q) == FALSE
RequestedTakesALivePid(q) == TRUE
BacksOutOfAClaim(job, now) ==
  LET p == pid[job.p] IN
  IF now = p.mark[job.ns] THEN NextLevel(job)
  ELSE [pc |-> "RetireSlot", r |-> p.range[job.ns], s |-> SlotOf(p.number[job.ns]), q |-> job.p,
        mark |-> p.mark[job.ns], then |-> BySweep(job)]

(* For Claimable, MayCarve, Stamp, LeftBehind, RangeForRequest,            *)
(* AdoptionLap, OlderThan: the lap.                                        *)

LapRuleIgnored(mark, lap) == mark[1] <= lap
StaleLaneCarves(mark, lap) == TRUE
AdoptionAsPrivateCount(me, was) == was + 1
SpentForEver(mark, lap) == mark[1] < 0
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

(* For LookAgain, Meet: the verdict that a namespace is full.              *)

ExhaustionWithoutSecondLook(job, met) == Fail(job, "EAGAIN")
\* Where no quick look comes before, that is a single collect.
ExhaustionBySingleCollect(job, met) == Fail(job, "EAGAIN")

DeadPidsCountAsTaken(me) == LookOn(me, me.s, IF Gone(me.q) THEN me.met ELSE Append(me.met, me.q))

(* For Gone, MayPublish, NextLevel, Visible, FindState: the state of a pid. *)

ReservedCountsAsGone(p) == pid[p].state # "live"
LiveByStore(state) == TRUE
LiveBeforeAllLevels(job) == [pc |-> "Publish", p |-> job.p]
FindIgnoresState(q) == TRUE

FindMeetsTheNextIncarnation(t) ==
  \/ /\ At(t, "FindState")
     /\ LET q == thread[t].q IN
          Goto(t, IF Visible(q) THEN [pc |-> "FindSlotAgain", ns |-> call[t].ns, n |-> call[t].number]
                  ELSE Absence)
     /\ Reads
  \/ /\ At(t, "FindSlotAgain")
     /\ LET e    == Entry(thread[t].ns, IndexOf(thread[t].n))
            word == IF IsCarved(e) THEN Slot(e[2], SlotOf(thread[t].n)) ELSE e
        IN  Goto(t, IF IsPid(word) THEN Telling(<<"Found", word[2]>>, Return) ELSE Absence)
     /\ Reads

(* For InBounds, Eligible, BoundOf, BoundFell, SpendAll, Floor: the        *)
(* bounds.  A call before the start read the bound of then.                *)

RequestBeyondPidMax(n, max) == n >= 1
PidMaxIgnored(job, n, low) == n >= Floor(low)
PidMaxOfTheLastCall(ns) == Limit
CarverTrustsTheOldBound(was, is) == FALSE
LoweredBoundLeavesFreeSlots(ns, n, k, then) == then
ReservedNumbersIssuedAgain(low) == 1

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

(* For Recheck, SeenClosed, AsksAfter, FinishClose, Help: close.           *)

NoRecheckOfClosed(p) == [pc |-> "Publish", p |-> p]
ParentMayBeClosed(p, ns) == ns = pid[p].ns /\ space[ns].closed
ClosedAskedBeforeTheClaims == FALSE
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
