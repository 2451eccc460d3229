------------------------------- MODULE Claim --------------------------------
(***************************************************************************)
(* Claim.java: puts a reserved pid into a free slot of one namespace.      *)
(*                                                                         *)
(* The compare-and-set of the slot is the claim; tickets, cursors and      *)
(* holds only say where to look.  So here a thread looks anywhere: under   *)
(* any ticket (a range k in a lap up to the present), at any slot.         *)
(* LaneSweep says where.                                                   *)
(***************************************************************************)
EXTENDS Plan

\* A claim by the sweep needs a mark of an older lap.
Claimable(mark, lap) == OlderThan(mark, lap)

\* So does carving: the lane of an old ticket may have slept.
MayCarve(mark, lap) == Claimable(mark, lap)

\* Looks for a number of the sweep: anywhere, or in range r under the lap of its adoption.
Searching(me) == me.pc \in {"BySweep", "InRange"}

InRange(job, r, lap, low) == [pc |-> "InRange", job |-> job, r |-> r, lap |-> lap, low |-> low]

-----------------------------------------------------------------------------
(* The range of a ticket: k in lap.                                        *)

\* The range that a ticket remembers.  It may have left the directory since; then it is dead.
ReadRangeOfTicket(t, r) ==
  /\ Searching(thread[t])
  /\ range[r].ns = thread[t].job.ns
  /\ Goto(t, [pc |-> "StartRange", job |-> thread[t].job, r |-> r])
  /\ Reads

ReadEntry(t, k, lap, low) ==  \* D1 Claim.find
  /\ Searching(thread[t])
  /\ lap <= space[thread[t].job.ns].lap
  /\ LET job == thread[t].job
         e   == Entry(job.ns, k)
     IN  Goto(t, IF IsCarved(e)
                 THEN [pc |-> "ReadAdoption", job |-> job, r |-> e[2], lap |-> lap, low |-> low]
                 ELSE IF MayCarve(e[2], lap)
                 THEN [pc |-> "CarveRange", job |-> job, k |-> k, lap |-> lap, low |-> low,
                       mark |-> e[2]]
                 ELSE BySweep(job))
  /\ Reads

\* Whether the lane of a ticket holds its range: without it the range could go before the lane does.
Holds == TRUE

\* The FREE slots, and the hold.
CarvedPending(eligible) == Cardinality(eligible) + (IF Holds THEN 1 ELSE 0)

\* A range for the lane of a ticket.  Numbers that are not eligible start SPENT, or the range
\* could never be emptied.
CarvedRange(ns, k, lap, low, mark, max) ==
  LET eligible == {s \in Slots : NumberAt(k, s) >= Floor(low) /\ NumberAt(k, s) < max}
  IN  [ns |-> ns, index |-> k, born |-> mark, lap |-> lap, low |-> low, held |-> Holds,
       pending |-> CarvedPending(eligible),
       slot |-> [s \in Slots |-> IF s \in eligible THEN Free ELSE Spent(mark)]]

CarveRange(t) ==  \* D2 Claim.carve
  /\ At(t, "CarveRange")
  /\ LET me  == thread[t]
         job == me.job
         r   == Len(range) + 1
     IN  IF EntryIs(Entry(job.ns, me.k), Absent(me.mark))
         THEN /\ range' = Append(range, CarvedRange(job.ns, me.k, me.lap, me.low, me.mark, job.max[job.ns]))
              /\ SetEntry(job.ns, me.k, Carved(r))
              /\ Goto(t, [pc |-> "ReadBoundAfterCarve", job |-> job, r |-> r])
         ELSE /\ UNCHANGED <<range, space>>
              /\ Goto(t, BySweep(job))
  /\ UNCHANGED pid
  /\ Quietly

BoundFell(was, is) == is < was

\* A bound lowered since has swept the ranges it found; this one it may have missed.
ReadBoundAfterCarve(t) ==  \* N11 Claim.carve
  /\ At(t, "ReadBoundAfterCarve")
  /\ LET me == thread[t] IN
       Goto(t, IF BoundFell(me.job.max[me.job.ns], space[me.job.ns].pidMax)
               THEN [me EXCEPT !.pc = "ReadBoundToSpend"] ELSE BySweep(me.job))
  /\ Reads

