------------------------------ MODULE MCFirst -------------------------------
(* The first number of a namespace: two want it, one of them dies at once. *)
EXTENDS Programs

TheProgram == Run(<<Allocate(0), ReleaseOf("a", 1)>>, <<Allocate(0) \cup AllocateAs(0, <<2>>)>>)

TheStart == New

=============================================================================
