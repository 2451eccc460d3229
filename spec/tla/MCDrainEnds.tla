---------------------------- MODULE MCDrainEnds -----------------------------
(* A namespace is closed while its last pid goes: that it drains is told.  *)
EXTENDS Programs

TheProgram == Run(<<CloseOf(0)>>, <<ReleaseOld(1)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>)>>)

\* Whoever waits for a closed namespace is told, if every CPU goes on.
Drains == <>[](space[0].drained)

=============================================================================
