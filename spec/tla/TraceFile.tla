----------------------------- MODULE TraceFile ------------------------------
(* Recorded events.  TLC has no module that reads files: Java stands in    *)
(* for these definitions (dev.pidmap.tla.trace.TraceFile).                 *)
EXTENDS Integers

\* How many pieces the file has; each is a run of its own, from an empty map.
Pieces == 0

\* How many events piece p has.
Length(p) == 0

\* Event i of piece p, a record.
EventAt(p, i) == [t |-> "", id |-> ""]

\* TRUE; keeps in mind that a behaviour explains the first i events of piece p.
Explains(p, i) == TRUE

\* TRUE; keeps in mind that a behaviour that begins with piece p can come to that outcome.
Tells(p, outcome) == TRUE

=============================================================================
