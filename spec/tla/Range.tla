------------------------------- MODULE Range --------------------------------
(* Range.java: the count of uses of a range.  It is never raised from 0.   *)
EXTENDS Words

MayRaise(pending) == pending # 0

\* Counts one more use of r: ok, or dead where the range is.
Raise(r, ok, dead) == [pc |-> "ReadPending", r |-> r, ok |-> ok, dead |-> dead]

ReadPending(t) ==  \* R3 Range.raise
  /\ At(t, "ReadPending")
  /\ LET me == thread[t] IN
       Goto(t, IF MayRaise(range[me.r].pending)
               THEN [me EXCEPT !.pc = "RaisePending"] @@ [n |-> range[me.r].pending]
               ELSE me.dead)
  /\ Reads

RaisePending(t) ==  \* R4 Range.raise
  /\ At(t, "RaisePending")
  /\ LET me == thread[t] IN
     IF PendingIs(range[me.r].pending, me.n)
     THEN /\ range' = [range EXCEPT ![me.r].pending = me.n + 1]
          /\ Goto(t, me.ok)
     ELSE /\ Goto(t, Raise(me.r, me.ok, me.dead))
          /\ UNCHANGED range
  /\ UNCHANGED <<space, pid>>
  /\ Quietly

RangeSteps(t) ==
  \/ ReadPending(t)
  \/ RaisePending(t)

=============================================================================
