------------------------------- MODULE MCJump -------------------------------
(* One CPU alone, and last-pid writes into the middle of a range: the      *)
(* number before is free, and wanted where the sweep starts from below it. *)
EXTENDS LanePrograms

TheProgram ==
  [t \in Threads |-> <<SetLastPidOf(0, 2), Allocate(0), SetLastPidOf(0, 0) \cup ReleaseOf("a", 2),
                       Allocate(0) \cup SetLastPidOf(0, 5), Allocate(0),
                       SetLastPidOf(0, 0) \cup ReleaseOf("a", 2), Allocate(0)>>]

TheStart == Used(<<Held(0, 0, <<Older, Old1>>)>>)

TheSweep == Working(<<0>>, 1, <<2>>)

=============================================================================
