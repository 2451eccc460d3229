----------------------------- MODULE Namespace ------------------------------
(* Namespace.java: whether there has been an init; look-up of a number;    *)
(* pid_max.                                                                *)
EXTENDS Retire

\* Whether number 1 has been live.  The flag alone may lag, so the slot of 1 is asked too; then
\* the flag again, since the pid may have been retired in between.
HasInit(ns, yes, no) == [pc |-> "ReadInit", ns |-> ns, yes |-> yes, no |-> no]

AskInitAgain(me) == [pc |-> "ReadInitAgain", ns |-> me.ns, yes |-> me.yes, no |-> me.no]

ReadInit(t) ==  \* N9 Namespace.hasInit
  /\ At(t, "ReadInit")
  /\ LET me == thread[t] IN
       Goto(t, IF space[me.ns].init THEN me.yes ELSE [me EXCEPT !.pc = "ReadEntryOfFirst"])
  /\ Reads

ReadEntryOfFirst(t) ==  \* D1 Namespace.hasInit
  /\ At(t, "ReadEntryOfFirst")
  /\ LET me == thread[t]
         e  == Entry(me.ns, IndexOf(1))
     IN  Goto(t, IF IsCarved(e) THEN [me EXCEPT !.pc = "ReadSlotOfFirst"] @@ [r |-> e[2]]
                 ELSE AskInitAgain(me))
  /\ Reads

ReadSlotOfFirst(t) ==  \* S1 Namespace.hasInit
  /\ At(t, "ReadSlotOfFirst")
  /\ LET me   == thread[t]
         word == Slot(me.r, SlotOf(1))
         ask  == [pc |-> "AskFirst", ns |-> me.ns, yes |-> me.yes, no |-> me.no]
     IN  Goto(t, IF IsPid(word) THEN ask @@ [q |-> word[2]] ELSE AskInitAgain(me))
  /\ Reads

\* What the state of the pid in the slot of 1 says.
WasLive(state) == state \in {"live", "dead"}

AskFirst(t) ==  \* P1 Namespace.hasInit
  /\ At(t, "AskFirst")
  /\ LET me == thread[t] IN
       Goto(t, IF WasLive(pid[me.q].state) THEN me.yes ELSE AskInitAgain(me))
  /\ Reads

ReadInitAgain(t) ==  \* N9 Namespace.hasInit
  /\ At(t, "ReadInitAgain")
  /\ LET me == thread[t] IN Goto(t, IF space[me.ns].init THEN me.yes ELSE me.no)
  /\ Reads

-----------------------------------------------------------------------------

Absence == Telling(<<"Absent">>, Return)

\* What a look-up makes of the pid in the slot.
Visible(q) == pid[q].state = "live"

StartFind(c) ==
  IF c.number \in 1 .. Limit - 1 THEN [pc |-> "FindEntry", ns |-> c.ns, n |-> c.number]
  ELSE Absence

FindEntry(t) ==  \* D1 Namespace.find
  /\ At(t, "FindEntry")
  /\ LET me == thread[t]
         e  == Entry(me.ns, IndexOf(me.n))
     IN  Goto(t, IF IsCarved(e) THEN [pc |-> "FindSlot", r |-> e[2], s |-> SlotOf(me.n)] ELSE Absence)
  /\ Reads

FindSlot(t) ==  \* S1 Namespace.find
  /\ At(t, "FindSlot")
  /\ LET word == Slot(thread[t].r, thread[t].s) IN
       Goto(t, IF IsPid(word) THEN [pc |-> "FindState", q |-> word[2]] ELSE Absence)
  /\ Reads

FindState(t) ==  \* P1 Namespace.find
  /\ At(t, "FindState")
  /\ LET q == thread[t].q IN
       Goto(t, IF Visible(q) THEN Telling(<<"Found", q>>, Return) ELSE Absence)
  /\ Reads

-----------------------------------------------------------------------------

StartGetPidMax(c) == [pc |-> "GetPidMax", ns |-> c.ns]

GetPidMax(t) ==  \* N11 Namespace.pidMax
  /\ At(t, "GetPidMax")
  /\ Goto(t, Telling(<<"Value", space[thread[t].ns].pidMax>>, Return))
  /\ Reads

StartSetPidMax(c) == [pc |-> "SetPidMax", ns |-> c.ns, n |-> c.pidMax]

SetPidMax(t) ==  \* N12 Namespace.setPidMax
  /\ At(t, "SetPidMax")
  /\ LET me == thread[t] IN
       /\ space' = [space EXCEPT ![me.ns].pidMax = me.n]
       /\ Goto(t, Telling(<<"Done">>, SpendAll(me.ns, me.n, IndexOf(me.n), Return)))
  /\ UNCHANGED <<range, pid>>
  /\ Quietly

\* The sweep goes on at number n, in a new lap.  Where it goes on is a hint.
Restart(job, n, then) == [pc |-> "Restart", job |-> job, n |-> n, then |-> then]

StartSetLastPid(c) == Restart([ns |-> c.ns], c.lastPid + 1, Telling(<<"Done">>, Return))

NamespaceSteps(t) ==
  \/ ReadInit(t)
  \/ ReadEntryOfFirst(t)
  \/ ReadSlotOfFirst(t)
  \/ AskFirst(t)
  \/ ReadInitAgain(t)
  \/ FindEntry(t)
  \/ FindSlot(t)
  \/ FindState(t)
  \/ GetPidMax(t)
  \/ SetPidMax(t)

=============================================================================
