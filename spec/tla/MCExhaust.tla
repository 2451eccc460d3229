----------------------------- MODULE MCExhaust ------------------------------
(* All numbers are taken, until one is released.                           *)
EXTENDS Programs

TheProgram == Run(<<Allocate(0)>>, <<ReleaseOld(2)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Old2, Old3>>)>>)

=============================================================================
