---------------------------- MODULE LaneMutants -----------------------------
(***************************************************************************)
(* Wrong variants of single steps of the sweep, under the names they have  *)
(* among the mutants of the Java code (models.json says which model meets  *)
(* which, and what it breaks).                                             *)
(***************************************************************************)
EXTENDS LaneSweep

(* For RaisesBefore: the lap word. *)

LapRaisedAfterTheSweep(h) == FALSE

(* For FinishHandOver, MayMove, TakesOver: a thread that slept. *)

HandOverNotFinished(h) == AfterHandOver(h)
CursorMovedBetweenRanges(r, lap, next) == cursor[r].next < next
ReAdoptedWhenTakenOver(lap, adoption) == adoption # lap

(* For WorksUnder, IsLast, GrowLanes, RaiseLapWord, MoveCursor: a check    *)
(* apart from the set.                                                     *)

TicketCheckThenSet(lane, from) == TRUE
SweepCheckThenSet(s) == TRUE

LanesCheckThenSet(t) ==
  /\ Hinted(t, "GrowLanes")
  /\ LET h   == hint[t]
         new == [i \in 1 .. Len(h.was) |-> Len(ticket) + i]
     IN  /\ lanes' = Grown(h.was, new)
         /\ ticket' = ticket \o [i \in DOMAIN new |-> NoTicket(-1)]
         /\ To(t, UnderTicket(h, "LookAtSlot") @@ [s |-> h.s])
  /\ Beside
  /\ UNCHANGED <<sweep, cursor, word, found>>

LapCheckThenSet(t) ==
  /\ Hinted(t, "RaiseLapWord")
  /\ LET h == hint[t] IN
       /\ space' = [space EXCEPT ![Root].lap = LapAt(h.next.pos)]
       /\ To(t, Registers(h) @@ [pc |-> AfterRaise(h), next |-> h.next])
  /\ issued' = [issued EXCEPT ![Root] = [n \in PM!Numbers |-> 0]]
  /\ UNCHANGED <<range, pid, thread, call, sweep, lanes, ticket, cursor, word, found, history>>
  /\ Observe

CursorCheckThenSet(t) ==
  /\ CursorsTurn(t, "MoveCursor")
  /\ LET h   == hint[t]
         was == word[t]
     IN  /\ range' = [range EXCEPT ![h.r].lap = was[1], ![h.r].low = was[2], ![h.r].held = was[3]]
         /\ cursor' = [cursor EXCEPT ![h.r] = [was[4] EXCEPT !.next = h.next]]
  /\ word' = [word EXCEPT ![t] = NoWord]
  /\ To(t, Fresh)
  /\ UNCHANGED <<space, pid, thread, sweep, lanes, ticket, found, history>>
  /\ Quietly

(* For LapLater: free numbers of this lap. *)

ThisLapIsFull(last, step) == -1
ThisLapIsBarred(last, step) == last
SkipsTwoLaps(last, step) == last + step + 3 * Ranges

(* For MakeSure, LooksFull, PassesOver: the summaries of ranges. *)

ExhaustionBySummary(t) ==
  /\ Hinted(t, "MakeSure")
  /\ Goto(t, Fail(thread[t].job, "EAGAIN"))
  /\ To(t, Fresh)
  /\ Reads
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found, history>>

SummaryForgetsLowNumbers(r, low) ==
  /\ cursor[r].next = RangeSize
  /\ ~cursor[r].jumped
  /\ range[r].pending - (IF range[r].held THEN 1 ELSE 0) >= RangeSize

SummaryForgetsJumps(r, low) ==
  /\ cursor[r].next = RangeSize
  /\ ~low \/ range[r].low \/ NumberAt(range[r].index, 0) >= Reserved
  /\ range[r].pending - (IF range[r].held THEN 1 ELSE 0) >= RangeSize

OtherLanesRangeIsBarred(r, low, quick) == range[r].held

(* For Dropping, AfterGivingUp: holds. *)

HoldNeverDropped(from, next) == next
ShrinkKeepsTheHolds(from, next) == next

(* For Grown, ToOneLane: lanes. *)

LanesNeverGrow(was, new) == was
LastPidWriteKeepsOldLanes(c) == FALSE

(* For LowAfterWrap, Cursor, RestartLap, First, AfterRequest, RequestMark: *)
(* the order of Linux.                                                     *)

LowLapNeverEnds(last, at) == last.low
LowLapEndsAtTheWrap(last, at) == FALSE
LastPidIsOfTheTicket(s) == s.cursor
LastPidWriteInTheSameLap(h) == IF LapAt(h.last.pos) < 0 THEN 0 ELSE LapAt(h.last.pos)
RestartForgetsTheLap(h) == LapAt(h.last.pos) + 1
FirstLeavesTheCursor(job) == [Requested(job, 1, NextLevel(job), NotFirst(job)) EXCEPT !.first = TRUE]

RequestMovesTheCursor(job, n) == Restart(job, n + 1, NextLevel(job))
RequestedStampedWithTheCurrentLap(ns, last) == OfLap(space[ns].lap)

=============================================================================
