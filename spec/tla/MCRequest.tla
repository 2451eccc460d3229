----------------------------- MODULE MCRequest ------------------------------
(* Two requests for one number, of which one is released again, against a search. *)
EXTENDS Programs

TheProgram == Run(<<AllocateAs(0, <<2>>), ReleaseOf("a", 1)>>, <<AllocateAs(0, <<2>>), FindAtLeastIn(0, 2)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>)>>)

=============================================================================
