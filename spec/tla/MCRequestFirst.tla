---------------------------- MODULE MCRequestFirst ----------------------------
(* A request carves a range of which a number was issued in this lap.      *)
EXTENDS Programs

TheProgram == [t \in Threads |-> <<AllocateAs(0, <<2>>), Allocate(0)>>]

TheStart == [Used(<<Idle(0, 0, <<Older, Old1>>)>>) EXCEPT !.mark = [ns \in Namespaces |-> OfLap(0)]]

=============================================================================
