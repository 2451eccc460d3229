---------------------------- MODULE MCSearchCarved ----------------------------
(* An ordered search past a range that goes and is carved again: 4 comes   *)
(* and goes while 3 is live.                                               *)
EXTENDS Programs

TheProgram == Run(
  <<FindAtLeastIn(0, 3)>>,
  <<AllocateAs(0, <<3>>), AllocateAs(0, <<4>>), ReleaseOf("b", 2), ReleaseOf("b", 1), Allocate(0)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<ThisLap, Free>>), Idle(0, 2, <<Older, Old2>>)>>)

\* The last allocation is there to carve, and goes no further.
OnlyCarves ==
  thread'["b"].pc \notin {"ReadAdoption", "StartRange", "ReadHold", "PeekEntry", "PeekSlot"}

=============================================================================
