-------------------------------- MODULE Plan --------------------------------
(* Allocate.java, between its accesses: which number is claimed next, by   *)
(* what rule, and what a failure undoes.                                   *)
EXTENDS Namespace

\* What an allocation carries from level to level: its pid, the namespace whose number it is about
\* to claim, the bounds it sampled, and the numbers it was asked for.
Job(p, ns, max, setTid) == [p |-> p, ns |-> ns, max |-> max, setTid |-> setTid]

RECURSIVE Within(_, _)
\* The path from inner outwards, before it reaches ns.
Within(inner, ns) == IF inner = ns THEN <<>> ELSE <<inner>> \o Within(Parent[inner], ns)

\* Where p may have numbers when it fails to get one in ns.
ToUndo(p, ns) == Within(pid[p].ns, ns)

\* Fails in the namespace of the job, before it has a number there.
Fail(job, errno) ==
  Telling(<<errno, job.ns>>,
          [pc |-> "Abort", p |-> job.p, path |-> ToUndo(job.p, job.ns), then |-> Return])

\* Whether it is asked after the claims that no level is closed: then a close sees the slots.
AsksAfter == TRUE

\* path is where p has numbers.
AskClosed(p, path, open) ==
  [pc |-> "ReadClosed", p |-> p, ns |-> pid[p].ns, closed |-> FALSE, path |-> path, open |-> open]

\* All levels are claimed.
Recheck(p) ==
  LET publish == [pc |-> "Publish", p |-> p]
  IN  IF AsksAfter THEN AskClosed(p, Path(pid[p].ns), publish) ELSE publish

\* The next number of the sweep.
BySweep(job) == [pc |-> "BySweep", job |-> job]

\* Number n, in whatever range; taken where it has a pid that is reserved or live.
Requested(job, n, then, taken) ==
  [pc |-> "ReadEntryOfRequest", job |-> job, n |-> n, first |-> FALSE, then |-> then, taken |-> taken]

RECURSIVE ClaimLevel(_)

\* After a claim in the namespace of the job.
NextLevel(job) == ClaimLevel([job EXCEPT !.ns = Parent[job.ns]])

\* Another allocation has or had the first number.
NotFirst(job) == HasInit(job.ns, BySweep(job), Fail(job, "EINVAL"))

\* A request for 1, which holds only while there has been no init.  Linux counts this number as
\* issued in order: the next one is 2.
First(job) ==
  [Requested(job, 1, Restart(job, 2, NextLevel(job)), NotFirst(job)) EXCEPT !.first = TRUE]

\* An automatic number is the first where there is no init.
Automatic(job) == HasInit(job.ns, NotFirst(job), First(job))

\* After the claim of a number n that was asked for: the sweep does not go there.
AfterRequest(job, n) == NextLevel(job)

\* Claims a number in the namespace of the job, then in the outer ones.
ClaimLevel(job) ==
  LET n == Request(job.setTid, pid[job.p].ns, job.ns) IN
  IF job.ns = -1 THEN Recheck(job.p)
  ELSE IF n # 0
  THEN Requested(job, n, AfterRequest(job, n), Fail(job, "EEXIST"))
  ELSE Automatic(job)

=============================================================================
