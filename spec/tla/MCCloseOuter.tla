---------------------------- MODULE MCCloseOuter ----------------------------
(* Close of the outer namespace against an allocation in the inner one.    *)
EXTENDS Programs

TheProgram == Run(<<AllocateAs(1, <<2, 2>>)>>, <<CloseOf(0)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(1, 0, <<Older, Old1>>)>>)

=============================================================================