ReadBoundToSpend(t) ==  \* N11 Claim.carve
  /\ At(t, "ReadBoundToSpend")
  /\ LET me == thread[t] IN
       Goto(t, SpendFrom(me.r, space[me.job.ns].pidMax, BySweep(me.job)))
  /\ Reads

\* Whether a range is adopted anew for a lap.  One that another lane took over is not: claims there
\* go under the newer adoption.
TakesOver(lap, adoption) == adoption < lap

\* What a claim by the sweep does with a range that is dead: whoever should remove it may sleep.
DeadToClaim(r, job) == Remove(r, BySweep(job))

ReadAdoption(t) ==  \* R1 Claim.find
  /\ At(t, "ReadAdoption")
  /\ LET me == thread[t] IN
       Goto(t, IF ~TakesOver(me.lap, range[me.r].lap) THEN [pc |-> "StartRange", job |-> me.job, r |-> me.r]
               ELSE Raise(me.r, [me EXCEPT !.pc = "ReadCursorToAdopt"], DeadToClaim(me.r, me.job)))
  /\ Reads

\* The hold of an earlier lap is handed over.
ReadCursorToAdopt(t) ==  \* R1 Claim.adopt
  /\ At(t, "ReadCursorToAdopt")
  /\ LET me == thread[t] IN
       Goto(t, IF TakesOver(me.lap, range[me.r].lap)
               THEN [me EXCEPT !.pc = "AdoptRange"] @@ [was |-> <<range[me.r].lap, range[me.r].held>>]
               ELSE Lower(me.r, BySweep(me.job)))
  /\ Reads

\* The lap that an adoption writes; was is that of the one before.
AdoptionLap(me, was) == me.lap

\* The word also says where the cursor stands, a hint that others move: then the set fails.
AdoptRange(t) ==  \* R2 Claim.adopt
  /\ At(t, "AdoptRange")
  /\ LET me   == thread[t]
         mine == [pc |-> "StartRange", job |-> me.job, r |-> me.r]
     IN  \/ /\ <<range[me.r].lap, range[me.r].held>> = me.was
            /\ range' = [range EXCEPT ![me.r].lap = AdoptionLap(me, me.was[1]), ![me.r].low = me.low,
                                      ![me.r].held = Holds]
            /\ Goto(t, IF me.was[2] \/ ~Holds THEN Lower(me.r, mine) ELSE mine)
         \/ /\ UNCHANGED range
            /\ Goto(t, Lower(me.r, BySweep(me.job)))
  /\ UNCHANGED <<space, pid>>
  /\ Quietly

\* Claims under the newest adoption, whosever it is.
StartRange(t) ==  \* R1 Claim.inRange
  /\ At(t, "StartRange")
  /\ LET me == thread[t] IN Goto(t, InRange(me.job, me.r, range[me.r].lap, range[me.r].low))
  /\ Reads

-----------------------------------------------------------------------------
(* A slot of that range.                                                   *)

\* A SPENT slot counts again before it is claimed: in between the range could be removed.
CountsBefore == TRUE

RaiseToClaim(r, take, dead) == IF CountsBefore THEN Raise(r, take, dead) ELSE take

Eligible(job, n, low) == n >= Floor(low) /\ n < job.max[job.ns]

ReadSlot(t, s) ==  \* S1 Claim.at
  /\ At(t, "InRange")
  /\ LET me   == thread[t]
         job  == me.job
         word == Slot(me.r, s)
         take == [me EXCEPT !.pc = "ReadLap"] @@ [s |-> s, word |-> word]
     IN  /\ Eligible(job, Number(me.r, s), me.low)
         /\ Goto(t, CASE IsPid(word) -> [me EXCEPT !.pc = "ReadOccupant"] @@ [s |-> s, q |-> word[2]]
                      [] word = Free -> take
                      [] IsSpent(word) ->
                           IF Claimable(word[2], me.lap)
                           THEN RaiseToClaim(me.r, take, DeadToClaim(me.r, job))
                           ELSE me)
  /\ Reads

ReadOccupant(t) ==  \* P1 Claim.at
  /\ At(t, "ReadOccupant")
  /\ LET me   == thread[t]
         back == InRange(me.job, me.r, me.lap, me.low)
     IN  Goto(t, IF Gone(me.q) THEN Retire(me.r, me.s, me.q, back) ELSE back)
  /\ Reads

