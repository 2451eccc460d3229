------------------------------- MODULE Sweep --------------------------------
(***************************************************************************)
(* Sweep.java and the quick look of Peek.java: which ticket a lane takes   *)
(* next.  The ticket names its lane, so anyone can finish a hand-over and  *)
(* no ticket is skipped because a thread slept.                            *)
(***************************************************************************)
EXTENDS Lanes

\* The registers of a search for the next ticket; restart is the number of a last-pid write, else 0,
\* and newest the lap that this one found.
Registers(h) ==
  [lane |-> h.lane, ticket |-> h.ticket, last |-> h.last, restart |-> h.restart, newest |-> h.newest]

-----------------------------------------------------------------------------
(* The last hand-over is finished first.                                   *)

\* After it: a lane looks for its next range, a last-pid write for the first lane.
AfterHandOver(h) ==
  Registers(h) @@ [pc |-> IF h.restart = 0 THEN "ReadTicketAgain" ELSE "ReadLanesToRestart"]

\* How it goes on when the last ticket was read.
FinishHandOver(h) == Registers(h) @@ [pc |-> "ReadMemoryOfLast"]

ReadSweep(t) ==  \* N1 Sweep.advance
  /\ Hinted(t, "ReadSweep")
  /\ To(t, FinishHandOver([lane |-> hint[t].lane, ticket |-> hint[t].ticket, last |-> sweep,
                            restart |-> 0, newest |-> -1]))
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* A ticket with a memory was in its lane.
ReadMemoryOfLast(t) ==  \* T1 Sweep.finishHandOver
  /\ Hinted(t, "ReadMemoryOfLast")
  /\ LET h == hint[t] IN
       To(t, IF h.last.pos \in DOMAIN found THEN AfterHandOver(h) ELSE [h EXCEPT !.pc = "ReadTicketOfLast"])
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

ReadTicketOfLast(t) ==  \* L1 Sweep.finishHandOver
  /\ Hinted(t, "ReadTicketOfLast")
  /\ LET h == hint[t]
         from == ticket[h.last.lane]
     IN  To(t, IF from.pos < h.last.pos THEN [h EXCEPT !.pc = "HandOverLast"] @@ [from |-> from]
               ELSE AfterHandOver(h))
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* Whether the lane still works under that ticket.
WorksUnder(lane, from) == ticket[lane] = from

\* A lane goes over from one ticket to another: the winner drops the hold.
HandedOver(lane, from, to, next, t) ==
  IF WorksUnder(lane, from)
  THEN /\ ticket' = [ticket EXCEPT ![lane] = TicketOf(to)]
       /\ To(t, Dropping(from, next))
  ELSE /\ UNCHANGED ticket
       /\ To(t, next)

HandOverLast(t) ==  \* L2 Sweep.handOver
  /\ Hinted(t, "HandOverLast")
  /\ LET h == hint[t] IN HandedOver(h.last.lane, h.from, h.last, AfterHandOver(h), t)
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, cursor, word, found>>

\* The hold of the range at a position, unless it was handed over.
DropHoldOfTicket(t) ==
  /\ Hinted(t, "DropHoldOfTicket")
  /\ DropHold(t, IndexAt(hint[t].pos), LapAt(hint[t].pos))
  /\ To(t, hint[t].then)
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found, history>>

-----------------------------------------------------------------------------
(* The next range with a number to claim.                                  *)

\* The number after the one issued last, as the ticket s knows it.
Cursor(s) ==
  IF /\ s.pos \in DOMAIN found
     /\ range[found[s.pos]].lap = LapAt(s.pos)
     /\ cursor[found[s.pos]].next > s.start
  THEN NumberAt(IndexAt(s.pos), cursor[found[s.pos]].next) ELSE s.cursor

\* Whether reserved numbers are wanted after the wrap.
LowAfterWrap(last, at) == Reserved = 1 \/ (last.low /\ at <= Reserved)

