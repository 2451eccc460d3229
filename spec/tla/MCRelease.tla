----------------------------- MODULE MCRelease ------------------------------
(* A pid is released twice, or looked up, while its number goes to another. *)
EXTENDS Programs

TheProgram == Run(<<ReleaseOld(2) \cup FindIn(0, 2)>>, <<ReleaseOld(2), AllocateAs(0, <<2>>)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Old2, Old3>>)>>)

=============================================================================