\* Whatever happens before the stamp, the number never looks older than its adoption.
ReadLap(t) ==  \* N15 Claim.at
  /\ At(t, "ReadLap")
  /\ LET me == thread[t] IN
       /\ Place(me.job.p, me.job.ns, me.r, me.s, OfLap(space[me.job.ns].lap))
       /\ Goto(t, [me EXCEPT !.pc = "ClaimSlot"])
  /\ UNCHANGED <<space, range>>
  /\ Quietly

\* After the claim of a slot.
Stamp(me) == [pc |-> "ReadLapOfClaim", job |-> me.job]

WonSlot(me) == IF CountsBefore \/ me.word = Free THEN Stamp(me) ELSE Raise(me.r, Stamp(me), Stamp(me))

LostSlot(me, back) == IF CountsBefore /\ me.word # Free THEN Lower(me.r, back) ELSE back

ClaimSlot(t) ==  \* S2 Claim.at
  /\ At(t, "ClaimSlot")
  /\ LET me   == thread[t]
         job  == me.job
         back == InRange(job, me.r, me.lap, me.low)
     IN  IF SlotIs(Slot(me.r, me.s), me.word)
         THEN /\ SetSlot(me.r, me.s, Of(job.p))
              /\ issued' = IF pid[job.p].state = "reserved"
                           THEN [issued EXCEPT ![job.ns][Number(me.r, me.s)] = @ + 1] ELSE issued
              /\ Goto(t, WonSlot(me))
         ELSE /\ UNCHANGED <<range, issued>>
              /\ Goto(t, LostSlot(me, back))
  /\ UNCHANGED <<space, pid, call>>
  /\ Observe

\* After the lap was read. Whatever it is, a claim is kept.
Claimed(job, now) ==
  IF now = pid[job.p].mark[job.ns] THEN NextLevel(job)
  ELSE [pc |-> "StampPid", job |-> job, mark |-> now]

\* Read before the claim, the lap could be over by then, and the next would issue the number at once.
ReadLapOfClaim(t) ==  \* N15 Claim.stamp
  /\ At(t, "ReadLapOfClaim")
  /\ LET job == thread[t].job IN Goto(t, Claimed(job, OfLap(space[job.ns].lap)))
  /\ Reads

StampPid(t) ==  \* P4 Claim.stamp
  /\ At(t, "StampPid")
  /\ LET me == thread[t] IN
       /\ pid' = [pid EXCEPT ![me.job.p].mark[me.job.ns] = me.mark]
       /\ Goto(t, NextLevel(me.job))
  /\ UNCHANGED <<space, range>>
  /\ Quietly

-----------------------------------------------------------------------------
(* A requested number.  It moves no cursor and does not count for the lap. *)

Again(me) == [Requested(me.job, me.n, me.then, me.taken) EXCEPT !.first = me.first]

\* The first number is asked for between a word and the claim that replaces it: init is set before
\* a live 1 leaves its slot, and no word comes back, so where the claim succeeds 1 was never live.
AskBefore(me, claim) ==
  IF me.first THEN [pc |-> "ReadInitFirst", job |-> me.job, claim |-> claim] ELSE claim

ReadEntryOfRequest(t) ==  \* D1 Claim.number
  /\ At(t, "ReadEntryOfRequest")
  /\ LET me == thread[t]
         e  == Entry(me.job.ns, IndexOf(me.n))
     IN  Goto(t, IF IsCarved(e) THEN [me EXCEPT !.pc = "ReadSlotOfRequest"] @@ [r |-> e[2]]
                 ELSE AskBefore(me, [me EXCEPT !.pc = "CarveForRequest"] @@ [mark |-> e[2]]))
  /\ Reads

ReadInitFirst(t) ==  \* N9 Claim.number
  /\ At(t, "ReadInitFirst")
  /\ LET me == thread[t] IN Goto(t, IF space[me.job.ns].init THEN NotFirst(me.job) ELSE me.claim)
  /\ Reads

\* A range for one requested number only, so that it goes when that number goes.
RangeForRequest(ns, k, mark, s, p) ==
  [ns |-> ns, index |-> k, born |-> mark, lap |-> mark[1], low |-> FALSE, held |-> FALSE,
   pending |-> 1,
   slot |-> [x \in Slots |-> IF x = s THEN Of(p) ELSE Spent(mark)]]

\* The mark of a requested number.
RequestMark(ns, last) == NextVersion(last)

