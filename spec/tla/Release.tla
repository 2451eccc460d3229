------------------------------ MODULE Release -------------------------------
(* Release.java: LIVE -> DEAD, then the numbers go back.                   *)
EXTENDS Allocate

StartRelease(c) == [pc |-> "ReleasePid", p |-> c.pid]

\* Whether p was the last of a closed namespace, in ns and outwards.
CheckDrained(p, ns) ==
  IF ns = -1 THEN Return ELSE [pc |-> "ReadClosedAfterRelease", p |-> p, ns |-> ns]

ReleasePid(t) ==  \* P2 Release.release
  /\ At(t, "ReleasePid")
  /\ LET p  == thread[t].p
         ns == pid[p].ns
     IN  IF pid[p].state = "live"
         THEN /\ SetState(p, "dead")
              /\ Goto(t, Telling(<<"Done">>, RetireAll(Path(ns), p, CheckDrained(p, ns))))
         ELSE /\ UNCHANGED pid
              /\ Goto(t, Telling(<<"ESRCH">>, Return))
  /\ UNCHANGED <<space, range>>
  /\ Quietly

ReadClosedAfterRelease(t) ==  \* N5 Release.release
  /\ At(t, "ReadClosedAfterRelease")
  /\ LET me == thread[t] IN
       Goto(t, IF space[me.ns].closed THEN [me EXCEPT !.pc = "ReadWitnessAfterRelease"]
               ELSE CheckDrained(me.p, Parent[me.ns]))
  /\ Reads

ReadWitnessAfterRelease(t) ==  \* N13 Close.released
  /\ At(t, "ReadWitnessAfterRelease")
  /\ LET me   == thread[t]
         w    == space[me.ns].witness
         next == CheckDrained(me.p, Parent[me.ns])
     IN  Goto(t, IF w = NoWitness \/ w = me.p THEN IsDrained(me.ns, next, next) ELSE next)
  /\ Reads

ReleaseSteps(t) ==
  \/ ReleasePid(t)
  \/ ReadClosedAfterRelease(t)
  \/ ReadWitnessAfterRelease(t)

=============================================================================
