----------------------------- MODULE LaneSweep ------------------------------
(***************************************************************************)
(* The map with its hints: lanes, tickets, cursors, and the lap word.      *)
(* What is claimed here is what the hints are for: the order of numbers,   *)
(* that no range is skipped, and that a call ends.                         *)
(*                                                                         *)
(* PerCpuPidMap leaves all that open: it looks anywhere, under any ticket. *)
(* So this module refines it, with the same words and the same steps: a    *)
(* step here is one of PerCpuPidMap, or changes hints only.                *)
(***************************************************************************)
EXTENDS Sweep

-----------------------------------------------------------------------------
(* The search for a number (Claim.java), where its hints say.              *)

ReadMemory(t) ==  \* T1 Claim.rangeOf
  /\ Hinted(t, "ReadMemory")
  /\ LET h == hint[t] IN
     IF h.ticket.pos \in DOMAIN found
     THEN /\ ReadRangeOfTicket(t, found[h.ticket.pos])
          /\ UNCHANGED history
          /\ To(t, UnderTicket(h, "ReadMemory"))
     ELSE /\ Beside
          /\ To(t, UnderTicket(h, "LookUpTicket"))
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* Who comes after it need not read the directory.
RememberRange(t) ==  \* T2 Claim.rangeOf
  /\ hint[t].pc = "LookUpTicket" /\ At(t, "StartRange")
  /\ found' = (hint[t].ticket.pos :> thread[t].r) @@ found
  /\ To(t, UnderTicket(hint[t], "ReadMemory"))
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word>>

LookUpTicket(t) ==  \* D1 Claim.find
  /\ Hinted(t, "LookUpTicket")
  /\ LET h   == hint[t]
         lap == LapAt(h.ticket.pos)
         e   == Entry(Root, IndexAt(h.ticket.pos))
     IN  /\ ReadEntry(t, IndexAt(h.ticket.pos), lap, h.ticket.low)
         /\ To(t, IF IsCarved(e) \/ Claimable(e[2], lap) THEN h ELSE Advance(h))
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found, history>>

\* On to the first eligible slot from s on; if there is none, to the next ticket.
SlotFrom(me, h, s) ==
  LET left == {x \in Slots : x >= s /\ Eligible(me.job, Number(me.r, x), me.low)}
  IN  IF left = {} THEN Advance(h) ELSE UnderTicket(h, "LookAtSlot") @@ [s |-> Min(left)]

LookAtSlot(t) ==  \* S1 Claim.at
  /\ Hinted(t, "LookAtSlot")
  /\ LET h  == hint[t]
         me == thread[t]
         w  == Slot(me.r, h.s)
     IN  /\ ReadSlot(t, h.s)
         /\ To(t, IF IsSpent(w) /\ ~Claimable(w[2], me.lap) THEN SlotFrom(me, h, h.s + 1) ELSE h)
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found, history>>

\* Whether the cursor of r, adopted in lap, is to be moved to next.
MayMove(r, lap, next) == range[r].lap = lap /\ cursor[r].next < next

\* After the stamp.
CursorsTurn(t, pc) == hint[t].pc = pc /\ thread[t].pc \notin {"ReadLapOfClaim", "StampPid"}

ReadCursorToMove(t) ==  \* R1 Claim.moveCursor
  /\ CursorsTurn(t, "ReadCursorToMove")
  /\ LET h == hint[t] IN
     IF MayMove(h.r, h.lap, h.next)
     THEN /\ word' = [word EXCEPT ![t] = CursorWord(h.r)]
          /\ To(t, [h EXCEPT !.pc = "MoveCursor"])
     ELSE /\ UNCHANGED word
          /\ To(t, Fresh)
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, found>>

MoveCursor(t) ==  \* R2 Claim.moveCursor
  /\ CursorsTurn(t, "MoveCursor")
  /\ LET h == hint[t] IN
     IF CursorWord(h.r) = word[t]
     THEN /\ cursor' = [cursor EXCEPT ![h.r].next = h.next]
          /\ To(t, Fresh)
     ELSE /\ UNCHANGED cursor
          /\ To(t, [h EXCEPT !.pc = "ReadCursorToMove"])
  /\ word' = [word EXCEPT ![t] = NoWord]
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, found>>

-----------------------------------------------------------------------------
(* History.                                                                *)

