---------------------------- MODULE MCMovingHole ----------------------------
(* The one free number moves behind the search: 2 goes, then 3 is taken.   *)
EXTENDS Programs

TheProgram == Run(<<Allocate(0)>>, <<ReleaseOld(2), AllocateAs(0, <<3>>)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Held(0, 1, <<Old2, Older>>)>>)

=============================================================================