CarveForRequest(t) ==  \* D2 Claim.number
  /\ At(t, "CarveForRequest")
  /\ LET me == thread[t]
         p  == me.job.p
         ns == me.job.ns
         k  == IndexOf(me.n)
         r  == Len(range) + 1
     IN  IF EntryIs(Entry(ns, k), Absent(me.mark))
         THEN /\ range' = Append(range, RangeForRequest(ns, k, me.mark, SlotOf(me.n), p))
              /\ SetEntry(ns, k, Carved(r))
              /\ pid' = [pid EXCEPT ![p].range[ns] = r, ![p].number[ns] = me.n,
                                    ![p].mark[ns] = RequestMark(ns, me.mark)]
              /\ Goto(t, me.then)
         ELSE /\ UNCHANGED words
              /\ Goto(t, Again(me))
  /\ Quietly

\* What a request does with a range that is dead: whoever should remove it may sleep.
DeadToRequest(me) == Remove(me.r, Again(me))

ReadSlotOfRequest(t) ==  \* S1 Claim.number
  /\ At(t, "ReadSlotOfRequest")
  /\ LET me   == thread[t]
         word == Slot(me.r, SlotOf(me.n))
         take == [me EXCEPT !.pc = "ClaimRequested"] @@ [word |-> word]
     IN  Goto(t, CASE IsPid(word)   -> [me EXCEPT !.pc = "ReadOccupantOfRequest"] @@ [q |-> word[2]]
                   [] word = Free   -> AskBefore(me, take)
                   [] IsSpent(word) -> AskBefore(me, Raise(me.r, take, DeadToRequest(me))))
  /\ Reads

\* Whether a request takes out the pid that it meets.
MakesRoom(q) == Gone(q)

ReadOccupantOfRequest(t) ==  \* P1 Claim.number
  /\ At(t, "ReadOccupantOfRequest")
  /\ LET me == thread[t] IN
       Goto(t, IF MakesRoom(me.q) THEN Retire(me.r, SlotOf(me.n), me.q, Again(me)) ELSE me.taken)
  /\ Reads

\* Whoever lost the slot does not count.
LostRequest(me) == IF me.word = Free THEN Again(me) ELSE Lower(me.r, Again(me))

ClaimRequested(t) ==  \* S2 Claim.number
  /\ At(t, "ClaimRequested")
  /\ LET me   == thread[t]
         last == IF me.word = Free THEN range[me.r].born ELSE me.word[2]
         s    == SlotOf(me.n)
     IN  /\ Place(me.job.p, me.job.ns, me.r, s, RequestMark(me.job.ns, last))
         /\ IF SlotIs(Slot(me.r, s), me.word)
            THEN /\ SetSlot(me.r, s, Of(me.job.p))
                 /\ Goto(t, me.then)
            ELSE /\ UNCHANGED range
                 /\ Goto(t, LostRequest(me))
  /\ UNCHANGED space
  /\ Quietly

-----------------------------------------------------------------------------

\* Gives up a hold on r that was taken in lap.
DropHoldOf(r, lap, then) == [pc |-> "ReadHold", r |-> r, lap |-> lap, then |-> then]

\* Where a lane moves on, it gives up the hold on the range at k that it took in lap.
DropHold(t, k, lap) ==  \* D1 Retire.dropHold
  /\ Searching(thread[t]) \/ At(t, "Restart")
  /\ lap <= space[thread[t].job.ns].lap
  /\ LET me == thread[t]
         e  == Entry(me.job.ns, k)
     IN  Goto(t, IF IsCarved(e) THEN DropHoldOf(e[2], lap, me) ELSE me)
  /\ Reads

ClaimSteps(t) ==
  \/ CarveRange(t)
  \/ ReadBoundAfterCarve(t)
  \/ ReadBoundToSpend(t)
  \/ ReadAdoption(t)
  \/ ReadCursorToAdopt(t)
  \/ AdoptRange(t)
  \/ StartRange(t)
  \/ ReadOccupant(t)
  \/ ReadLap(t)
  \/ ClaimSlot(t)
  \/ ReadLapOfClaim(t)
  \/ StampPid(t)
  \/ ReadEntryOfRequest(t)
  \/ ReadInitFirst(t)
  \/ CarveForRequest(t)
  \/ ReadSlotOfRequest(t)
  \/ ReadOccupantOfRequest(t)
  \/ ClaimRequested(t)

=============================================================================
