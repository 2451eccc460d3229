----------------------------- MODULE MCLapAhead -----------------------------
(* A CPU raises the lap and sleeps before it takes its ticket; another one *)
(* goes on, and the one number that is free is of the lap that was raised. *)
EXTENDS LanePrograms

TheProgram == Run(<<Allocate(0)>>,
                  <<ReleaseOld(2), Allocate(0), ReleaseOf("b", 2), AllocateAs(0, <<1>>), Allocate(0)>>)

TheStart == [LongUsed(<<Held(0, 1, <<Old2, Old3>>)>>) EXCEPT !.mark = [ns \in Namespaces |-> OfLap(0)]]

TheSweep == Working(<<1>>, 1, <<0>>)

=============================================================================
