------------------------------ MODULE MCClose -------------------------------
(* Close of the inner namespace against an allocation in it.               *)
EXTENDS Programs

TheProgram == Run(<<AllocateAs(1, <<2, 2>>)>>, <<CloseOf(1), IsDrainedOf(1)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(1, 0, <<Older, Old1>>)>>)

=============================================================================
