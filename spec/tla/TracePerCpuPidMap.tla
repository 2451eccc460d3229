------------------------- MODULE TracePerCpuPidMap --------------------------
(***************************************************************************)
(* Whether recorded runs of impl/java are behaviours of PerCpuPidMap.      *)
(*                                                                         *)
(* An event is one access of the running code: who (t), its id, the method *)
(* it stands in (at), the word, and what was read and written.  Each step  *)
(* takes the next event: the word has the value that the event read, an    *)
(* action of that thread with that id is taken, and then the word has the  *)
(* value that the event wrote.  Nothing is left to choose but what a look  *)
(* is for (Peek), so there are hardly more states than events.             *)
(*                                                                         *)
(* Accesses that only find out where to look (Sweep, cursors, Peek) are    *)
(* hints, which the algorithm leaves out: they must read what is there and *)
(* change no word that it has.  The sweep, lanes and tickets (N1 to N4, L1, *)
(* L2, T1, T2) are no words of it: where a thread looks under a ticket, the *)
(* event says which lap it has and whether that is low.                    *)
(***************************************************************************)
EXTENDS PerCpuPidMap, TraceFile

VARIABLES
  piece,  \* which recorded run
  done    \* how many of its events are explained

-----------------------------------------------------------------------------
(* What stands in for definitions of PerCpuPidMap.                         *)

\* Each namespace is the child of the one before.
Chained == [ns \in Namespaces |-> ns - 1]

\* What is called comes with the events.
NoProgram == [t \in Threads |-> <<>>]
EmptyStart == [carved |-> <<>>]

\* Pids come up as the run goes on.
AnyPid == Threads \X Nat

\* The contract is checked by other models: here only the answer counts.
Answering ==
  /\ answer' = [t \in Threads |->
                  IF call'[t] = PM!Idle THEN PM!Undecided
                  ELSE IF "answer" \in DOMAIN thread'[t] THEN thread'[t].answer
                  ELSE answer[t]]
  /\ UNCHANGED <<seen, view, wasInit>>

-----------------------------------------------------------------------------
(* Words and events.                                                       *)

\* The word that e is about, as far as the algorithm has it.
Word(e) ==
  CASE e.id \in {"S1", "S2"}       -> Slot(e.r, e.s)
    [] e.id \in {"D1", "D2"}       -> Entry(e.ns, e.k)
    [] e.id \in {"R1", "R2"}       -> <<range[e.r].lap, range[e.r].low, range[e.r].held>>
    [] e.id \in {"R3", "R4", "R5"} -> range[e.r].pending
    [] e.id \in {"P1", "P2"}       -> pid[e.p].state
    [] e.id \in {"P3", "P4"}       -> pid[e.p].mark[e.ns]
    [] e.id \in {"N15", "N16"}     -> OfLap(space[e.ns].lap)
    [] e.id \in {"N5", "N6"}       -> space[e.ns].closed
    [] e.id \in {"N7", "N8"}       -> space[e.ns].swept
    [] e.id \in {"N9", "N10"}      -> space[e.ns].init
    [] e.id \in {"N11", "N12"}     -> space[e.ns].pidMax
    [] e.id \in {"N13", "N14"}     -> space[e.ns].witness

\* Before the step: read and swap found what was there; a swap that was lost found something else.
Fits(e) ==
  CASE e.kind \in {"read", "swap"} -> Word(e) = e.was
    \* The algorithm leaves the place of the cursor out: another word may look the same.
    [] e.kind = "lost"             -> IF e.id = "R2" THEN TRUE ELSE Word(e) # e.was
    [] e.kind \in {"set", "hint"}   -> TRUE

\* A range as its carver made it.
AsMade(e) ==
  "made" \in DOMAIN e =>
    LET r == range'[e.now[2]] IN
      /\ <<r.lap, r.low, r.held>> = e.made.cursor
      /\ r.pending = e.made.pending
      /\ \A s \in Slots : r.slot[s] = e.made.slot[s + 1]

