---------------------------- MODULE PerCpuPidMap ----------------------------
(***************************************************************************)
(* The per-CPU pid map of impl/java, and that it refines the contract      *)
(* (PidMap).  One action per access to a shared word, named by the Java    *)
(* step and marked with the id of the access.                              *)
(*                                                                         *)
(* A compare-and-set of a slot is the only claim; everything else is a     *)
(* hint.  So this module leaves the hints out: the sweep looks anywhere,   *)
(* a lap ends at any time, a hold is dropped at any time.  What holds here *)
(* holds for every policy.  Which range, slot and lap a lane takes next is   *)
(* the business of LaneSweep.                                              *)
(***************************************************************************)
EXTENDS Search

StartOfCall(c) ==
  CASE c.op = "Allocate"    -> StartAllocate(c)
    [] c.op = "Release"     -> StartRelease(c)
    [] c.op = "Find"        -> StartFind(c)
    [] c.op = "FindAtLeast" -> StartFindAtLeast(c)
    [] c.op = "Close"       -> StartClose(c)
    [] c.op = "IsDrained"   -> StartIsDrained(c)
    [] c.op = "GetPidMax"   -> StartGetPidMax(c)
    [] c.op = "SetPidMax"   -> StartSetPidMax(c)
    [] c.op = "SetLastPid"  -> StartSetLastPid(c)

\* A pid can be released by who knows it: its allocation has returned.
Known(c) ==
  /\ view[c].state \in {"live", "dead"}
  /\ \A t \in Threads : ~(call[t].op = "Allocate" /\ call[t].pid = c)

Callable(t, i) == {c \in CallsAt(t, i) : c.op = "Release" => Known(c.pid)}

Resting(i) == [pc |-> "Rest", i |-> i]

BeginCall(t) ==
  /\ At(t, "Rest")
  /\ thread[t].i \in DOMAIN Program[t]
  /\ \E c \in Callable(t, thread[t].i) :
       /\ call' = [call EXCEPT ![t] = c]
       /\ pid' = IF c.op = "Allocate" THEN [pid EXCEPT ![c.pid] = Born(c.ns)] ELSE pid
       /\ Goto(t, StartOfCall(c))
  /\ UNCHANGED <<space, range, issued>>
  /\ Observe

\* A call is left out where it names a pid that is not known at its turn.
LeaveOutCall(t) ==
  /\ At(t, "Rest")
  /\ thread[t].i \in DOMAIN Program[t]
  /\ Callable(t, thread[t].i) = {}
  /\ Goto(t, Resting(thread[t].i + 1))
  /\ Reads

EndCall(t) ==
  /\ At(t, "Return")
  /\ call' = [call EXCEPT ![t] = PM!Idle]
  /\ Goto(t, Resting(call[t].i + 1))
  /\ UNCHANGED <<words, issued>>
  /\ Observe

-----------------------------------------------------------------------------
(* Where the sweep looks.                                                  *)

Laps == 0 .. LastLap
Lows == IF Reserved = 1 THEN {TRUE} ELSE BOOLEAN

\* Under any ticket.
ReadEntryAnywhere(t) ==
  \E k \in Indices, lap \in Laps, low \in Lows : ReadEntry(t, k, lap, low)

\* Whatever was carved.
ReadAnyRange(t) ==  \* T1 Claim.rangeOf
  \E r \in DOMAIN range : ReadRangeOfTicket(t, r)

ReadAnySlot(t) == \E s \in Slots : ReadSlot(t, s)

StartPeekAnywhere(t) == \E k \in Indices, low \in Lows : StartPeek(t, k, low)
SeeNothingEligible(t) == \E low \in Lows : NothingEligible(t, low)

\* Whoever moves a lane on drops the hold of the range that it leaves.
DropAnyHold(t) == \E k \in Indices, lap \in Laps : DropHold(t, k, lap)

\* Before a ticket of a later lap is taken.
RaiseLap(ns, lap) ==  \* N16 Sweep.raiseLap
  /\ lap \in space[ns].lap + 1 .. LastLap
  /\ space' = [space EXCEPT ![ns].lap = lap]
  /\ issued' = [issued EXCEPT ![ns] = [n \in PM!Numbers |-> 0]]
  /\ UNCHANGED <<range, pid, thread, call>>
  /\ Observe

-----------------------------------------------------------------------------
(* A map at rest: Start names the ranges there are, with their slots, the  *)
(* mark of all other entries, the mark of old pids, the lap, and which     *)
(* namespaces had an init.                                                 *)

RangeAtStart(i) ==
  LET d    == Start.carved[i]
      slot == [s \in Slots |-> d.slot[s + 1]]
  IN  [ns |-> d.ns, index |-> d.index, born |-> Never, lap |-> d.lap, low |-> TRUE, held |-> d.held,
       pending |-> Cardinality({s \in Slots : ~IsSpent(slot[s])}) + (IF d.held THEN 1 ELSE 0),
       slot |-> slot]

