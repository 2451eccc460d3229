------------------------------ MODULE MCQuiet -------------------------------
(* A CPU is alone on its lane until the other lane is given up.            *)
EXTENDS LanePrograms

TheProgram == [t \in Threads |-> <<Allocate(0), Allocate(0), Allocate(0), Allocate(0)>>]

TheStart == Used(<<Held(0, 0, <<Older, Old1>>), Held(0, 1, <<Old2, Older>>)>>)

TheSweep == Working(<<1, 0>>, 1, <<2, 0>>)

=============================================================================
