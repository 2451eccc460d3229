------------------------------ MODULE MCReuse -------------------------------
(* A number is wanted again after its release, while the lap may end.      *)
EXTENDS Programs

TheProgram == Run(<<Allocate(0), ReleaseOf("a", 1), Allocate(0)>>, <<>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>)>>)

=============================================================================
