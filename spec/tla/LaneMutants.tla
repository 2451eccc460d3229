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

(* For WorksUnder, IsLast: a check apart from the set. *)

TicketCheckThenSet(lane, from) == TRUE
SweepCheckThenSet(s) == TRUE

(* For LapLater: free numbers of this lap. *)

ThisLapIsFull(last, step) == -1
ThisLapIsBarred(last, step) == last
SkipsTwoLaps(last, step) == last + step + 3 * Ranges

(* For Dropping, AfterGivingUp: holds. *)

HoldNeverDropped(from, next) == next
ShrinkKeepsTheHolds(from, next) == next

(* For LowAfterWrap, Cursor, RestartLap, LooksFull: the order of Linux. *)

LowLapNeverEnds(last, at) == last.low
LowLapEndsAtTheWrap(last, at) == FALSE
LastPidIsOfTheTicket(s) == s.cursor
LastPidWriteInTheSameLap(h) == IF LapAt(h.last.pos) < 0 THEN 0 ELSE LapAt(h.last.pos)
RestartForgetsTheLap(h) == LapAt(h.last.pos) + 1

=============================================================================
