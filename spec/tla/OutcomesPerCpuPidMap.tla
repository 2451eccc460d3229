------------------------ MODULE OutcomesPerCpuPidMap ------------------------
(***************************************************************************)
(* What the threads of a small program can come to.  What happens before   *)
(* they begin is a recorded run, so they start from the state that the     *)
(* code starts from; the last event of a piece names what they call.  From *)
(* there on PerCpuPidMap is free.  A test compares the outcomes with those *)
(* that the code comes to in all interleavings.                            *)
(***************************************************************************)
EXTENDS TracePerCpuPidMap

VARIABLE results  \* by thread: what became of its calls so far

ProgramOf(p) == EventAt(p, Length(p)).calls

HasBegun == done = Length(piece) - 1

Replay ==
  /\ ~HasBegun
  /\ TraceNext
  /\ UNCHANGED results

-----------------------------------------------------------------------------

CanBeCalled(c) ==
  c.op = "Release" =>
    c.pid \in DOMAIN pid /\ pid[c.pid].state \in {"live", "dead"}

BeginNext(t, calls) ==
  /\ At(t, "Rest")
  /\ Len(results[t]) < Len(calls[t])
  /\ LET c == calls[t][Len(results[t]) + 1] IN
     IF CanBeCalled(c)
     THEN /\ call' = [call EXCEPT ![t] = c]
          /\ pid' = [p \in NewPids(t, c) |-> Born(c.ns)] @@ pid
          /\ Goto(t, StartOfCall(c))
          /\ UNCHANGED <<space, range, issued, results>>
          /\ Answering
     ELSE /\ results' = [results EXCEPT ![t] = Append(@, <<"left out">>)]
          /\ UNCHANGED vars

\* From the root inwards.
NumbersOf(p) ==
  LET path == Path(pid[p].ns)
  IN  [i \in 1 .. Len(path) |-> pid[p].number[path[Len(path) + 1 - i]]]

Outcome(t) ==
  IF answer[t] = <<"Allocated">> THEN <<"Allocated", NumbersOf(call[t].pid)>>
  ELSE answer[t]

GoOnFreely ==
  /\ Next
  /\ results' = [t \in Threads |->
       IF At(t, "Return") /\ thread'[t].pc = "Rest" THEN Append(results[t], Outcome(t))
       ELSE results[t]]

Freely ==
  /\ HasBegun
  /\ GoOnFreely \/ \E calls \in {ProgramOf(piece)} : \E t \in DOMAIN calls : BeginNext(t, calls)
  /\ UNCHANGED <<piece, done>>

OutcomesInit == TraceInit /\ results = [t \in Threads |-> <<>>]

OutcomesSpec == OutcomesInit /\ [][Replay \/ Freely]_<<vars, piece, done, results>>

-----------------------------------------------------------------------------

AllDone ==
  /\ HasBegun
  /\ \A t \in Threads : At(t, "Rest")
  /\ \A t \in DOMAIN ProgramOf(piece) : Len(results[t]) = Len(ProgramOf(piece)[t])

Told == /\ Explains(piece, done)
        /\ AllDone => Tells(piece, results)

=============================================================================
