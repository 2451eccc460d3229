------------------------------- MODULE Close --------------------------------
(* Close.java: closing a namespace, and finding out when its last pid is   *)
(* gone.  After close live pids only become fewer, so it is enough to know *)
(* one of them, the witness; who releases the witness looks for the next.  *)
EXTENDS Peek

-----------------------------------------------------------------------------
(* Takes every reserved pid its chance to become live.                     *)

FinishClose(ns, then) == [pc |-> "ReadSwept", ns |-> ns, then |-> then]

\* On to the slots from s of range r, or to the next range.
AbortFrom(me, s) ==
  IF s \in Slots THEN [pc |-> "ReadSlotToAbort", ns |-> me.ns, k |-> me.k, r |-> me.r, s |-> s, then |-> me.then]
  ELSE IF me.k + 1 \in Indices
  THEN [pc |-> "ReadEntryToAbort", ns |-> me.ns, k |-> me.k + 1, then |-> me.then]
  ELSE [pc |-> "SetSwept", ns |-> me.ns, then |-> me.then]

\* The first slot of the range at k that has a number.
FirstSlot(k) == IF k = 0 THEN 1 ELSE 0

ReadSwept(t) ==  \* N7 Close.finish
  /\ At(t, "ReadSwept")
  /\ LET me == thread[t] IN
       Goto(t, IF space[me.ns].swept THEN me.then
               ELSE [pc |-> "ReadEntryToAbort", ns |-> me.ns, k |-> 0, then |-> me.then])
  /\ Reads

ReadEntryToAbort(t) ==  \* D1 Close.finish
  /\ At(t, "ReadEntryToAbort")
  /\ LET me == thread[t]
         e  == Entry(me.ns, me.k)
     IN  Goto(t, IF IsCarved(e) THEN AbortFrom(me @@ [r |-> e[2]], FirstSlot(me.k))
                 ELSE AbortFrom(me, RangeSize))
  /\ Reads

ReadSlotToAbort(t) ==  \* S1 Close.finish
  /\ At(t, "ReadSlotToAbort")
  /\ LET me   == thread[t]
         word == Slot(me.r, me.s)
     IN  Goto(t, IF IsPid(word) THEN [me EXCEPT !.pc = "AbortReserved"] @@ [q |-> word[2]]
                 ELSE AbortFrom(me, me.s + 1))
  /\ Reads

AbortReserved(t) ==  \* P2 Close.finish
  /\ At(t, "AbortReserved")
  /\ LET me == thread[t] IN
       /\ IF pid[me.q].state = "reserved" THEN SetState(me.q, "aborted") ELSE UNCHANGED pid
       /\ Goto(t, AbortFrom(me, me.s + 1))
  /\ UNCHANGED <<space, range>>
  /\ Quietly

\* Close takes effect.
SetSwept(t) ==  \* N8 Close.finish
  /\ At(t, "SetSwept")
  /\ LET me == thread[t] IN
       /\ space' = [space EXCEPT ![me.ns].swept = TRUE]
       /\ Goto(t, me.then)
  /\ UNCHANGED <<range, pid>>
  /\ Quietly

-----------------------------------------------------------------------------
(* Whether a namespace is closed and empty.                                *)

IsDrained(ns, yes, no) == [pc |-> "ReadClosedToDrain", ns |-> ns, yes |-> yes, no |-> no]

AskWitness(ns, yes, no) == [pc |-> "ReadWitness", ns |-> ns, yes |-> yes, no |-> no]

NoWitness == <<>>

\* On to the slots from s of range r, or to the next range, in search of a live pid.
SearchFrom(me, s) ==
  IF s \in Slots
  THEN [pc |-> "ReadSlotOfLast", ns |-> me.ns, w |-> me.w, k |-> me.k, r |-> me.r, s |-> s,
        yes |-> me.yes, no |-> me.no]
  ELSE IF me.k + 1 \in Indices
  THEN [pc |-> "ReadEntryOfLast", ns |-> me.ns, w |-> me.w, k |-> me.k + 1, from |-> 0,
        yes |-> me.yes, no |-> me.no]
  ELSE [pc |-> "CompleteDrained", ns |-> me.ns, yes |-> me.yes]

SearchLive(me, w, n) ==
  [pc |-> "ReadEntryOfLast", ns |-> me.ns, w |-> w, k |-> IndexOf(n), from |-> SlotOf(n),
   yes |-> me.yes, no |-> me.no]

ReadClosedToDrain(t) ==  \* N5 Close.isDrained
  /\ At(t, "ReadClosedToDrain")
  /\ LET me == thread[t] IN
       Goto(t, IF space[me.ns].closed THEN FinishClose(me.ns, AskWitness(me.ns, me.yes, me.no))
               ELSE me.no)
  /\ Reads

