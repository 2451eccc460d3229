----------------------------- MODULE MCNested3 ------------------------------
(* Three levels; the outermost number is taken, or released in time.       *)
EXTENDS Programs

TheProgram == Run(<<AllocateAs(2, <<2, 2, 2>>)>>, <<ReleaseOld(2), FindIn(2, 2)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Idle(0, 1, <<Old2, Older>>), Idle(1, 0, <<Older, Old1>>),
              Idle(2, 0, <<Older, Old1>>)>>)

=============================================================================
