------------------------------ MODULE MCWitness -------------------------------
(* A namespace is closed while its last two pids go: that it drains is told. *)
EXTENDS Programs

TheProgram == Run(<<CloseOf(0), ReleaseOld(1)>>, <<ReleaseOld(2)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Old2, Older>>)>>)

=============================================================================
