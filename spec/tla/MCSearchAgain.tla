---------------------------- MODULE MCSearchAgain -----------------------------
(* An ordered search while two numbers are live by turns, asked for again  *)
(* and again: at every instant one of them is.                             *)
EXTENDS Programs

TheProgram == Run(
  <<FindAtLeastIn(0, 2)>>,
  <<AllocateAs(0, <<2>>), ReleaseOld(2), AllocateAs(0, <<3>>), ReleaseOf("b", 1), AllocateAs(0, <<2>>),
    ReleaseOf("b", 3)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Older, Old2>>)>>)

\* One turn less.
Shorter == [TheProgram EXCEPT !["b"] = SubSeq(@, 1, 4)]

=============================================================================
