------------------------------- MODULE MCGrow -------------------------------
(* Two CPUs meet on a slot and part ways: a second lane comes.             *)
EXTENDS LanePrograms

TheProgram == Run(<<Allocate(0)>>, <<Allocate(0)>>)

TheStart == Used(<<Held(0, 0, <<Older, Older>>)>>)

TheSweep == Working(<<0>>, 1, <<0>>)

\* The id space is too small for lanes otherwise.
Always(count) == TRUE

=============================================================================
