----------------------------- MODULE MCTwoLanes -----------------------------
(* Two lanes come to the end of their ranges, and one range is left: the   *)
(* second lane takes it over.                                              *)
EXTENDS LanePrograms

TheProgram == Run(<<Allocate(0)>>, <<Allocate(0)>>)

TheStart == Used(<<Held(0, 0, <<Older, Old1>>), Held(0, 1, <<Old2, Old3>>)>>)

TheSweep == Working(<<0, 1>>, 2, <<2, 2>>)

=============================================================================
