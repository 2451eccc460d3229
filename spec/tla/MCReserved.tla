------------------------------ MODULE MCReserved ------------------------------
(* pid_max falls to the reserved numbers: none is eligible after a wrap.   *)
EXTENDS Programs

TheProgram == [t \in Threads |-> <<SetPidMaxOf(0, 3), Allocate(0)>>]

TheStart == LongUsed(<<Idle(0, 0, <<Older, Old1>>)>>)

=============================================================================