\* After the step.
Wrote(e) ==
  /\ Word(e)' = (IF e.kind \in {"swap", "set"} THEN e.now ELSE Word(e))
  /\ AsMade(e)

-----------------------------------------------------------------------------
(* Which action takes an event.                                            *)

\* By pc, the access that its action makes.
AccessOf ==
  [ReadPending |-> "R3", RaisePending |-> "R4", ReadStateOfFirst |-> "P1", SetInitOfDead |-> "N10",
   ReadMark |-> "P3", RetireSlot |-> "S2", LowerPending |-> "R5", RemoveRange |-> "D2",
   ReadHold |-> "R1", ReleaseHold |-> "R2", ReadEntryBeyond |-> "D1", ReadSlotBeyond |-> "S1",
   SpendSlot |-> "S2",
   ReadInit |-> "N9", ReadEntryOfFirst |-> "D1", ReadSlotOfFirst |-> "S1", AskFirst |-> "P1",
   ReadInitAgain |-> "N9", FindEntry |-> "D1", FindSlot |-> "S1", FindState |-> "P1",
   GetPidMax |-> "N11", SetPidMax |-> "N12",
   SampleBound |-> "N11", ReadInitFirst |-> "N9", ReadClosed |-> "N5", Publish |-> "P2",
   SetInit |-> "N10", Abort |-> "P2", ReadClosedToHelp |-> "N5",
   CarveRange |-> "D2", ReadBoundAfterCarve |-> "N11", ReadBoundToSpend |-> "N11",
   ReadAdoption |-> "R1", ReadCursorToAdopt |-> "R1", AdoptRange |-> "R2", StartRange |-> "R1",
   ReadOccupant |-> "P1", ReadLap |-> "N15", ClaimSlot |-> "S2", ReadLapOfClaim |-> "N15",
   StampPid |-> "P4",
   ReadEntryOfRequest |-> "D1", CarveForRequest |-> "D2", ReadSlotOfRequest |-> "S1",
   ReadOccupantOfRequest |-> "P1", ClaimRequested |-> "S2",
   PeekEntry |-> "D1", PeekSlot |-> "S1", PeekState |-> "P1", PeekAgain |-> "P1",
   ReadSwept |-> "N7", ReadEntryToAbort |-> "D1", ReadSlotToAbort |-> "S1", AbortReserved |-> "P2",
   SetSwept |-> "N8", ReadClosedToDrain |-> "N5", ReadWitness |-> "N13",
   ReadStateOfWitness |-> "P1", ReadEntryOfLast |-> "D1", ReadSlotOfLast |-> "S1",
   ReadStateOfLast |-> "P1", SetWitness |-> "N14", SetClosed |-> "N6",
   ReleasePid |-> "P2", ReadClosedAfterRelease |-> "N5", ReadWitnessAfterRelease |-> "N13",
   CollectEntry |-> "D1", CollectSlot |-> "S1", CollectState |-> "P1"]

\* Methods whose accesses only find out where to look.
Hinting ==
  {"Sweep.raiseLap", "Sweep.restart", "Sweep.cursor", "Sweep.contended", "Namespace.setLastPid",
   "Claim.moveCursor", "Range.looksFull", "Peek.look"}

Has(me, register) == register \in DOMAIN me

NamespaceOf(me) ==
  CASE Has(me, "ns")      -> me.ns
    [] Has(me, "job")     -> me.job.ns
    [] me.pc = "SetInit"  -> Head(me.path)
    [] OTHER              -> range[me.r].ns

IndexFor(me) ==
  IF Has(me, "k") THEN me.k
  ELSE IF Has(me, "n") THEN IndexOf(me.n)
  ELSE IF me.pc = "RemoveRange" THEN range[me.r].index
  ELSE IndexOf(1)

