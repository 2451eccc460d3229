------------------------------- MODULE Retire -------------------------------
(* Retire.java: takes a dead or aborted pid out of its slot, and a range   *)
(* that nothing uses any more out of the directory.  Anyone may do either; *)
(* the compare-and-set says who did.                                       *)
EXTENDS Range

\* Removes r, whose pending is 0.
Remove(r, then) == [pc |-> "RemoveRange", r |-> r, then |-> then]

\* Counts one use of r less.
Lower(r, then) == [pc |-> "LowerPending", r |-> r, then |-> then]

\* Whether it is known that there was an init before a dead one leaves its slot.
InitSetBefore == TRUE

\* Sets init if q, in slot s of r, is a dead init.
KeepInit(r, s, q, next) ==
  IF Number(r, s) = 1 THEN [pc |-> "ReadStateOfFirst", r |-> r, q |-> q, next |-> next] ELSE next

\* Retires q from slot s of r.
Retire(r, s, q, then) ==
  LET leave == [pc |-> "ReadMark", r |-> r, s |-> s, q |-> q, then |-> then]
  IN  IF InitSetBefore THEN KeepInit(r, s, q, leave) ELSE leave

RECURSIVE RetireAll(_, _, _)
\* Retires p from the slots it claimed in the namespaces of path.
RetireAll(path, p, then) ==
  IF path = <<>> THEN then
  ELSE LET ns == Head(path)
       IN  Retire(pid[p].range[ns], SlotOf(pid[p].number[ns]), p, RetireAll(Tail(path), p, then))

\* Whether a count of n after a decrement means that nothing uses the range.
IsDead(n) == n = 0

-----------------------------------------------------------------------------

ReadStateOfFirst(t) ==  \* P1 Retire.retire
  /\ At(t, "ReadStateOfFirst")
  /\ LET me == thread[t] IN
       Goto(t, IF pid[me.q].state = "dead" THEN [me EXCEPT !.pc = "SetInitOfDead"] ELSE me.next)
  /\ Reads

SetInitOfDead(t) ==  \* N10 Retire.retire
  /\ At(t, "SetInitOfDead")
  /\ LET me == thread[t] IN
       /\ space' = [space EXCEPT ![range[me.r].ns].init = TRUE]
       /\ Goto(t, me.next)
  /\ UNCHANGED <<range, pid>>
  /\ Quietly

ReadMark(t) ==  \* P3 Retire.retire
  /\ At(t, "ReadMark")
  /\ LET me == thread[t] IN
       Goto(t, [me EXCEPT !.pc = "RetireSlot"] @@ [mark |-> pid[me.q].mark[range[me.r].ns]])
  /\ Reads

\* Only the winner counts.
LostRetirement(me) == me.then

WonRetirement(me) ==
  LET count == Lower(me.r, me.then)
  IN  IF InitSetBefore THEN count ELSE KeepInit(me.r, me.s, me.q, count)

\* Whether q is still there.
Unretired(w, q) == w = Of(q)

RetireSlot(t) ==  \* S2 Retire.retire
  /\ At(t, "RetireSlot")
  /\ LET me == thread[t] IN
     IF Unretired(Slot(me.r, me.s), me.q)
     THEN /\ SetSlot(me.r, me.s, Spent(me.mark))
          /\ Goto(t, WonRetirement(me))
     ELSE /\ UNCHANGED range
          /\ Goto(t, LostRetirement(me))
  /\ UNCHANGED <<space, pid>>
  /\ Quietly

LowerPending(t) ==  \* R5 Retire.lower
  /\ At(t, "LowerPending")
  /\ LET me == thread[t]
         left == range[me.r].pending - 1
     IN  /\ range' = [range EXCEPT ![me.r].pending = left]
         /\ Goto(t, IF IsDead(left) THEN Remove(me.r, me.then) ELSE me.then)
  /\ UNCHANGED <<space, pid>>
  /\ Quietly

\* The mark that r leaves behind: the youngest of its slots, of its adoption and of what it replaced.
LeftBehind(r) ==
  LET marks    == {Slot(r, s)[2] : s \in {x \in Slots : IsSpent(Slot(r, x))}} \cup {range[r].born}
      youngest == CHOOSE m \in marks : \A other \in marks : ~YoungerThan(other, m)
      adopted  == IF OlderThan(youngest, range[r].lap) THEN OfLap(range[r].lap) ELSE youngest
  IN  IF OlderThan(adopted, range[r].born[1] + 1) THEN NextVersion(adopted) ELSE adopted

