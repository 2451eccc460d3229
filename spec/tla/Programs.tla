------------------------------ MODULE Programs ------------------------------
(* Words in which the models write their programs and what is there at the *)
(* start.                                                                  *)
EXTENDS Mutants

\* Each call is a choice of calls; a choice of one is the usual case.
Allocate(ns) == {[op |-> "Allocate", ns |-> ns, setTid |-> <<>>]}
AllocateAs(ns, setTid) == {[op |-> "Allocate", ns |-> ns, setTid |-> setTid]}
\* Of what thread t allocated by its call i; or of a pid that is there at the start.
ReleaseOf(t, i) == {[op |-> "Release", pid |-> <<t, i>>]}
ReleaseOld(j) == ReleaseOf("old", j)
FindIn(ns, n) == {[op |-> "Find", ns |-> ns, number |-> n]}
FindAtLeastIn(ns, n) == {[op |-> "FindAtLeast", ns |-> ns, number |-> n]}
CloseOf(ns) == {[op |-> "Close", ns |-> ns]}
IsDrainedOf(ns) == {[op |-> "IsDrained", ns |-> ns]}
GetPidMaxOf(ns) == {[op |-> "GetPidMax", ns |-> ns]}
SetLastPidOf(ns, n) == {[op |-> "SetLastPid", ns |-> ns, lastPid |-> n]}
SetPidMaxOf(ns, n) == {[op |-> "SetPidMax", ns |-> ns, pidMax |-> n]}

Run(a, b) == ("a" :> a) @@ ("b" :> b)
Run3(a, b, c) == Run(a, b) @@ ("c" :> c)

\* A chain of namespaces: 0, then its child 1, then 2.
Chained == [ns \in Namespaces |-> ns - 1]

\* A pid that is there at the start, alone or in several namespaces.
Old1 == Of(<<"old", 1>>)
Old2 == Of(<<"old", 2>>)
Old3 == Of(<<"old", 3>>)

\* Free again; its last hand-out was before the lap that the model starts in, or in it.
Older == Spent(Never)
ThisLap == Spent(OfLap(0))

\* A range that no lane holds, or one does.
Idle(ns, k, slots) == [ns |-> ns, index |-> k, lap |-> 0, held |-> FALSE, slot |-> slots]
Held(ns, k, slots) == [ns |-> ns, index |-> k, lap |-> 0, held |-> TRUE, slot |-> slots]

\* Every namespace is in lap 0 of its sweep and had an init.
Used(carved) ==
  [lap |-> [ns \in Namespaces |-> 0], mark |-> [ns \in Namespaces |-> Never],
   old |-> [ns \in Namespaces |-> OfLap(0)],
   init |-> [ns \in Namespaces |-> TRUE], carved |-> carved]

\* The pids there are were issued before that lap.
LongUsed(carved) == [Used(carved) EXCEPT !.old = [ns \in Namespaces |-> Never]]

\* Nothing was ever allocated.
New == [Used(<<>>) EXCEPT !.init = [ns \in Namespaces |-> FALSE]]

=============================================================================