PidFor(me) ==
  CASE me.pc = "PeekAgain"    -> Head(me.met)
    [] me.pc = "CollectState" -> me.pass.words[Len(me.pass.words)][2]
    [] Has(me, "q")           -> me.q
    [] Has(me, "p")           -> me.p
    [] Has(me, "w")           -> me.w
    [] OTHER                  -> me.job.p

\* The event is about the words that the action is about.
SameWords(e, me) ==
  /\ "r" \in DOMAIN e /\ Has(me, "r") => e.r = me.r
  /\ "s" \in DOMAIN e /\ Has(me, "s") => e.s = me.s
  /\ "ns" \in DOMAIN e => e.ns = NamespaceOf(me)
  /\ "k" \in DOMAIN e => e.k = IndexFor(me)
  /\ "p" \in DOMAIN e => e.p = PidFor(me)

\* Nothing happens that the algorithm knows of.
Unnoticed == UNCHANGED vars

\* The lap goes up before the first ticket of it is taken.
LapRises(e) == IF e.kind = "swap" THEN RaiseLap(e.ns, e.now[1]) ELSE Unnoticed

\* The mark that a pid carries into a slot is part of the step before or of the claim itself.
PlacePid(e, me) ==
  /\ e.p = me.job.p
  /\ me.pc = "ClaimSlot" => Word(e) = e.now
  /\ me.pc \in {"ClaimSlot", "ClaimRequested", "CarveForRequest"}
  /\ Unnoticed

\* Where a thread looks for a number of the sweep.
Look(e, me) ==
  CASE e.id = "D1" /\ e.at = "Claim.find" ->
         e.ns = me.job.ns /\ ReadEntry(e.t, e.k, e.lap, e.low)
    [] e.id = "D1" /\ e.at = "Retire.dropHold" ->
         e.ns = me.job.ns /\ DropHold(e.t, e.k, e.lap)
    [] e.id = "D1" /\ e.at = "Peek.look" ->
         e.ns = me.job.ns /\ (StartPeek(e.t, e.k, FALSE) \/ Unnoticed)
    [] e.id = "S1" /\ e.at = "Claim.at" ->
         me.pc = "InRange" /\ e.r = me.r /\ ReadSlot(e.t, e.s)
    [] e.id = "T1" -> ReadRangeOfTicket(e.t, e.r)
    [] e.at = "Sweep.raiseLap" -> LapRises(e)
    [] OTHER -> e.at \in Hinting \cup {"PidRecord.isGone"} /\ Unnoticed

\* The sweep starts anew, after the first number or a last-pid write; then the call goes on.
GoOn(e) ==
  CASE e.id = "D1" /\ e.at = "Retire.dropHold" -> DropHold(e.t, e.k, e.lap)
    [] e.at = "Sweep.raiseLap" -> LapRises(e)
    [] OTHER -> Unnoticed

\* A look in a low lap also meets numbers that no later lap has, which do not count for the verdict.
BelowReserved(e, me) ==
  /\ me.pc \in {"PeekEntry", "PeekSlot", "PeekState", "PeekAgain"}
  /\ CASE e.id = "D1" -> EligibleSlots(me.job, e.k, FALSE) = {}
       [] e.id = "S1" -> Number(e.r, e.s) < Reserved
       [] e.id = "P1" -> pid[e.p].number[me.job.ns] < Reserved
       [] OTHER       -> FALSE

\* The second look may come to such numbers last, when the verdict stands.
AfterVerdict(e, me) ==
  /\ me.pc = "Abort"
  /\ e.at = "PidRecord.isGone"
  /\ pid[e.p].number[me.answer[2]] < Reserved

\* Event e is an access of thread e.t.
Access(e) ==
  LET me == thread[e.t] IN
  CASE e.at = "Upid.place" -> PlacePid(e, me)
    [] Searching(me)            -> Look(e, me)
    [] me.pc = "Restart"        -> GoOn(e)
    [] me.pc = "RemoveRange" /\ e.id \in {"S1", "R1"} -> e.r = me.r /\ Unnoticed
    [] e.at \in Hinting /\ me.pc \notin {"PeekEntry", "PeekSlot", "PeekState"} -> Unnoticed
    [] BelowReserved(e, me) \/ AfterVerdict(e, me) -> Unnoticed
    [] e.at = "Claim.stamp" /\ e.id = "P3" -> Unnoticed
    [] OTHER -> me.pc \in DOMAIN AccessOf /\ AccessOf[me.pc] = e.id /\ SameWords(e, me) /\ Step(e.t)

