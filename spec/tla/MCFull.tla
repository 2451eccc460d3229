------------------------------- MODULE MCFull -------------------------------
(* All numbers are taken until one is released, which is of this lap: an   *)
(* allocation ends, with it or with EAGAIN.                                *)
EXTENDS LanePrograms

TheProgram == Run(<<Allocate(0)>>, <<ReleaseOld(2), Allocate(0)>>)

TheStart == Used(<<Held(0, 0, <<Older, Old1>>), Idle(0, 1, <<Old2, Old3>>)>>)

TheSweep == Working(<<0>>, 1, <<2, 2>>)

=============================================================================