\* Where an old pid is in ns: a range and a slot, or nothing.
Places(o, ns) ==
  {<<i, s>> \in (DOMAIN Start.carved) \X Slots :
     Start.carved[i].ns = ns /\ Start.carved[i].slot[s + 1] = Of(o)}

StartPid(p) ==
  IF p \notin Old THEN Unborn
  ELSE LET in  == {ns \in Namespaces : Places(p, ns) # {}}
           at  == [ns \in in |-> CHOOSE x \in Places(p, ns) : TRUE]
       IN  [state  |-> "live",
            ns     |-> CHOOSE ns \in in : Chain(ns) = in,
            number |-> [ns \in Namespaces |->
                          IF ns \in in THEN NumberAt(Start.carved[at[ns][1]].index, at[ns][2]) ELSE 0],
            range  |-> [ns \in Namespaces |-> IF ns \in in THEN at[ns][1] ELSE 0],
            mark   |-> [ns \in Namespaces |-> IF ns \in in THEN Start.old[ns] ELSE Never]]

CarvedAt(ns, k) ==
  {i \in DOMAIN Start.carved : Start.carved[i].ns = ns /\ Start.carved[i].index = k}

\* Whether n was issued in the lap that the map starts in.
IssuedBefore(ns, n) ==
  LET at == CarvedAt(ns, IndexOf(n))
      this == OfLap(Start.lap[ns])
  IN  IF at = {} THEN Start.mark[ns] = this
      ELSE LET word == Start.carved[CHOOSE i \in at : TRUE].slot[SlotOf(n) + 1]
           IN  word = Spent(this) \/ (IsPid(word) /\ Start.old[ns] = this)

Init ==
  /\ range = [i \in DOMAIN Start.carved |-> RangeAtStart(i)]
  /\ pid = [p \in PidIds |-> StartPid(p)]
  /\ space = [ns \in Namespaces |->
       [dir |-> [k \in Indices |->
                   IF CarvedAt(ns, k) = {} THEN Absent(Start.mark[ns])
                   ELSE Carved(CHOOSE i \in CarvedAt(ns, k) : TRUE)],
        lap |-> Start.lap[ns], init |-> Start.init[ns], pidMax |-> Limit,
        closed |-> FALSE, swept |-> FALSE, witness |-> NoWitness, drained |-> FALSE]]
  /\ thread = [t \in Threads |-> Resting(1)]
  /\ call = [t \in Threads |-> PM!Idle]
  /\ answer = [t \in Threads |-> PM!Undecided]
  /\ seen = [t \in Threads |-> {}]
  /\ view = [p \in PidIds |-> ViewOf(p)]
  /\ wasInit = [ns \in Namespaces |-> Start.init[ns]]
  /\ issued = [ns \in Namespaces |-> [n \in PM!Numbers |-> IF IssuedBefore(ns, n) THEN 1 ELSE 0]]

\* One step of t, hints aside.
Step(t) ==
  \/ BeginCall(t)
  \/ LeaveOutCall(t)
  \/ EndCall(t)
  \/ RangeSteps(t)
  \/ RetireSteps(t)
  \/ NamespaceSteps(t)
  \/ ClaimSteps(t)
  \/ PeekSteps(t)
  \/ CloseSteps(t)
  \/ AllocateSteps(t)
  \/ ReleaseSteps(t)
  \/ SearchSteps(t)

Next ==
  \/ \E t \in Threads : Step(t)
  \/ \E t \in Threads : ReadEntryAnywhere(t)
  \/ \E t \in Threads : ReadAnyRange(t)
  \/ \E t \in Threads : ReadAnySlot(t)
  \/ \E t \in Threads : StartPeekAnywhere(t)
  \/ \E t \in Threads : SeeNothingEligible(t)
  \/ \E t \in Threads : DropAnyHold(t)
  \/ \E ns \in Namespaces, lap \in Laps : RaiseLap(ns, lap)

Spec == Init /\ [][Next]_vars

Finished(t) == At(t, "Rest") /\ thread[t].i \notin DOMAIN Program[t]

\* A thread that has not finished always has a step: nothing blocks.  Then it takes one.
Fairness ==
  \A t \in Threads : []<>Finished(t) \/ []<><<thread'[t] # thread[t]>>_vars

FairSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
(* Invariants of the contract.                                             *)

UniqueAcrossNamespaces ==
  /\ PM!UniqueAcrossNamespaces
  \* A live pid is found at every level; a reserved one keeps its slots.
  /\ \A p \in PidIds : pid[p].state = "live" =>
       \A ns \in Chain(pid[p].ns) :
         LET n == pid[p].number[ns] IN
           /\ InSlot(p, ns)
           /\ Entry(ns, IndexOf(n)) = Carved(pid[p].range[ns])

NoPrematureReuse == PM!NoPrematureReuse
AllOrNothing == PM!AllOrNothing
NothingAfterClose == PM!NothingAfterClose
ExactExhaustion == PM!ExactExhaustion
FirstIsOne == PM!FirstIsOne
WithinLimits == PM!WithinLimits
Contract == PM!Contract

-----------------------------------------------------------------------------
(* Invariants of the words.                                                *)

TypeOK ==
  /\ \A ns \in Namespaces :
       /\ DOMAIN space[ns].dir = Indices
       /\ \A k \in Indices : IsCarved(Entry(ns, k)) =>
            LET r == range[Entry(ns, k)[2]] IN r.ns = ns /\ r.index = k
       /\ space[ns].lap \in -1 .. LastLap
       /\ space[ns].pidMax \in 1 .. Limit
       /\ \A f \in {"init", "closed", "swept", "drained"} : space[ns][f] \in BOOLEAN
       /\ space[ns].witness \in PidIds \cup {NoWitness}
  /\ \A r \in DOMAIN range : range[r].pending \in Nat /\ DOMAIN range[r].slot = Slots
  /\ \A p \in PidIds : pid[p].state \in {"unborn", "reserved", "live", "dead", "aborted"}
  /\ PM!TypeOK

Removed(r) == Entry(range[r].ns, range[r].index) # Carved(r)

\* A number claimed in a removed range could be claimed again in its successor.
RangeFreedOnlyWhenEmpty ==
  \A r \in DOMAIN range : Removed(r) => \A s \in Slots : IsSpent(Slot(r, s))

\* What RemoveRange rests on: once pending is 0, slots and lap stay as they are.
DeadRangesRest ==
  [][\A r \in DOMAIN range : range[r].pending = 0 =>
       /\ range'[r].pending = 0
       /\ range'[r].slot = range[r].slot
       /\ range'[r].lap = range[r].lap]_vars

\* Raises and retirements in flight: who has raised r, or emptied a slot of it, and not yet lowered.
RECURSIVE Owed(_, _)
Owed(me, r) ==
  CASE me.pc = "LowerPending" -> (IF me.r = r THEN 1 ELSE 0) + Owed(me.then, r)
    [] me.pc \in {"ReadCursorToAdopt", "AdoptRange"} -> IF me.r = r THEN 1 ELSE 0
    [] me.pc \in {"ReadLap", "ClaimSlot", "ClaimRequested"} ->
         IF me.r = r /\ IsSpent(me.word) THEN 1 ELSE 0
    [] OTHER -> 0

RECURSIVE Sum(_, _)
Sum(S, f) == IF S = {} THEN 0 ELSE LET x == CHOOSE x \in S : TRUE IN f[x] + Sum(S \ {x}, f)

\* A range is neither removed while somebody counts on it, nor kept when nobody does.
PendingExact ==
  \A r \in DOMAIN range :
    range[r].pending = Cardinality({s \in Slots : ~IsSpent(Slot(r, s))})
                         + (IF range[r].held THEN 1 ELSE 0)
                         + Sum(Threads, [t \in Threads |-> Owed(thread[t], r)])

\* The mark under which n was handed out last, or is being.
MarkAt(ns, n) ==
  LET e == Entry(ns, IndexOf(n)) IN
  IF ~IsCarved(e) THEN e[2]
  ELSE LET word == Slot(e[2], SlotOf(n)) IN
       IF IsSpent(word) THEN word[2]
       ELSE IF IsPid(word) THEN pid[word[2]].mark[ns]
       ELSE range[e[2]].born

\* No word returns to an earlier meaning, so that comparing words by value is enough.
MarksGrow ==
  [][\A ns \in Namespaces : \A n \in PM!Numbers :
       ~YoungerThan(MarkAt(ns, n), MarkAt(ns, n)')]_vars

AtRest == \A t \in Threads : At(t, "Rest")

\* A leak of numbers is a slow denial of service: at rest a number is live, or free to be claimed,
\* and a range without uses, or with FREE numbers that may not be issued, does not stay.
NoIdLost ==
  AtRest =>
    /\ \A ns \in Namespaces : \A k \in Indices : IsCarved(Entry(ns, k)) =>
         LET r == Entry(ns, k)[2] IN
           /\ range[r].pending # 0
           /\ \A s \in Slots : IsPid(Slot(r, s)) => pid[Slot(r, s)[2]].state = "live"
           /\ \A s \in Slots : Slot(r, s) = Free => Number(r, s) < space[ns].pidMax
    /\ PendingExact

\* Whether n is free, and not kept from a new range by one that has nothing to give and no lane.
ComesBack(ns, n) ==
  LET e == Entry(ns, IndexOf(n)) IN
  IsCarved(e) => /\ ~IsPid(Slot(e[2], SlotOf(n)))
                 /\ range[e[2]].held \/ \E s \in Slots : ~IsSpent(Slot(e[2], s))

\* Whoever waits for a closed namespace is told when its last pid is gone, and not before.
Drained ==
  \A ns \in Namespaces :
    LET empty == space[ns].swept /\ \A p \in PidIds : ~(pid[p].state = "live" /\ ns \in Chain(pid[p].ns))
    IN  /\ space[ns].drained => empty
        /\ AtRest /\ empty => space[ns].drained

-----------------------------------------------------------------------------

\* The algorithm keeps the contract.
Refinement == PM!Spec

THEOREM Spec => Refinement

=============================================================================
