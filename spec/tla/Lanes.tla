------------------------------- MODULE Lanes --------------------------------
(***************************************************************************)
(* Lane.java, Ticket.java, Cursor.java: the words that say where to look   *)
(* next, and how a thread stands between two of them.  They are those of   *)
(* one namespace, the root.                                                *)
(*                                                                         *)
(* A thread's hint is a continuation beside that of the algorithm: where   *)
(* the latter may look anywhere, the hint says where.  A step of a hint    *)
(* changes no word of the algorithm.                                       *)
(***************************************************************************)
EXTENDS PerCpuPidMap

CONSTANTS
  Cpu,        \* by thread: the CPU it runs on
  FewLanes,   \* lanes a namespace starts with
  MaxLanes,   \* lanes it may grow to
  QuietRun,   \* a lane alone for this many tickets a lane means that the others are quiet
  SweepStart  \* where the sweep, the lanes and the cursors stand at the start

VARIABLES
  sweep,   \* the last ticket
  lanes,   \* the lanes in use
  ticket,  \* by lane: the ticket it works under
  cursor,  \* by range: the rest of its cursor word, see CursorWord
  hint,    \* by thread: where it looks next
  word,    \* by thread: the cursor word that it read last, for a compare-and-set
  found    \* by position of a ticket: the range that it remembers; none before one was found

\* History.
VARIABLES
  tried,   \* by range: slots that were not claimable at some instant since its last adoption
  linux    \* the number from which Linux would look next, and whether all were as in Linux so far

history == <<tried, linux>>
sweepVars == <<vars, sweep, lanes, ticket, cursor, hint, word, found, history>>

Root == 0
Ranges == Cardinality(Indices)

-----------------------------------------------------------------------------
(* Tickets.  A position of the sweep only grows: a range in a lap.         *)

IndexAt(position) == position % Ranges
LapAt(position) == position \div Ranges

\* Of a lane that has none, or gave up the one of an earlier position.
NoTicket(given) == [pos |-> -1, start |-> given, low |-> TRUE]

\* What a lane keeps of the ticket s.
TicketOf(s) == [pos |-> s.pos, start |-> s.start, low |-> s.low]

LaneOf(t) == lanes[(Cpu[t] % Len(lanes)) + 1]

Idling(next) == [next |-> next, jumped |-> TRUE]
Starting(start) == [next |-> start, jumped |-> start > 0]

\* The whole word R1, R2.  The algorithm knows the lap of the adoption, and whether a lane holds the range.
CursorWord(r) == <<range[r].lap, range[r].low, range[r].held, cursor[r]>>

NoWord == <<>>

-----------------------------------------------------------------------------
(* Hints.                                                                  *)

\* Nothing is under way: a search for a number begins with the lanes.
Fresh == [pc |-> "ReadLanes"]

\* Where the algorithm leaves to the hint what comes next.
Undirected == {"BySweep", "InRange", "Restart"}

\* Whether t is about to take the step pc of its hint.
Hinted(t, pc) == hint[t].pc = pc /\ thread[t].pc \in Undirected

To(t, next) == hint' = [hint EXCEPT ![t] = next]

\* Calls that do not overlap are compared with Linux.
InOrder == Cardinality(Threads) = 1

\* A step that leaves the algorithm alone.
Beside == UNCHANGED <<vars, history>>

UnderTicket(h, pc) == [pc |-> pc, lane |-> h.lane, ticket |-> h.ticket]

\* Leaves the ticket for the next range with a number to claim.
Advance(h) == UnderTicket(h, "ReadSweep")

\* Gives up the hold of the lane that worked under from, then goes on.
Dropping(from, next) ==
  IF from.pos < 0 THEN next ELSE [pc |-> "DropHoldOfTicket", pos |-> from.pos, then |-> next]

-----------------------------------------------------------------------------
(* Lanes.                                                                  *)

ReadLanes(t) ==  \* N3 Claim.bySweep
  /\ Hinted(t, "ReadLanes")
  /\ thread[t].pc # "Restart"
  /\ To(t, [pc |-> "ReadTicket", lane |-> LaneOf(t)])
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

ReadTicket(t) ==  \* L1 Claim.bySweep
  /\ Hinted(t, "ReadTicket")
  /\ LET h == [pc |-> "ReadMemory", lane |-> hint[t].lane, ticket |-> ticket[hint[t].lane]] IN
       To(t, IF h.ticket.pos < 0 THEN Advance(h) ELSE h)
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* As far as the id space allows.
LanesFit(count) == 2 * count * RangeSize <= Limit - Reserved

\* Two CPUs met on a slot.
Contended(h) == [h EXCEPT !.pc = "ReadLanesToGrow"]

ReadLanesToGrow(t) ==  \* N3 N11 Sweep.contended
  /\ Hinted(t, "ReadLanesToGrow")
  /\ LET doubled == 2 * Len(lanes) IN
       To(t, IF doubled > MaxLanes \/ ~LanesFit(doubled) THEN [hint[t] EXCEPT !.pc = "LookAtSlot"]
             ELSE [hint[t] EXCEPT !.pc = "GrowLanes"] @@ [was |-> lanes])
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* The lanes that were, and new ones.
Grown(was, new) == was \o new

GrowLanes(t) ==  \* N4 Sweep.contended
  /\ Hinted(t, "GrowLanes")
  /\ LET h     == hint[t]
         new   == [i \in 1 .. Len(h.was) |-> Len(ticket) + i]
         again == UnderTicket(h, "LookAtSlot") @@ [s |-> h.s]
     IN  /\ IF lanes = h.was
            THEN /\ lanes' = Grown(lanes, new)
                 /\ ticket' = ticket \o [i \in DOMAIN new |-> NoTicket(-1)]
            ELSE UNCHANGED <<lanes, ticket>>
         /\ To(t, again)
  /\ Beside
  /\ UNCHANGED <<sweep, cursor, word, found>>

\* The lanes that stay, and those that are given up: kept comes first.
Kept(ls, kept, count) ==
  LET at      == {i \in DOMAIN ls : ls[i] = kept}
      ordered == IF at = {} THEN ls
                 ELSE LET i == CHOOSE x \in at : TRUE IN [ls EXCEPT ![1] = kept, ![i] = ls[1]]
  IN  [stay |-> SubSeq(ordered, 1, count), go |-> SubSeq(ordered, count + 1, Len(ls))]

\* Keeps lane kept and others up to count, then goes on.
Shrinking(kept, count, then) ==
  [pc |-> "ShrinkLanes", was |-> lanes, kept |-> kept, count |-> count, then |-> then]

GivingUp(go, then) ==
  IF go = <<>> THEN then ELSE [pc |-> "ReadTicketOfDropped", go |-> go, then |-> then]

ShrinkLanes(t) ==  \* N4 Sweep.shrink
  /\ Hinted(t, "ShrinkLanes")
  /\ LET h     == hint[t]
         split == Kept(h.was, h.kept, h.count)
     IN  IF lanes = h.was
         THEN /\ lanes' = split.stay
              /\ To(t, GivingUp(split.go, h.then))
         ELSE /\ UNCHANGED lanes
              /\ To(t, h.then)
  /\ Beside
  /\ UNCHANGED <<sweep, ticket, cursor, word, found>>

ReadTicketOfDropped(t) ==  \* L1 Sweep.shrink
  /\ Hinted(t, "ReadTicketOfDropped")
  /\ LET h == hint[t] IN
       To(t, IF ticket[Head(h.go)].pos < 0 THEN GivingUp(Tail(h.go), h.then)
             ELSE [pc |-> "GiveUpTicket", from |-> ticket[Head(h.go)], go |-> h.go, then |-> h.then])
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* What a lane does that gave up the ticket from.
AfterGivingUp(from, next) == Dropping(from, next)

GiveUpTicket(t) ==  \* L2 Sweep.handOver
  /\ Hinted(t, "GiveUpTicket")
  /\ LET h    == hint[t]
         next == GivingUp(Tail(h.go), h.then)
     IN  IF ticket[Head(h.go)] = h.from
         THEN /\ ticket' = [ticket EXCEPT ![Head(h.go)] = NoTicket(h.from.pos)]
              /\ To(t, AfterGivingUp(h.from, next))
         ELSE /\ UNCHANGED ticket
              /\ To(t, next)
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, cursor, word, found>>

LaneSteps(t) ==
  \/ ReadLanes(t)
  \/ ReadTicket(t)
  \/ ReadLanesToGrow(t)
  \/ GrowLanes(t)
  \/ ShrinkLanes(t)
  \/ ReadTicketOfDropped(t)
  \/ GiveUpTicket(t)

=============================================================================
