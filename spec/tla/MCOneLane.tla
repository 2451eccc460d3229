----------------------------- MODULE MCOneLane ------------------------------
(* Two CPUs share a lane that has come to the end of its range: who takes  *)
(* the next ticket may sleep before the lane has it.                       *)
EXTENDS LanePrograms

TheProgram == Run(<<Allocate(0)>>, <<Allocate(0)>>)

TheStart == Used(<<Held(0, 0, <<Older, Old1>>)>>)

TheSweep == Working(<<0>>, 1, <<2>>)

=============================================================================