ReadWitness(t) ==  \* N13 Close.isDrained
  /\ At(t, "ReadWitness")
  /\ LET me == thread[t]
         w  == space[me.ns].witness
     IN  Goto(t, IF w = NoWitness THEN SearchLive(me, w, 1)
                 ELSE [me EXCEPT !.pc = "ReadStateOfWitness"] @@ [w |-> w])
  /\ Reads

ReadStateOfWitness(t) ==  \* P1 Close.isDrained
  /\ At(t, "ReadStateOfWitness")
  /\ LET me == thread[t] IN
       Goto(t, IF pid[me.w].state = "live" THEN me.no
               ELSE SearchLive(me, me.w, pid[me.w].number[me.ns]))
  /\ Reads

ReadEntryOfLast(t) ==  \* D1 Close.isDrained
  /\ At(t, "ReadEntryOfLast")
  /\ LET me == thread[t]
         e  == Entry(me.ns, me.k)
     IN  Goto(t, IF IsCarved(e) THEN SearchFrom(me @@ [r |-> e[2]], me.from)
                 ELSE SearchFrom(me, RangeSize))
  /\ Reads

ReadSlotOfLast(t) ==  \* S1 Close.isDrained
  /\ At(t, "ReadSlotOfLast")
  /\ LET me   == thread[t]
         word == Slot(me.r, me.s)
     IN  Goto(t, IF IsPid(word) THEN [me EXCEPT !.pc = "ReadStateOfLast"] @@ [q |-> word[2]]
                 ELSE SearchFrom(me, me.s + 1))
  /\ Reads

ReadStateOfLast(t) ==  \* P1 Close.isDrained
  /\ At(t, "ReadStateOfLast")
  /\ LET me == thread[t] IN
       Goto(t, IF pid[me.q].state = "live"
               THEN [pc |-> "SetWitness", ns |-> me.ns, w |-> me.w, q |-> me.q, yes |-> me.yes, no |-> me.no]
               ELSE SearchFrom(me, me.s + 1))
  /\ Reads

\* It may have died before it was named: then its releaser did not tell.
WitnessNamed(me) == AskWitness(me.ns, me.yes, me.no)

\* Its releaser reads the witness after its death, so one of the two sees the other.
SetWitness(t) ==  \* N14 Close.isDrained
  /\ At(t, "SetWitness")
  /\ LET me == thread[t] IN
       /\ IF space[me.ns].witness = me.w
          THEN space' = [space EXCEPT ![me.ns].witness = me.q] ELSE UNCHANGED space
       /\ Goto(t, WitnessNamed(me))
  /\ UNCHANGED <<range, pid>>
  /\ Quietly

\* Everyone who waits for it is told.
CompleteDrained(t) ==
  /\ At(t, "CompleteDrained")
  /\ LET me == thread[t] IN
       /\ space' = [space EXCEPT ![me.ns].drained = TRUE]
       /\ Goto(t, me.yes)
  /\ UNCHANGED <<range, pid>>
  /\ Quietly

StartIsDrained(c) ==
  IsDrained(c.ns, Telling(<<"Value", TRUE>>, Return), Telling(<<"Value", FALSE>>, Return))

-----------------------------------------------------------------------------

Closed == Telling(<<"Done">>, Return)

StartClose(c) == [pc |-> "SetClosed", ns |-> c.ns]

\* What is left to do when close has taken effect: it may be empty already.
AfterClose(ns) == IsDrained(ns, Closed, Closed)

SetClosed(t) ==  \* N6 Close.close
  /\ At(t, "SetClosed")
  /\ LET me == thread[t] IN
       /\ space' = [space EXCEPT ![me.ns].closed = TRUE]
       /\ Goto(t, FinishClose(me.ns, AfterClose(me.ns)))
  /\ UNCHANGED <<range, pid>>
  /\ Quietly

CloseSteps(t) ==
  \/ ReadSwept(t)
  \/ ReadEntryToAbort(t)
  \/ ReadSlotToAbort(t)
  \/ AbortReserved(t)
  \/ SetSwept(t)
  \/ ReadClosedToDrain(t)
  \/ ReadWitness(t)
  \/ ReadStateOfWitness(t)
  \/ ReadEntryOfLast(t)
  \/ ReadSlotOfLast(t)
  \/ ReadStateOfLast(t)
  \/ SetWitness(t)
  \/ CompleteDrained(t)
  \/ SetClosed(t)

=============================================================================