\* Slots of r that have nothing to claim under its adoption.
Shut(r) ==
  {s \in Slots : \/ Number(r, s) < Floor(range[r].low) \/ Number(r, s) >= Limit
                 \/ SlotSeen(Slot(r, s), range[r].lap) # "claimable"}

Behind(r) == {s \in Slots : s < cursor[r].next}

Adopted(r) == r \notin DOMAIN range \/ range'[r].lap # range[r].lap

\* The choice of idr_alloc_cyclic: the first free number from next on, else from the start; 0 if none.
LinuxChoice(next) ==
  LET low   == IF next > Reserved THEN Reserved ELSE 1
      free  == {n \in low .. Limit - 1 : \A p \in PidIds : view[p].number[Root] # n}
      ahead == {n \in free : n >= next}
  IN  IF ahead # {} THEN Min(ahead) ELSE IF free # {} THEN Min(free) ELSE 0

LinuxAfter(t) ==
  LET me == thread[t]
      n  == Number(me.r, me.s)
  IN  CASE ~InOrder -> linux
        [] me.pc = "ClaimSlot" /\ range' # range ->
             [next |-> n + 1, same |-> linux.same /\ n = LinuxChoice(linux.next)]
        \* The first number counts as issued in order, a requested one does not.
        [] me.pc \in {"CarveForRequest", "ClaimRequested"} /\ me.first /\ range' # range ->
             [linux EXCEPT !.next = 2]
        [] me.pc = "PeekAgain" /\ thread'[t].pc = "Abort" ->
             [linux EXCEPT !.same = @ /\ LinuxChoice(linux.next) = 0]
        [] OTHER -> linux

Remember(t) ==
  /\ tried' = [r \in DOMAIN range' |->
                 IF Adopted(r) THEN Shut(r)' \cup Behind(r)' ELSE tried[r] \cup Shut(r)']
  /\ linux' = LinuxAfter(t)

-----------------------------------------------------------------------------
(* Steps of the algorithm between which no hint is asked.                  *)

HintsTurn(t) ==
  \/ thread[t].pc \in Undirected
  \/ hint[t].pc = "LookUpTicket" /\ At(t, "StartRange")
  \/ CursorsTurn(t, "ReadCursorToMove")
  \/ CursorsTurn(t, "MoveCursor")

\* What the hint says after such a step.
HintAfter(t) ==
  LET me == thread[t]
      h  == hint[t]
      to == thread'[t].pc
  IN  CASE me.pc = "StartRange" -> SlotFrom(thread'[t], h, cursor[me.r].next)
        [] me.pc = "ReadOccupant" /\ to = "InRange" -> SlotFrom(thread'[t], h, h.s + 1)
        [] me.pc = "ClaimSlot" ->
             IF range' = range THEN Contended(h)
             ELSE [pc |-> "ReadCursorToMove", r |-> me.r, lap |-> me.lap, next |-> me.s + 1]
        [] h.pc = "LookAtSlot" /\ to = "BySweep" -> Advance(h)
        [] h.pc = "MakingSure" /\ to = "BySweep" -> LookOnFrom(h, 1, -1, me.pc = "PeekAgain")
        [] h.pc = "MakingSure" /\ to = "Abort" -> Fresh
        [] OTHER -> h

CursorAfter(t) ==
  LET me == thread[t] IN
  CASE range' = range -> cursor
    [] me.pc = "CarveRange" -> Append(cursor, Starting(hint[t].ticket.start))
    [] me.pc = "CarveForRequest" -> Append(cursor, Idling(RangeSize))
    [] me.pc = "AdoptRange" -> [cursor EXCEPT ![me.r] = Starting(hint[t].ticket.start)]
    [] OTHER -> cursor

\* A compare-and-set of a cursor succeeds when the whole word is as it was read.
Sets == {"AdoptRange", "ReleaseHold"}

StepBetween(t) ==
  /\ ~HintsTurn(t)
  /\ Step(t)
  /\ thread[t].pc \in Sets => ((range' # range) <=> (CursorWord(thread[t].r) = word[t]))
  /\ To(t, HintAfter(t))
  /\ cursor' = CursorAfter(t)
  /\ word' = [word EXCEPT ![t] = IF thread'[t].pc \in Sets THEN CursorWord(thread[t].r) ELSE NoWord]
  /\ Remember(t)
  /\ UNCHANGED <<sweep, lanes, ticket, found>>

SearchStepsOf(t) ==
  \/ ReadMemory(t)
  \/ RememberRange(t)
  \/ LookUpTicket(t)
  \/ LookAtSlot(t)
  \/ ReadCursorToMove(t)
  \/ MoveCursor(t)

-----------------------------------------------------------------------------

SweepInit ==
  /\ Init
  /\ sweep = SweepStart.sweep
  /\ lanes = [i \in DOMAIN SweepStart.ticket |-> i]
  /\ ticket = SweepStart.ticket
  /\ cursor = SweepStart.cursor
  /\ hint = [t \in Threads |-> Fresh]
  /\ word = [t \in Threads |-> NoWord]
  /\ found = [pos \in {SweepStart.ticket[l].pos : l \in DOMAIN lanes} \ {-1} |-> Entry(Root, IndexAt(pos))[2]]
  /\ tried = [r \in DOMAIN range |-> Shut(r) \cup Behind(r)]
  /\ linux = [next |-> SweepStart.linux, same |-> TRUE]

StepOf(t) ==
  \/ StepBetween(t)
  \/ SearchStepsOf(t)
  \/ LaneSteps(t)
  \/ SweepSteps(t)

SweepNext == \E t \in Threads : StepOf(t)

SweepSpec == SweepInit /\ [][SweepNext]_sweepVars

FairSweepSpec == SweepSpec /\ \A t \in Threads : WF_sweepVars(StepOf(t))

-----------------------------------------------------------------------------
(* What the hints are for.                                                 *)

\* A lap that began before it is in the word would stamp its numbers with the one before.
LapIsRaisedFirst == LapAt(sweep.pos) <= space[Root].lap

\* Who raised the lap and lost the ticket leaves it ahead, no farther than this: a last-pid write goes
\* beyond the lap that it found.
LapStaysNear ==
  space[Root].lap <= LapAt(sweep.pos) + 2 + Cardinality({t \in Threads : At(t, "Restart")})

\* A ticket that its lane never gets is a range that nobody visits.
NoTicketSkipped ==
  [][sweep' # sweep => \/ ticket[sweep.lane].pos >= sweep.pos
                       \/ \A i \in DOMAIN lanes : lanes[i] # sweep.lane]_sweepVars

\* Old tickets would be worked under again.
TicketsGrow ==
  [][/\ sweep'.pos >= sweep.pos
     /\ \A l \in DOMAIN ticket : ticket'[l] # ticket[l] =>
          ticket'[l].pos > ticket[l].pos \/ ticket'[l].pos = -1]_sweepVars

\* What the rule of the lap rests on: lap(adoption of q) <= lap at claim q.
AdoptionsGrow == [][\A r \in DOMAIN range : range'[r].lap >= range[r].lap]_sweepVars

\* Whoever comes after the cursor would find numbers only a lap later.
NothingPassedOver == \A r \in DOMAIN range : Behind(r) \subseteq tried[r]

\* Whether the range of a ticket has nothing left for its lap.
WorkedThrough(position) ==
  LET e == Entry(Root, IndexAt(position))
      lap == LapAt(position)
  IN  IF IsCarved(e)
      THEN range[e[2]].lap > lap \/ (range[e[2]].lap = lap /\ tried[e[2]] = Slots)
      ELSE ~OlderThan(e[2], lap)

\* A lane leaves no number behind, but where a last-pid write takes it away.
NoRangeSkipped ==
  [][\A l \in DOMAIN ticket :
       ticket[l].pos >= 0 /\ ticket'[l].pos > ticket[l].pos => WorkedThrough(ticket[l].pos)]_sweepVars

\* A range that nobody works through stays although it is empty.
HoldsAreOfLanes ==
  AtRest => \A k \in Indices : IsCarved(Entry(Root, k)) /\ range[Entry(Root, k)[2]].held =>
    \E i \in DOMAIN lanes : ticket[lanes[i]].pos = range[Entry(Root, k)[2]].lap * Ranges + k

\* Whether the range at k has nothing left to give, and no lane works through it.
Leftover(k) ==
  LET e == Entry(Root, k) IN
  /\ IsCarved(e)
  /\ \A s \in Slots : IsSpent(Slot(e[2], s))
  /\ \A i \in DOMAIN lanes : ticket[lanes[i]].pos # range[e[2]].lap * Ranges + k

\* Its ids could not be carved again, and its memory would be lost.
PassedRangesGo ==
  (\A t \in Threads : WF_sweepVars(StepOf(t))) => <>[](\A k \in Indices : ~Leftover(k))

\* A lane that is forgotten, and not given up, keeps the hold of its range.
NoLaneForgotten ==
  [][\A i \in DOMAIN lanes : Len(lanes') < Len(lanes) \/ \E j \in DOMAIN lanes' : lanes'[j] = lanes[i]]_sweepVars

\* CPUs that met on a slot would meet again.
WhoMeetPart ==
  [][\A t \in Threads : hint[t].pc = "GrowLanes" /\ hint'[t].pc # "GrowLanes" => lanes' # hint[t].was]_sweepVars

\* Calls that do not overlap get the numbers that Linux gives.
LinuxOrder == linux.same

\* Every call ends.
Terminates == <>(\A t \in Threads : Finished(t))

\* It ends also where all others sleep, wherever they are.
NobodyWaits == \A t \in Threads : WF_sweepVars(StepOf(t)) => <>Finished(t)

-----------------------------------------------------------------------------

\* The words and steps are those of PerCpuPidMap, so the mapping is the identity.
AnySlot == Spec

THEOREM SweepSpec => AnySlot

=============================================================================
