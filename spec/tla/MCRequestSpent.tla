--------------------------- MODULE MCRequestSpent ---------------------------
(* Two requests for one number that is free in a range in use.             *)
EXTENDS Programs

TheProgram == Run(<<AllocateAs(0, <<2>>)>>, <<AllocateAs(0, <<2>>), ReleaseOld(2)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Older, Old2>>)>>)

=============================================================================