TakeAccess(e) ==
  /\ Fits(e)
  /\ Access(e)
  /\ IF e.at = "Upid.place" \/ e.id = "T1" THEN TRUE ELSE Wrote(e)

-----------------------------------------------------------------------------

\* The pid that call c of thread t makes.
NewPids(t, c) == IF c.op = "Allocate" THEN {<<t, c.i>>} ELSE {}

TakeCall(e) ==
  /\ At(e.t, "Rest")
  /\ call' = [call EXCEPT ![e.t] = e.call]
  /\ pid' = [p \in NewPids(e.t, e.call) |-> Born(e.call.ns)] @@ pid
  /\ Goto(e.t, StartOfCall(e.call))
  /\ UNCHANGED <<space, range, issued>>
  /\ Answering

TakeReturn(e) ==
  /\ answer[e.t] = e.answer
  /\ EndCall(e.t)

\* Steps that are no access, before the next event of the thread.
Silent(e) ==
  \/ Searching(thread[e.t]) /\ e.at = "Allocate.rollBack"
  \/ thread[e.t].pc = "Return" /\ e.at = "Search.from"
  \/ thread[e.t].pc \in {"FailClosed", "CompleteDrained"}
  \/ thread[e.t].pc = "Restart" /\ e.at \notin Hinting \cup {"Retire.dropHold"}

\* A leaf of the directory that appears between two collects makes the second one longer, so the
\* code makes both again; the algorithm has no leaves.
SearchAgain(t) ==
  /\ At(t, "Return")
  /\ call[t].op = "FindAtLeast"
  /\ Goto(t, StartFindAtLeast(call[t]))
  /\ UNCHANGED <<words, call, issued>>
  /\ Answering

TakeSilent(e) ==
  \/ FailClosed(e.t)
  \/ CompleteDrained(e.t)
  \/ EndRestart(e.t)
  \/ NothingEligible(e.t, FALSE)
  \/ SearchAgain(e.t)

TakeEvent(e) ==
  CASE e.id = "call"   -> TakeCall(e)
    [] e.id = "return" -> TakeReturn(e)
    [] OTHER           -> TakeAccess(e)

TraceInit ==
  /\ piece \in 1 .. Pieces
  /\ done = 0
  /\ range = <<>>
  /\ pid = <<>>
  /\ space = [ns \in Namespaces |->
       [dir |-> [k \in Indices |-> Absent(Never)], lap |-> -1, init |-> FALSE, pidMax |-> Limit,
        closed |-> FALSE, swept |-> FALSE, witness |-> NoWitness, drained |-> FALSE]]
  /\ thread = [t \in Threads |-> Resting(1)]
  /\ call = [t \in Threads |-> PM!Idle]
  /\ answer = [t \in Threads |-> PM!Undecided]
  /\ seen = <<>>
  /\ view = <<>>
  /\ wasInit = <<>>
  /\ issued = [ns \in Namespaces |-> [n \in PM!Numbers |-> 0]]

TraceNext ==
  /\ done < Length(piece)
  /\ \E e \in {EventAt(piece, done + 1)} :
     IF Silent(e)
     THEN TakeSilent(e) /\ UNCHANGED <<piece, done>>
     ELSE TakeEvent(e) /\ done' = done + 1 /\ UNCHANGED piece

TraceSpec == TraceInit /\ [][TraceNext]_<<vars, piece, done>>

\* How far each piece is explained; the run is a behaviour if all of its events are.
Explained == Explains(piece, done)

=============================================================================
