------------------------------ MODULE MCSmoke -------------------------------
(* A pid comes and goes while another goes: 2 is freed, carved again and reused. *)
EXTENDS Programs

TheProgram == Run(<<Allocate(0), ReleaseOf("a", 1)>>, <<ReleaseOld(2)>>)

TheStart == Used(<<Idle(0, 0, <<Older, Old1>>), Held(0, 1, <<Old2, ThisLap>>)>>)

=============================================================================
