---------------------------- MODULE MCDyingRange ----------------------------
(* A range goes while a request, or the sweep, wants a number in it: who   *)
(* brought its count to 0 may sleep before he removes it.                  *)
EXTENDS LanePrograms

TheProgram == Run(<<Allocate(0) \cup AllocateAs(0, <<1>>)>>, <<ReleaseOld(1)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Held(0, 1, <<Old2, Old3>>)>>)

TheSweep == Working(<<1>>, 1, <<2, 2>>)

=============================================================================
