------------------------------- MODULE MCWrap -------------------------------
(* One CPU alone, low numbers and last-pid writes: what Linux gives after  *)
(* the wrap, where numbers below the reserved bound are free.              *)
EXTENDS LanePrograms

AnyCall == Allocate(0) \cup ReleaseOld(1) \cup ReleaseOld(2) \cup SetLastPidOf(0, 0) \cup SetLastPidOf(0, 2)

TheProgram == [t \in Threads |-> <<AnyCall, AnyCall, AnyCall, AnyCall, AnyCall>>]

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Old2, Old3>>), Held(0, 2, <<Older, Older>>)>>)

TheSweep == [Working(<<2>>, 1, <<2, 2, 0>>) EXCEPT !.linux = 4]

=============================================================================
