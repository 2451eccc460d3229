------------------------------ MODULE Allocate ------------------------------
(* Allocate.java: check all levels, claim a number at each from the        *)
(* innermost out, re-check that no level is closed, publish.               *)
EXTENDS Close

\* All checks of all levels come before any claim, as in Linux 7.
Check(job) == [pc |-> "SampleBound", job |-> job]

StartAllocate(c) ==
  Check(Job(c.pid, c.ns, [ns \in Namespaces |-> 0], c.setTid))

\* After the checks of one level: the next one outwards, or the claims.
Checked(job) ==
  IF Parent[job.ns] # -1 THEN Check([job EXCEPT !.ns = Parent[job.ns]])
  ELSE LET claims == ClaimLevel([job EXCEPT !.ns = pid[job.p].ns])
       IN  IF AsksAfter THEN claims ELSE AskClosed(job.p, <<>>, claims)

\* Whether a request for n may be tried under that bound.
InBounds(n, max) == n >= 1 /\ n < max

\* Whether a request for n needs the namespace to have had an init.
NeedsInit(n) == n # 1

\* The bound that an allocation goes by.
BoundOf(ns) == space[ns].pidMax

SampleBound(t) ==  \* N11 Allocate.check
  /\ At(t, "SampleBound")
  /\ LET old == thread[t].job
         job == [old EXCEPT !.max[old.ns] = BoundOf(old.ns)]
         n   == Request(job.setTid, pid[job.p].ns, job.ns)
         no  == Telling(<<"EINVAL", job.ns>>, Return)
     IN  Goto(t, IF n = 0 THEN Checked(job)
                 ELSE IF ~InBounds(n, job.max[job.ns]) THEN no
                 ELSE IF NeedsInit(n) THEN HasInit(job.ns, Checked(job), no)
                 ELSE Checked(job))
  /\ Reads

EndRestart(t) ==
  /\ At(t, "Restart")
  /\ Goto(t, thread[t].then)
  /\ Reads

-----------------------------------------------------------------------------

\* What an allocation reads there.
SeenClosed(p, ns) == space[ns].closed

\* Pairs with the sweep of close: either this read sees closed, or that sweep sees the slots.
ReadClosed(t) ==  \* N5 Allocate.publish
  /\ At(t, "ReadClosed")
  /\ LET me     == thread[t]
         closed == me.closed \/ SeenClosed(me.p, me.ns)
     IN  Goto(t, IF Parent[me.ns] # -1 THEN [me EXCEPT !.ns = Parent[me.ns], !.closed = closed]
                 ELSE IF closed
                 THEN [pc |-> "Abort", p |-> me.p, path |-> me.path,
                       then |-> [pc |-> "ReadClosedToHelp", ns |-> pid[me.p].ns, failed |-> -1]]
                 ELSE me.open)
  /\ Reads

\* Where p has number 1.
Firsts(p) == {ns \in Chain(pid[p].ns) : pid[p].number[ns] = 1}

SetInits(path, then) ==
  IF path = <<>> THEN then ELSE [pc |-> "SetInit", path |-> path, then |-> then]

MayPublish(state) == state = "reserved"

\* RESERVED -> LIVE: the allocation takes effect.
Publish(t) ==  \* P2 Allocate.publish
  /\ At(t, "Publish")
  /\ LET p == thread[t].p IN
     IF MayPublish(pid[p].state)
     THEN /\ SetState(p, "live")
          /\ Goto(t, Telling(<<"Allocated">>,
                             SetInits(SelectSeq(Path(pid[p].ns), LAMBDA ns : ns \in Firsts(p)), Return)))
     ELSE /\ UNCHANGED pid
          /\ Goto(t, [pc |-> "Abort", p |-> p, path |-> Path(pid[p].ns),
                      then |-> [pc |-> "ReadClosedToHelp", ns |-> pid[p].ns, failed |-> -1]])
  /\ UNCHANGED <<space, range>>
  /\ Quietly

SetInit(t) ==  \* N10 Allocate.publish
  /\ At(t, "SetInit")
  /\ LET me == thread[t] IN
       /\ space' = [space EXCEPT ![Head(me.path)].init = TRUE]
       /\ Goto(t, SetInits(Tail(me.path), me.then))
  /\ UNCHANGED <<range, pid>>
  /\ Quietly

\* RESERVED -> ABORTED, then the numbers go back.
Abort(t) ==  \* P2 Allocate.rollBack
  /\ At(t, "Abort")
  /\ LET me == thread[t] IN
       /\ IF pid[me.p].state = "reserved" THEN SetState(me.p, "aborted") ELSE UNCHANGED pid
       /\ Goto(t, RetireAll(me.path, me.p, me.then))
  /\ UNCHANGED <<space, range>>
  /\ Quietly

\* Failure must not be reported before the close has taken effect.
Help(ns, then) == FinishClose(ns, then)

ReadClosedToHelp(t) ==  \* N5 Allocate.publish
  /\ At(t, "ReadClosedToHelp")
  /\ LET me     == thread[t]
         closed == space[me.ns].closed
         failed == IF closed /\ me.failed = -1 THEN me.ns ELSE me.failed
         next   == IF Parent[me.ns] # -1 THEN [me EXCEPT !.ns = Parent[me.ns], !.failed = failed]
                   ELSE [pc |-> "FailClosed", failed |-> failed]
     IN  Goto(t, IF closed THEN Help(me.ns, next) ELSE next)
  /\ Reads

\* After the close took effect; here if nobody else did it.
FailClosed(t) ==
  /\ At(t, "FailClosed")
  /\ Goto(t, Telling(<<"ENOMEM", thread[t].failed>>, Return))
  /\ Reads

AllocateSteps(t) ==
  \/ SampleBound(t)
  \/ EndRestart(t)
  \/ ReadClosed(t)
  \/ Publish(t)
  \/ SetInit(t)
  \/ Abort(t)
  \/ ReadClosedToHelp(t)
  \/ FailClosed(t)

=============================================================================
