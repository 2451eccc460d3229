----------------------------- MODULE MCSleeper ------------------------------
(* A CPU claims the last number of a range and sleeps before it moves the  *)
(* cursor; another one releases the first and comes by in the next lap.    *)
EXTENDS LanePrograms

TheProgram == Run(<<Allocate(0)>>, <<ReleaseOld(2), Allocate(0)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Held(0, 1, <<Old2, Older>>)>>)

TheSweep == Working(<<1>>, 1, <<2, 0>>)

=============================================================================
