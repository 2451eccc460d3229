---------------------------- MODULE MCOtherLane -----------------------------
(* A last-pid write by one CPU alone, which is on the second of two lanes; *)
(* then all pids of the range go, which is there for its hold only.        *)
EXTENDS LanePrograms

TheProgram ==
  [t \in Threads |-> <<SetLastPidOf(0, 1), Allocate(0), ReleaseOld(2), ReleaseOf("a", 2), Allocate(0)>>]

TheStart == Used(<<Held(0, 0, <<Older, Old1>>), Idle(0, 1, <<Older, Old2>>), Held(0, 2, <<Old3, Older>>)>>)

TheSweep == Working(<<0, 2>>, 2, <<2, 2, 1>>)

SecondCpu == [t \in Threads |-> 1]

=============================================================================
