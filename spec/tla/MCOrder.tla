------------------------------ MODULE MCOrder -------------------------------
(* One CPU alone gets the numbers that Linux gives, whatever it does.      *)
EXTENDS LanePrograms

\* The calls that may come as the i-th.
AnyCall(i) == Allocate(0) \cup SetLastPidOf(0, 1) \cup UNION {ReleaseOf("a", j) : j \in 2 .. 4}

TheProgram ==
  [t \in Threads |-> <<Allocate(0), Allocate(0), Allocate(0), AnyCall(4), AnyCall(5), AnyCall(6), AnyCall(7)>>]

TheStart == [New EXCEPT !.lap = [ns \in Namespaces |-> -1]]

TheSweep == NoTicketYet

=============================================================================
