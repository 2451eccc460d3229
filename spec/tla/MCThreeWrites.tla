--------------------------- MODULE MCThreeWrites ----------------------------
(* Three last-pid writes, of which one sleeps before it raises the lap.    *)
EXTENDS LanePrograms

TheProgram == Run(<<SetLastPidOf(0, 1)>>, <<SetLastPidOf(0, 1), SetLastPidOf(0, 1)>>)

TheStart == Used(<<Held(0, 0, <<Older, Old1>>)>>)

TheSweep == Working(<<0>>, 1, <<2>>)

\* One write less.
Shorter == [TheProgram EXCEPT !["b"] = Tail(@)]

=============================================================================
