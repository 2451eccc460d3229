---------------------------- MODULE MCGrowTwice -----------------------------
(* Two CPUs lose a slot to a third one, and both want more lanes.          *)
EXTENDS LanePrograms

TheProgram == Run3(<<Allocate(0)>>, <<Allocate(0)>>, <<Allocate(0)>>)

TheStart == Used(<<Held(0, 0, <<Older, Older>>)>>)

TheSweep == Working(<<0>>, 1, <<0>>)

\* The id space is too small for lanes otherwise.
Always(count) == TRUE

\* The third one only wins, the others only lose, and nobody goes on to another range.
OneWins ==
  \A t \in Threads :
    hint'[t].pc \notin {"ReadSweep"} \cup (IF t = "c" THEN {"ReadLanesToGrow", "MoveCursor"}
                                         ELSE {"ReadCursorToMove"})

=============================================================================
