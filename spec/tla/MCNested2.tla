----------------------------- MODULE MCNested2 ------------------------------
(* Two levels; the outer one has one number, so one of two allocations fails there. *)
EXTENDS Programs

TheProgram == Run(<<AllocateAs(1, <<2>>), FindIn(0, 3)>>, <<Allocate(0)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Old2, Older>>), Idle(1, 0, <<Older, Old1>>)>>)

=============================================================================
