------------------------------- MODULE Search -------------------------------
(* Search.java: the live pid with the least number not below n, exactly.   *)
(* Two collects of everything before it must agree; the answer held when   *)
(* the first collect met it live.                                          *)
EXTENDS Release

\* One pass: the entries and slots it saw, the states of the pids, and the live one it stopped at.
Empty == [words |-> <<>>, states |-> <<>>, met |-> <<>>]

StartFindAtLeast(c) ==
  [pc |-> "CollectEntry", ns |-> c.ns, n |-> IF c.number < 1 THEN 1 ELSE c.number,
   k |-> IndexOf(IF c.number < 1 THEN 1 ELSE c.number), pass |-> Empty, first |-> <<>>]

Found(pass) == IF pass.met = <<>> THEN <<"Absent">> ELSE <<"Found", pass.met>>

\* Whether two words are the same: a FREE slot says nothing without its range, and the entries that
\* were collected before it tell the ranges apart.
SameWord(one, other) == one = other

\* A pid that was reserved may have been aborted, but not have become live.
SameState(was, is) == was = is \/ (was = "reserved" /\ is = "aborted")

Before(pass, seq) == IF pass.met = <<>> THEN Len(seq) ELSE Len(seq) - 1

\* Whether second shows that nothing before the answer was live when first found it.
Agree(first, second) ==
  /\ Len(second.words) >= Before(first, first.words)
  /\ \A i \in 1 .. Before(first, first.words) : SameWord(first.words[i], second.words[i])
  /\ \A i \in 1 .. Before(first, first.states) : SameState(first.states[i], second.states[i])
  /\ first.met # <<>> \/ second.met = <<>>

\* After a pass: the second, the answer, or both again.
EndPass(me, pass) ==
  IF me.first = <<>>
  THEN IF pass.met # <<>> /\ Len(pass.words) <= 2 THEN Telling(Found(pass), Return)
       ELSE [pc |-> "CollectEntry", ns |-> me.ns, n |-> me.n, k |-> IndexOf(me.n), pass |-> Empty,
             first |-> <<pass>>]
  ELSE IF Agree(me.first[1], pass) THEN Telling(Found(me.first[1]), Return)
  ELSE [pc |-> "CollectEntry", ns |-> me.ns, n |-> me.n, k |-> IndexOf(me.n), pass |-> Empty,
        first |-> <<>>]

\* On to slot s of range r, or to the next entry, or to the end of the pass.
CollectOn(me, pass, s) ==
  IF s \in Slots
  THEN [pc |-> "CollectSlot", ns |-> me.ns, n |-> me.n, k |-> me.k, r |-> me.r, s |-> s,
        pass |-> pass, first |-> me.first]
  ELSE IF me.k + 1 \in Indices
  THEN [pc |-> "CollectEntry", ns |-> me.ns, n |-> me.n, k |-> me.k + 1, pass |-> pass,
        first |-> me.first]
  ELSE EndPass(me, pass)

CollectEntry(t) ==  \* D1 Collect.from
  /\ At(t, "CollectEntry")
  /\ LET me   == thread[t]
         e    == Entry(me.ns, me.k)
         pass == [me.pass EXCEPT !.words = Append(@, e)]
         from == IF me.k = IndexOf(me.n) THEN SlotOf(me.n) ELSE 0
     IN  Goto(t, IF IsCarved(e) THEN CollectOn(me @@ [r |-> e[2]], pass, from)
                 ELSE CollectOn(me, pass, RangeSize))
  /\ Reads

CollectSlot(t) ==  \* S1 Collect.slots
  /\ At(t, "CollectSlot")
  /\ LET me   == thread[t]
         word == Slot(me.r, me.s)
         pass == [me.pass EXCEPT !.words = Append(@, word)]
     IN  Goto(t, IF IsPid(word) THEN [me EXCEPT !.pc = "CollectState", !.pass = pass]
                 ELSE CollectOn(me, pass, me.s + 1))
  /\ Reads

CollectState(t) ==  \* P1 Collect.slots
  /\ At(t, "CollectState")
  /\ LET me   == thread[t]
         q    == me.pass.words[Len(me.pass.words)][2]
         pass == [me.pass EXCEPT !.states = Append(@, pid[q].state)]
     IN  Goto(t, IF pid[q].state = "live" THEN EndPass(me, [pass EXCEPT !.met = q])
                 ELSE CollectOn(me, pass, me.s + 1))
  /\ Reads

SearchSteps(t) ==
  \/ CollectEntry(t)
  \/ CollectSlot(t)
  \/ CollectState(t)

=============================================================================
