------------------------------ MODULE MCSearch ------------------------------
(* An ordered search against two numbers that become live in its way.      *)
EXTENDS Programs

TheProgram == Run3(<<FindAtLeastIn(0, 2)>>, <<AllocateAs(0, <<2>>)>>, <<AllocateAs(0, <<3>>)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Held(0, 1, <<Older, Older>>)>>)

=============================================================================
