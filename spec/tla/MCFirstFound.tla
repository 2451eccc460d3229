----------------------------- MODULE MCFirstFound -----------------------------
(* The first pid is found and released before its allocation returns; a    *)
(* request for another number needs that there was an init.                *)
EXTENDS Programs

TheProgram == Run3(<<Allocate(0)>>, <<ReleaseOf("a", 1)>>, <<AllocateAs(0, <<2>>)>>)

TheStart == New

\* A pid may be released by who finds it.
KnownWhenLive(c) == view[c].state \in {"live", "dead"}

=============================================================================
