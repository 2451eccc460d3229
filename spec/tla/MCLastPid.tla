----------------------------- MODULE MCLastPid ------------------------------
(* A last-pid write against an allocation in another lane.                 *)
EXTENDS LanePrograms

TheProgram == Run(<<SetLastPidOf(0, 1), Allocate(0)>>, <<Allocate(0)>>)

TheStart == Used(<<Held(0, 0, <<Older, Old1>>), Held(0, 1, <<Older, Old2>>)>>)

TheSweep == Working(<<0, 1>>, 2, <<2, 0>>)

=============================================================================
