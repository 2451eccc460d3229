-------------------------- MODULE MCRequestCarved ---------------------------
(* Requests against the sweep in a range that is about to go.              *)
EXTENDS Programs

TheProgram == Run(<<AllocateAs(0, <<2>>)>>, <<ReleaseOld(2), AllocateAs(0, <<3>>)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Old2, ThisLap>>)>>)

=============================================================================
