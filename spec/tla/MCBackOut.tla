------------------------------ MODULE MCBackOut -------------------------------
(* One allocates while a lap begins; another one looks whether all is taken. *)
EXTENDS Programs

TheProgram == Run(<<Allocate(0)>>, <<Allocate(0)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Held(0, 1, <<Older, Older>>)>>)

\* The one only claims, the other is there to be told that all is taken; nobody drops a hold.
OneLooks ==
  /\ thread'["a"].pc \notin {"PeekEntry", "PeekSlot", "ReadHold"}
  /\ thread'["b"].pc \notin {"ReadAdoption", "StartRange", "CarveRange", "ReadHold"}

=============================================================================
