------------------------------ MODULE MCPassed ------------------------------
(* The pids of a range are released while its lane moves on: then the      *)
(* range goes, whoever was the last.                                       *)
EXTENDS LanePrograms

TheProgram == Run(<<Allocate(0), Allocate(0)>>, <<ReleaseOld(2), ReleaseOf("a", 1)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Held(0, 1, <<Old2, Older>>)>>)

TheSweep == Working(<<1>>, 1, <<2, 0>>)

=============================================================================
