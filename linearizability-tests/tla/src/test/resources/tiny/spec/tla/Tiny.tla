-------------------------------- MODULE Tiny --------------------------------
(* Two threads count one range up; nobody takes the action Dead.           *)
EXTENDS Integers

CONSTANT Threads

VARIABLES thread, range

Init ==
  /\ thread = [t \in Threads |-> [pc |-> "Raise"]]
  /\ range = <<[pending |-> 0, slot |-> <<"free">>]>>

\* By how much a raise counts.
Step == 1
Twice == 2
Once == 1

Raise(t) ==  \* R4
  /\ thread[t].pc = "Raise"
  /\ thread' = [thread EXCEPT ![t].pc = "Done"]
  /\ range' = [range EXCEPT ![1].pending = @ + Step, ![1].slot = <<"spent", <<0, 1>>>>]

Dead(t) ==  \* R5
  /\ thread[t].pc = "Nowhere"
  /\ UNCHANGED <<thread, range>>

Next ==
  \/ \E t \in Threads : Raise(t)
  \/ \E t \in Threads : Dead(t)

Spec == Init /\ [][Next]_<<thread, range>> /\ WF_<<thread, range>>(Next)

AtMostTwo == range[1].pending <= 2
Ends == <>(range[1].pending = 2)

=============================================================================
