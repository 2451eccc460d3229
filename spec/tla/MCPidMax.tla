------------------------------ MODULE MCPidMax ------------------------------
(* pid_max is lowered against an allocation that carves and one that asks. *)
EXTENDS Programs

TheProgram == Run(<<SetPidMaxOf(0, 3), GetPidMaxOf(0), AllocateAs(0, <<3>>)>>, <<Allocate(0)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>)>>)

=============================================================================
