-------------------------------- MODULE Peek --------------------------------
(***************************************************************************)
(* Peek.java: whether every eligible number is taken.  A first collect     *)
(* meets a RESERVED or LIVE pid at every eligible number, and a second     *)
(* look finds each of them RESERVED or LIVE still.  Such a pid never       *)
(* leaves its slot, so all were there at once, between the two.            *)
(*                                                                         *)
(* Where the collect starts is a hint; LaneSweep says where.               *)
(***************************************************************************)
EXTENDS Claim

\* Looks at the slots from s on of the range at k, and at left more ranges after it.
Looking(job, low, k, left, met) ==
  [pc |-> "PeekEntry", job |-> job, low |-> low, k |-> k, left |-> left, met |-> met]

EligibleSlots(job, k, low) == {s \in Slots : Eligible(job, NumberAt(k, s), low)}

Following(k) == (k + 1) % Cardinality(Indices)

\* After the first look met a pid at every eligible number.
LookAgain(job, met) ==
  IF met = <<>> THEN Fail(job, "EAGAIN") ELSE [pc |-> "PeekAgain", job |-> job, met |-> met]

RECURSIVE LookFrom(_, _, _, _, _)
\* From the range at k on, over those that have no eligible number; left counts down to the verdict.
LookFrom(job, low, k, left, met) ==
  IF left = 0 THEN LookAgain(job, met)
  ELSE IF EligibleSlots(job, k, low) = {} THEN LookFrom(job, low, Following(k), left - 1, met)
  ELSE Looking(job, low, k, left, met)

\* On from slot s of range r.
LookOn(me, s, met) ==
  IF s + 1 \in EligibleSlots(me.job, me.k, me.low)
  THEN [pc |-> "PeekSlot", job |-> me.job, low |-> me.low, k |-> me.k, left |-> me.left,
        met |-> met, r |-> me.r, s |-> s + 1]
  ELSE LookFrom(me.job, me.low, Following(me.k), me.left - 1, met)

\* The first entry, of the range at k.  A mark there means a number to carve, now or a lap later.
StartPeek(t, k, low) ==  \* D1 Peek.look
  /\ Searching(thread[t])
  /\ LET job  == thread[t].job
         look == Looking(job, low, k, Cardinality(Indices), <<>>)
         e    == Entry(job.ns, k)
     IN  /\ EligibleSlots(job, k, low) # {}
         /\ Goto(t, IF IsCarved(e)
                    THEN [look EXCEPT !.pc = "PeekSlot"] @@ [r |-> e[2], s |-> Min(EligibleSlots(job, k, low))]
                    ELSE BySweep(job))
  /\ Reads

\* Nothing is eligible, as where pid_max is not above the reserved numbers: then there is nothing to look at.
NothingEligible(t, low) ==
  /\ Searching(thread[t])
  /\ \A k \in Indices : EligibleSlots(thread[t].job, k, low) = {}
  /\ Goto(t, LookAgain(thread[t].job, <<>>))
  /\ Reads

PeekEntry(t) ==  \* D1 Peek.look
  /\ At(t, "PeekEntry")
  /\ LET me == thread[t]
         e  == Entry(me.job.ns, me.k)
     IN  Goto(t, IF IsCarved(e)
                 THEN [me EXCEPT !.pc = "PeekSlot"]
                        @@ [r |-> e[2], s |-> Min(EligibleSlots(me.job, me.k, me.low))]
                 ELSE BySweep(me.job))
  /\ Reads

PeekSlot(t) ==  \* S1 Peek.look
  /\ At(t, "PeekSlot")
  /\ LET me   == thread[t]
         word == Slot(me.r, me.s)
     IN  Goto(t, IF IsPid(word) THEN [me EXCEPT !.pc = "PeekState"] @@ [q |-> word[2]]
                 ELSE BySweep(me.job))
  /\ Reads

\* What the first look makes of the pid in a slot.
Meet(me) == IF Gone(me.q) THEN BySweep(me.job) ELSE LookOn(me, me.s, Append(me.met, me.q))

PeekState(t) ==  \* P1 Peek.look
  /\ At(t, "PeekState")
  /\ Goto(t, Meet(thread[t]))
  /\ Reads

\* What the second look makes of the pids that the first one met.
PeekAgain(t) ==  \* P1 Peek.next
  /\ At(t, "PeekAgain")
  /\ LET me == thread[t] IN
       Goto(t, IF Gone(Head(me.met)) THEN BySweep(me.job)
               ELSE IF Len(me.met) = 1 THEN Fail(me.job, "EAGAIN")
               ELSE [me EXCEPT !.met = Tail(me.met)])
  /\ Reads

PeekSteps(t) ==
  \/ PeekEntry(t)
  \/ PeekSlot(t)
  \/ PeekState(t)
  \/ PeekAgain(t)

=============================================================================
