----------------------------- MODULE MCComeBack -----------------------------
(* Two requests for one number, and all that was allocated is released:    *)
(* the numbers come back, and their range goes.                            *)
EXTENDS Programs

TheProgram == Run(<<AllocateAs(0, <<2>>), ReleaseOf("a", 1)>>,
                  <<AllocateAs(0, <<2>>), ReleaseOf("b", 1), ReleaseOld(2)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Older, Old2>>)>>)

\* No number is lost for ever, if every CPU goes on.
NumbersComeBack == <>[](\A n \in {2, 3} : ComesBack(0, n))

=============================================================================
