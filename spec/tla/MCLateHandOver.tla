--------------------------- MODULE MCLateHandOver ---------------------------
(* Two CPUs share a lane; one takes a ticket and sleeps before the lane    *)
(* has it, while the other one works through two ranges.                   *)
EXTENDS LanePrograms

TheProgram == Run(<<Allocate(0)>>, <<Allocate(0), Allocate(0)>>)

TheStart == Used(<<Held(0, 0, <<Older, Old1>>), Idle(0, 1, <<Old2, Older>>)>>)

TheSweep == Working(<<0>>, 1, <<2, 0>>)

=============================================================================
