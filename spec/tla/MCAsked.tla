------------------------------ MODULE MCAsked -------------------------------
(* One CPU alone: the first number counts as issued in order, one that is  *)
(* asked for does not.                                                     *)
EXTENDS LanePrograms

TheProgram ==
  [t \in Threads |-> <<Allocate(0), ReleaseOf("a", 1) \cup AllocateAs(0, <<3>>), ReleaseOf("a", 2) \cup Allocate(0),
                       Allocate(0)>>]

TheStart == [New EXCEPT !.lap = [ns \in Namespaces |-> -1]]

TheSweep == NoTicketYet

\* One allocation less.
Shorter == [TheProgram EXCEPT !["a"] = SubSeq(@, 1, 3)]

=============================================================================