ReadTicketAgain(t) ==  \* L1 Sweep.advance
  /\ Hinted(t, "ReadTicketAgain")
  /\ LET h == hint[t] IN
       To(t, IF ticket[h.lane] # h.ticket THEN Fresh ELSE [h EXCEPT !.pc = "ReadCursorOfSweep"])
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* A look at the ranges from step on; quick where it trusts the summaries of ranges.
LookOnFrom(h, step, later, quick) ==
  Registers(h) @@ [pc |-> "LookAtRange", at |-> h.at, step |-> step, later |-> later, quick |-> quick]

\* The number is a hint: what comes of it is whether reserved numbers are wanted.
ReadCursorOfSweep(t) ==  \* N1 T1 R1 Sweep.cursor
  /\ Hinted(t, "ReadCursorOfSweep")
  /\ LET at == Cursor(sweep) IN
       To(t, LookOnFrom(hint[t] @@ [at |-> at], 1, -1, TRUE))
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

LowAt(h, position) == IF LapAt(position) = LapAt(h.last.pos) THEN h.last.low ELSE LowAfterWrap(h.last, h.at)

\* A hint that saves reading the slots, exact while nothing else runs.
LooksFull(r, low) ==
  /\ cursor[r].next = RangeSize
  /\ ~cursor[r].jumped
  /\ ~low \/ range[r].low \/ NumberAt(range[r].index, 0) >= Reserved
  /\ range[r].pending - (IF range[r].held THEN 1 ELSE 0) >= RangeSize

ByMark(mark, lap) == IF OlderThan(mark, lap) THEN "claimable" ELSE "of this lap"

\* What a slot has for a claim in lap.
SlotSeen(w, lap) ==
  IF w = Free THEN "claimable"
  ELSE IF IsSpent(w) THEN ByMark(w[2], lap)
  ELSE IF Gone(w[2]) THEN ByMark(pid[w[2]].mark[Root], lap) ELSE "taken"

\* Whether a look passes over the slots of r.
PassesOver(r, low, quick) == quick /\ LooksFull(r, low)

RangeSeen(job, k, lap, low, quick) ==
  LET eligible == EligibleSlots(job, k, low)
      e == Entry(Root, k)
      all == {SlotSeen(Slot(e[2], s), lap) : s \in eligible}
  IN  IF eligible = {} THEN "taken"
      ELSE IF ~IsCarved(e) THEN ByMark(e[2], lap)
      ELSE IF PassesOver(e[2], low, quick) THEN "taken"
      ELSE IF "claimable" \in all THEN "claimable"
      ELSE IF "of this lap" \in all THEN "of this lap" ELSE "taken"

\* The ticket that follows last at a position.
NextTicket(h, position) ==
  [pos |-> position, start |-> 0, low |-> LowAt(h, position), lane |-> h.lane, cursor |-> h.at,
   run |-> IF h.lane = h.last.lane /\ h.last.run < QuietRun * MaxLanes THEN h.last.run + 1
           ELSE IF h.lane = h.last.lane THEN h.last.run ELSE 1]

\* The lap is raised before a ticket of it is taken.
RaisesBefore(h) == TRUE

Take(h, next) ==
  Registers(h) @@ [pc |-> IF RaisesBefore(h) THEN "ReadLapWord" ELSE "TakeTicket", next |-> next]

\* What follows when the lap has been raised.
AfterRaise(h) == IF RaisesBefore(h) THEN "TakeTicket" ELSE "HandOver"

\* A free number of this lap, met steps after the last ticket, can be had a lap later.
LapLater(last, step) == last + step + Ranges

\* All ranges were looked at: a position, or all that is left is to make sure that there is none.
EndLook(h, later) ==
  IF later >= 0 THEN Take(h, NextTicket(h, later))
  ELSE IF h.quick THEN Registers(h) @@ [pc |-> "MakeSure", at |-> h.at]
  ELSE LookOnFrom(h, 1, -1, TRUE)

LookAtRange(t) ==  \* D1 R1 R3 S1 P1 P3 Peek.look Range.looksFull
  /\ Hinted(t, "LookAtRange")
  /\ LET h     == hint[t]
         pos   == h.last.pos + h.step
         what  == RangeSeen(thread[t].job, IndexAt(pos), LapAt(pos), LowAt(h, pos), h.quick)
         later == IF what = "of this lap" /\ h.later < 0 THEN LapLater(h.last.pos, h.step) ELSE h.later
     IN  To(t, IF what = "claimable" THEN Take(h, NextTicket(h, pos))
               ELSE IF h.step = Ranges THEN EndLook(h, later)
               ELSE LookOnFrom(h, h.step + 1, later, h.quick))
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* The exact look, slot by slot, begins at the range after the last ticket.
MakeSure(t) ==
  /\ Hinted(t, "MakeSure")
  /\ LET h   == hint[t]
         low == LowAfterWrap(h.last, h.at)
         some == {s \in 1 .. Ranges : EligibleSlots(thread[t].job, IndexAt(h.last.pos + s), low) # {}}
     IN  /\ IF some = {} THEN NothingEligible(t, low)
            ELSE StartPeek(t, IndexAt(h.last.pos + Min(some)), low)
         /\ To(t, IF some = {} THEN Fresh
                  ELSE IF thread'[t].pc = "PeekSlot" THEN [h EXCEPT !.pc = "MakingSure"]
                  ELSE LookOnFrom(h, 1, -1, FALSE))
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found, history>>

-----------------------------------------------------------------------------
(* A ticket is taken.                                                      *)

\* A last-pid write tries once more; newest is the lap that it found at first.
Restarting(newest) == [pc |-> "ReadSweepToRestart", newest |-> newest]

ReadLapWord(t) ==  \* N15 Sweep.raiseLap
  /\ Hinted(t, "ReadLapWord")
  /\ LET h == hint[t] IN
       To(t, IF space[Root].lap >= LapAt(h.next.pos) THEN [h EXCEPT !.pc = AfterRaise(h)]
             ELSE [h EXCEPT !.pc = "RaiseLapWord"] @@ [was |-> space[Root].lap])
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

RaiseLapWord(t) ==
  /\ Hinted(t, "RaiseLapWord")
  /\ LET h == hint[t]
         raised == Registers(h) @@ [pc |-> AfterRaise(h), next |-> h.next]
     IN  IF space[Root].lap = h.was
         THEN /\ RaiseLap(Root, LapAt(h.next.pos))
              /\ To(t, raised)
              /\ UNCHANGED history
         ELSE /\ Beside
              /\ To(t, [raised EXCEPT !.pc = "ReadLapWord"])
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* Whether nobody took a ticket since.
IsLast(s) == sweep = s

TakeTicket(t) ==  \* N2 Sweep.take
  /\ Hinted(t, "TakeTicket")
  /\ LET h == hint[t] IN
       IF IsLast(h.last)
       THEN /\ sweep' = h.next
            /\ To(t, [h EXCEPT !.pc = IF RaisesBefore(h) THEN "HandOver" ELSE "ReadLapWord"])
       ELSE /\ UNCHANGED sweep
            /\ To(t, IF h.restart = 0 THEN Advance(h) ELSE Restarting(h.newest))
  /\ Beside
  /\ UNCHANGED <<lanes, ticket, cursor, word, found>>

HandOver(t) ==  \* L2 Sweep.handOver
  /\ Hinted(t, "HandOver")
  /\ LET h == hint[t] IN
       HandedOver(h.lane, h.ticket, h.next,
                  IF h.restart = 0 THEN [pc |-> "ReadLanesToShrink", next |-> h.next] ELSE [pc |-> "EndOfRestart"], t)
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, cursor, word, found>>

ReadLanesToShrink(t) ==  \* N3 Sweep.shrinkWhenQuiet
  /\ Hinted(t, "ReadLanesToShrink")
  /\ LET next == hint[t].next
         half == Len(lanes) \div 2
     IN  To(t, IF Len(lanes) > FewLanes /\ next.run >= QuietRun * Len(lanes)
               THEN Shrinking(next.lane, IF half < FewLanes THEN FewLanes ELSE half, Fresh) ELSE Fresh)
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

-----------------------------------------------------------------------------
(* A last-pid write: one lane, and the sweep goes on at a number in a new lap. *)

\* Whether a call gives up the other lanes, which would go on where they were.
ToOneLane(c) == c.op = "SetLastPid"

ReadLanesToOne(t) ==  \* N3 Sweep.restartInOneLane
  /\ Hinted(t, "ReadLanes")
  /\ At(t, "Restart")
  /\ To(t, IF ToOneLane(call[t]) /\ Len(lanes) > 1 THEN Shrinking(lanes[1], 1, Fresh)
           ELSE [pc |-> "ReadLapToRestart"])
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* Once: read for each try, the lap could rise without bound.
ReadLapToRestart(t) ==  \* N15 Sweep.restart
  /\ Hinted(t, "ReadLapToRestart")
  /\ To(t, Restarting(space[Root].lap))
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

ReadSweepToRestart(t) ==  \* N1 Sweep.restart
  /\ Hinted(t, "ReadSweepToRestart")
  /\ To(t, FinishHandOver([lane |-> 0, ticket |-> NoTicket(-1), last |-> sweep,
                            restart |-> thread[t].n, newest |-> hint[t].newest]))
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

ReadLanesToRestart(t) ==  \* N3 Sweep.restart
  /\ Hinted(t, "ReadLanesToRestart")
  /\ To(t, [hint[t] EXCEPT !.pc = "ReadTicketToRestart", !.lane = lanes[1]])
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

\* The lap of the ticket of a last-pid write: every free number is eligible again, also one that was
\* issued in a lap that somebody raised in vain.
RestartLap(h) == (IF h.newest > LapAt(h.last.pos) THEN h.newest ELSE LapAt(h.last.pos)) + 1

ReadTicketToRestart(t) ==  \* L1 Sweep.restart
  /\ Hinted(t, "ReadTicketToRestart")
  /\ LET h == hint[t]
         n == h.restart
         k == IF IndexOf(n) \in Indices THEN IndexOf(n) ELSE Ranges - 1
         next == [pos |-> RestartLap(h) * Ranges + k, start |-> n - NumberAt(k, 0), low |-> Reserved = 1 \/ n <= Reserved,
                  lane |-> h.lane, cursor |-> n, run |-> 1]
     IN  To(t, Take([h EXCEPT !.ticket = ticket[h.lane]], next))
  /\ Beside
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found>>

EndOfRestart(t) ==
  /\ Hinted(t, "EndOfRestart")
  /\ EndRestart(t)
  /\ To(t, Fresh)
  /\ linux' = IF InOrder /\ call[t].op = "SetLastPid" THEN [linux EXCEPT !.next = thread[t].n] ELSE linux
  /\ UNCHANGED <<sweep, lanes, ticket, cursor, word, found, tried>>

SweepSteps(t) ==
  \/ ReadSweep(t)
  \/ ReadMemoryOfLast(t)
  \/ ReadTicketOfLast(t)
  \/ HandOverLast(t)
  \/ DropHoldOfTicket(t)
  \/ ReadTicketAgain(t)
  \/ ReadCursorOfSweep(t)
  \/ LookAtRange(t)
  \/ MakeSure(t)
  \/ ReadLapWord(t)
  \/ RaiseLapWord(t)
  \/ TakeTicket(t)
  \/ HandOver(t)
  \/ ReadLanesToShrink(t)
  \/ ReadLanesToOne(t)
  \/ ReadLapToRestart(t)
  \/ ReadSweepToRestart(t)
  \/ ReadLanesToRestart(t)
  \/ ReadTicketToRestart(t)
  \/ EndOfRestart(t)

=============================================================================
