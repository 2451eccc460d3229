----------------------------- MODULE MCRestart ------------------------------
(* A last-pid write by one CPU alone, after somebody raised the lap and    *)
(* lost the ticket: number 2 was issued in that lap and is free again.     *)
EXTENDS LanePrograms

TheProgram == [t \in Threads |-> <<SetLastPidOf(0, 1), Allocate(0), Allocate(0)>>]

TheStart ==
  [Used(<<Idle(0, 0, <<Older, Old1>>), Held(0, 1, <<Spent(OfLap(1)), Old2>>)>>)
     EXCEPT !.lap = [ns \in Namespaces |-> 1]]

TheSweep == Working(<<1>>, 1, <<2, 1>>)

=============================================================================