\* Whether r is still there.
MayRemove(entry, r) == entry = Carved(r)

\* The slots and the lap of a dead range no longer change (DeadRangesRest), so that reading them
\* and the compare-and-set are one step.
RemoveRange(t) ==  \* S1.. R1 D2 Retire.remove
  /\ At(t, "RemoveRange")
  /\ LET me == thread[t]
         r  == range[me.r]
     IN  /\ IF MayRemove(Entry(r.ns, r.index), me.r)
            THEN SetEntry(r.ns, r.index, Absent(LeftBehind(me.r)))
            ELSE UNCHANGED space
         /\ Goto(t, me.then)
  /\ UNCHANGED <<range, pid>>
  /\ Quietly

-----------------------------------------------------------------------------
(* The hold of a lane that has moved on.                                   *)

\* Unless it was handed over.
ReadHold(t) ==  \* R1 Retire.dropHold
  /\ At(t, "ReadHold")
  /\ LET me == thread[t] IN
       Goto(t, IF range[me.r].lap = me.lap /\ range[me.r].held
               THEN [me EXCEPT !.pc = "ReleaseHold"] ELSE me.then)
  /\ Reads

\* The word also says where the cursor stands, a hint that others move: then look again.
ReleaseHold(t) ==  \* R2 Retire.dropHold
  /\ At(t, "ReleaseHold")
  /\ LET me == thread[t] IN
     \/ /\ range[me.r].lap = me.lap /\ range[me.r].held
        /\ range' = [range EXCEPT ![me.r].held = FALSE]
        /\ Goto(t, Lower(me.r, me.then))
     \/ /\ Goto(t, [me EXCEPT !.pc = "ReadHold"])
        /\ UNCHANGED range
  /\ UNCHANGED <<space, pid>>
  /\ Quietly

-----------------------------------------------------------------------------
(* pid_max was lowered: FREE slots beyond it would keep their ranges.      *)

SpendSlots(r, from, then) ==
  IF from >= RangeSize THEN then
  ELSE [pc |-> "ReadSlotBeyond", r |-> r, s |-> from, then |-> then]

\* Spends the FREE slots of r from number n on.
SpendFrom(r, n, then) ==
  LET first == n - NumberAt(range[r].index, 0) IN SpendSlots(r, IF first < 0 THEN 0 ELSE first, then)

\* The same for all ranges from index k on.
SpendAll(ns, n, k, then) ==
  IF k \in Indices THEN [pc |-> "ReadEntryBeyond", ns |-> ns, n |-> n, k |-> k, then |-> then]
  ELSE then

ReadEntryBeyond(t) ==  \* D1 Retire.spendFrom
  /\ At(t, "ReadEntryBeyond")
  /\ LET me   == thread[t]
         e    == Entry(me.ns, me.k)
         next == SpendAll(me.ns, me.n, me.k + 1, me.then)
     IN  Goto(t, IF IsCarved(e) THEN SpendFrom(e[2], me.n, next) ELSE next)
  /\ Reads

ReadSlotBeyond(t) ==  \* S1 Retire.spendFrom
  /\ At(t, "ReadSlotBeyond")
  /\ LET me == thread[t] IN
       Goto(t, IF Slot(me.r, me.s) = Free THEN [me EXCEPT !.pc = "SpendSlot"]
               ELSE SpendSlots(me.r, me.s + 1, me.then))
  /\ Reads

SpendSlot(t) ==  \* S2 Retire.spendFrom
  /\ At(t, "SpendSlot")
  /\ LET me   == thread[t]
         next == SpendSlots(me.r, me.s + 1, me.then)
     IN  IF Slot(me.r, me.s) = Free
         THEN /\ SetSlot(me.r, me.s, Spent(range[me.r].born))
              /\ Goto(t, Lower(me.r, next))
         ELSE /\ UNCHANGED range
              /\ Goto(t, next)
  /\ UNCHANGED <<space, pid>>
  /\ Quietly

RetireSteps(t) ==
  \/ ReadStateOfFirst(t)
  \/ SetInitOfDead(t)
  \/ ReadMark(t)
  \/ RetireSlot(t)
  \/ LowerPending(t)
  \/ RemoveRange(t)
  \/ ReadHold(t)
  \/ ReleaseHold(t)
  \/ ReadEntryBeyond(t)
  \/ ReadSlotBeyond(t)
  \/ SpendSlot(t)

=============================================================================
