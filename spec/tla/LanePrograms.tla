---------------------------- MODULE LanePrograms ----------------------------
(* Words in which the models of the sweep say where it stands at the start. *)
EXTENDS LaneMutants, Programs

\* Each thread has a CPU of its own, or all share one.
OwnCpu == "a" :> 0 @@ "b" :> 1 @@ "c" :> 2
OneCpu == [t \in Threads |-> 0]

\* No ticket was taken.
NoTicketYet ==
  [sweep |-> NoTicket(-1) @@ [lane |-> 1, cursor |-> 0, run |-> 0],
   ticket |-> [l \in 1 .. FewLanes |-> NoTicket(-1)], cursor |-> <<>>, linux |-> 0]

\* Lane l works under the ticket at positions[l], the last one of all is that of lane; next are the
\* cursors of the ranges.
Working(positions, lane, next) ==
  LET at(l) == [pos |-> positions[l], start |-> 0, low |-> TRUE] IN
  [sweep |-> at(lane) @@ [lane |-> lane, cursor |-> 0, run |-> 1],
   ticket |-> [l \in DOMAIN positions |-> at(l)],
   cursor |-> [r \in DOMAIN next |-> [next |-> next[r], jumped |-> FALSE]], linux |-> 0]

\* Nothing is closed and pid_max stays, so that reading them could give one value only: these reads
\* are left out, which halves the models.
ShortAllocate(c) ==
  LET job(max) == Job(c.pid, c.ns, [ns \in Namespaces |-> max], c.setTid)
  IN  IF c.setTid = <<>> THEN BySweep(job(Limit)) ELSE Check(job(0))

ShortRecheck(p) == [pc |-> "Publish", p |-> p]

=============================================================================
