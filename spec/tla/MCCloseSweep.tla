---------------------------- MODULE MCCloseSweep ----------------------------
(* Close of an empty namespace against an allocation by the sweep.         *)
EXTENDS Programs

TheProgram == Run(<<Allocate(0)>>, <<CloseOf(0), IsDrainedOf(0)>>)

TheStart == Used(<<Held(0, 0, <<Older, Older>>)>>)

=============================================================================
