------------------------------- MODULE PidMap -------------------------------
(***************************************************************************)
(* The contract of a pid map: what a call may change and what it may       *)
(* answer.  The same operations, invariants and names as the executable    *)
(* contract in spec/src/main/java/dev/pidmap/spec.                         *)
(*                                                                         *)
(* A call takes effect at one instant between its call and its return.     *)
(* Before that instant an allocation may hold numbers that no look-up      *)
(* shows.  An answer that changes nothing (a look-up, a failure) must have *)
(* been right at some instant of the call: seen collects what was.         *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS
  Threads,     \* who calls
  Namespaces,  \* 0 is the root
  Parent,      \* by namespace: the one it was created in, -1 for the root
  Limit,       \* numbers are below it; the initial pid_max of every namespace
  Reserved,    \* numbers below it need not be offered once the sweep has begun anew
  Pids,        \* identities of allocations, never used twice
  Calls,       \* by thread: the calls it may make
  Bounds       \* the values that pid_max may have

ASSUME Limit \in Nat \ {0, 1} /\ Reserved \in 1..Limit
ASSUME \A ns \in Namespaces : Parent[ns] \in Namespaces \cup {-1}

VARIABLES
  call,      \* by thread: the call in progress, or Idle
  answer,    \* by thread: what that call will return, or Undecided
  seen,      \* by thread: facts that held at some instant since the call
  pid,       \* by identity: its state, its namespace, the numbers it holds
  closed,    \* by namespace: whether a close has taken effect
  init,      \* by namespace: whether its number 1 was ever live
  pidMax,    \* by namespace: the exclusive bound of numbers issued from now on
  issued     \* by namespace and number: how often the sweep issued it in this lap

vars == <<call, answer, seen, pid, closed, init, pidMax, issued>>

-----------------------------------------------------------------------------
(* Namespaces and numbers.                                                 *)

Numbers == 1 .. Limit - 1

Idle == [op |-> "none"]
Undecided == <<"undecided">>

RECURSIVE Path(_)
\* From ns outwards to the root.
Path(ns) == IF ns = -1 THEN <<>> ELSE <<ns>> \o Path(Parent[ns])

Chain(ns) == {Path(ns)[i] : i \in DOMAIN Path(ns)}

\* Where ns stands in the path of inner; set_tid counts from the inside.
Depth(inner, ns) == CHOOSE i \in DOMAIN Path(inner) : Path(inner)[i] = ns

\* The number that the call asks for in ns; 0 where the map chooses.
Request(c, ns) ==
  LET k == Depth(c.ns, ns) IN IF k <= Len(c.setTid) THEN c.setTid[k] ELSE 0

Holders(ns, n) == {p \in Pids : pid[p].number[ns] = n}

\* Whether somebody else than p holds n, visibly or not.
Taken(ns, n, p) == \E q \in Holders(ns, n) : q # p

Live(ns) == {p \in Pids : pid[p].state = "live" /\ pid[p].number[ns] # 0}

LiveAt(ns, n) == {p \in Live(ns) : pid[p].number[ns] = n}

LeastLive(ns, from) ==
  {p \in Live(ns) : /\ pid[p].number[ns] >= from
                    /\ \A q \in Live(ns) : \/ pid[q].number[ns] < from
                                           \/ pid[q].number[ns] >= pid[p].number[ns]}

-----------------------------------------------------------------------------
(* What is right at an instant.                                            *)

\* Facts on which the answer to call c may rest, in the present state.
FactsFor(c) ==
  CASE c.op = "Allocate" ->
         UNION {    {<<"pidMax", ns, pidMax[ns]>>}
               \cup {<<"full", ns, b>> :
                       b \in {x \in Bounds : \A n \in Reserved .. x - 1 : Taken(ns, n, c.pid)}}
               \cup (IF Request(c, ns) # 0 /\ Taken(ns, Request(c, ns), c.pid)
                     THEN {<<"taken", ns>>} ELSE {})
               \cup (IF ~init[ns] THEN {<<"noInit", ns>>} ELSE {})
               \cup (IF ~init[ns] /\ Taken(ns, 1, c.pid) THEN {<<"firstInFlight", ns>>} ELSE {})
               \cup (IF closed[ns] THEN {<<"closed", ns>>} ELSE {})
               : ns \in Chain(c.ns)}
    [] c.op = "Release"     -> IF pid[c.pid].state = "dead" THEN {<<"dead">>} ELSE {}
    [] c.op = "Find"        -> {<<"found", LiveAt(c.ns, c.number)>>}
    [] c.op = "FindAtLeast" -> {<<"found", LeastLive(c.ns, c.number)>>}
    [] c.op = "Close"       -> IF closed[c.ns] THEN {<<"closed", c.ns>>} ELSE {}
    [] c.op = "IsDrained"   -> {<<"drained", closed[c.ns] /\ Live(c.ns) = {}>>}
    [] c.op = "GetPidMax"   -> {<<"pidMax", c.ns, pidMax[c.ns]>>}
    [] OTHER                -> {}

Bound(t, ns) == {f[3] : f \in {g \in seen[t] : g[1] = "pidMax" /\ g[2] = ns}}

\* Answers that change nothing, and are right by what was seen since the call.
RightAnswers(t) ==
  LET c == call[t] IN
  CASE c.op = "Allocate" ->
         UNION {    {<<"EINVAL", ns>> : b \in {x \in Bound(t, ns) : Request(c, ns) >= x}}
               \cup (IF Request(c, ns) > 1 /\ <<"noInit", ns>> \in seen[t]
                     THEN {<<"EINVAL", ns>>} ELSE {})
               \cup (IF Request(c, ns) = 0 /\ <<"firstInFlight", ns>> \in seen[t]
                     THEN {<<"EINVAL", ns>>} ELSE {})
               \cup (IF <<"taken", ns>> \in seen[t] THEN {<<"EEXIST", ns>>} ELSE {})
               \cup (IF Request(c, ns) = 0 /\ \E f \in seen[t] : /\ f[1] = "full" /\ f[2] = ns
                                                                 /\ \E b \in Bound(t, ns) : f[3] >= b
                     THEN {<<"EAGAIN", ns>>} ELSE {})
               \cup (IF <<"closed", ns>> \in seen[t] THEN {<<"ENOMEM", ns>>} ELSE {})
               : ns \in Chain(c.ns)}
    [] c.op = "Release"   -> IF <<"dead">> \in seen[t] THEN {<<"ESRCH">>} ELSE {}
    [] c.op \in {"Find", "FindAtLeast"} ->
         {<<"Found", p>> : p \in UNION {f[2] : f \in seen[t]}}
           \cup (IF <<"found", {}>> \in seen[t] THEN {<<"Absent">>} ELSE {})
    [] c.op = "Close"     -> IF <<"closed", c.ns>> \in seen[t] THEN {<<"Done">>} ELSE {}
    [] c.op = "IsDrained" -> {<<"Value", f[2]>> : f \in seen[t]}
    [] c.op = "GetPidMax" -> {<<"Value", f[3]>> : f \in seen[t]}
    [] c.op = "SetLastPid" -> {<<"Done">>}
    [] OTHER              -> {}

\* Part of every step: what is right now is added to what was.
Observe ==
  seen' = [t \in Threads |->
             IF call'[t] = Idle THEN {}
             ELSE (IF call[t] = Idle THEN {} ELSE seen[t]) \cup FactsFor(call[t])']

-----------------------------------------------------------------------------
(* Steps of a call.                                                        *)

Nothing == [ns \in Namespaces |-> 0]

\* A pid may be released by who knows it: its allocation has taken effect.
MayCall(c) == c.op = "Release" => pid[c.pid].state \in {"live", "dead"}

Call(t) ==
  /\ call[t] = Idle
  /\ \E c \in Calls[t] :
       /\ MayCall(c)
       /\ c.op = "Allocate" => pid[c.pid].state = "none"
       /\ call' = [call EXCEPT ![t] = c]
       /\ pid' = IF c.op = "Allocate"
                 THEN [pid EXCEPT ![c.pid].state = "reserved", ![c.pid].ns = c.ns]
                 ELSE pid
  /\ UNCHANGED <<answer, closed, init, pidMax, issued>>
  /\ Observe

\* Whether the call of t is an allocation that has not become live.
Allocating(t) == call[t].op = "Allocate" /\ pid[call[t].pid].state = "reserved"

\* A number is reserved: the one asked for, else 1 where there was no init, else one by the sweep.
\* From the inside out.
Claim(t) ==
  /\ Allocating(t)
  /\ LET p == call[t].pid IN
     \E ns \in Chain(call[t].ns) : \E n \in Numbers :
       /\ pid[p].number[ns] = 0
       /\ \A inner \in Chain(call[t].ns) :
            Depth(call[t].ns, inner) < Depth(call[t].ns, ns) => pid[p].number[inner] # 0
       /\ ~Taken(ns, n, p)
       /\ \/ Request(call[t], ns) = n /\ UNCHANGED issued
          \/ Request(call[t], ns) = 0 /\ n = 1 /\ ~init[ns] /\ UNCHANGED issued
          \/ /\ Request(call[t], ns) = 0 /\ init[ns] /\ issued[ns][n] = 0
             /\ \E b \in Bound(t, ns) : n < b
             /\ issued' = [issued EXCEPT ![ns][n] = 1]
       /\ pid' = [pid EXCEPT ![p].number[ns] = n]
  /\ UNCHANGED <<call, answer, closed, init, pidMax>>
  /\ Observe

\* Everything is given back: the call failed or will fail.
GiveBack(t) ==
  /\ Allocating(t)
  /\ pid' = [pid EXCEPT ![call[t].pid].state = "failed", ![call[t].pid].number = Nothing]
  /\ UNCHANGED <<call, answer, closed, init, pidMax, issued>>
  /\ Observe

\* The allocation takes effect, at all levels at once.
Publish(t) ==
  /\ Allocating(t)
  /\ answer[t] = Undecided
  /\ LET p == call[t].pid IN
       /\ \A ns \in Chain(call[t].ns) : pid[p].number[ns] # 0 /\ ~closed[ns]
       /\ pid' = [pid EXCEPT ![p].state = "live"]
       /\ init' = [ns \in Namespaces |-> init[ns] \/ pid[p].number[ns] = 1]
  /\ answer' = [answer EXCEPT ![t] = <<"Allocated">>]
  /\ UNCHANGED <<call, closed, pidMax, issued>>
  /\ Observe

\* A release takes effect, at all levels at once.
Release(t) ==
  /\ call[t].op = "Release"
  /\ answer[t] = Undecided
  /\ pid[call[t].pid].state = "live"
  /\ pid' = [pid EXCEPT ![call[t].pid].state = "dead", ![call[t].pid].number = Nothing]
  /\ answer' = [answer EXCEPT ![t] = <<"Done">>]
  /\ UNCHANGED <<call, closed, init, pidMax, issued>>
  /\ Observe

\* A close takes effect while it is called; whoever completes it.
Close(ns) ==
  /\ ~closed[ns]
  /\ \E t \in Threads : call[t].op = "Close" /\ call[t].ns = ns /\ answer[t] = Undecided
  /\ closed' = [closed EXCEPT ![ns] = TRUE]
  /\ UNCHANGED <<call, answer, pid, init, pidMax, issued>>
  /\ Observe

SetPidMax(t) ==
  /\ call[t].op = "SetPidMax"
  /\ answer[t] = Undecided
  /\ pidMax' = [pidMax EXCEPT ![call[t].ns] = call[t].pidMax]
  /\ answer' = [answer EXCEPT ![t] = <<"Done">>]
  /\ UNCHANGED <<call, pid, closed, init, issued>>
  /\ Observe

\* The answer of a call that changes nothing.
Decide(t) ==
  /\ call[t] # Idle
  /\ answer[t] = Undecided
  /\ \E a \in RightAnswers(t) : answer' = [answer EXCEPT ![t] = a]
  /\ UNCHANGED <<call, pid, closed, init, pidMax, issued>>
  /\ Observe

\* A failed allocation holds nothing when it returns.
Return(t) ==
  /\ answer[t] # Undecided
  /\ Allocating(t) => pid[call[t].pid].number = Nothing
  /\ pid' = IF Allocating(t) THEN [pid EXCEPT ![call[t].pid].state = "failed"] ELSE pid
  /\ call' = [call EXCEPT ![t] = Idle]
  /\ answer' = [answer EXCEPT ![t] = Undecided]
  /\ UNCHANGED <<closed, init, pidMax, issued>>
  /\ Observe

\* The sweep starts from the front: every number may be issued once more.
NewLap(ns) ==
  /\ issued' = [issued EXCEPT ![ns] = [n \in Numbers |-> 0]]
  /\ UNCHANGED <<call, answer, pid, closed, init, pidMax>>
  /\ Observe

-----------------------------------------------------------------------------

Unborn == [state |-> "none", ns |-> -1, number |-> Nothing]

\* A map that may be in use already, with no call in progress.
Init ==
  /\ call = [t \in Threads |-> Idle]
  /\ answer = [t \in Threads |-> Undecided]
  /\ seen = [t \in Threads |-> {}]
  /\ pid \in [Pids -> {Unborn} \cup [state : {"live"}, ns : Namespaces,
                                     number : [Namespaces -> 0 .. Limit - 1]]]
  /\ closed = [ns \in Namespaces |-> FALSE]
  /\ init \in [Namespaces -> BOOLEAN]
  /\ pidMax = [ns \in Namespaces |-> Limit]
  /\ issued \in [Namespaces -> [Numbers -> 0 .. 1]]

Next ==
  \/ \E t \in Threads : Call(t)
  \/ \E t \in Threads : Claim(t)
  \/ \E t \in Threads : GiveBack(t)
  \/ \E t \in Threads : Publish(t)
  \/ \E t \in Threads : Release(t)
  \/ \E ns \in Namespaces : Close(ns)
  \/ \E t \in Threads : SetPidMax(t)
  \/ \E t \in Threads : Decide(t)
  \/ \E t \in Threads : Return(t)
  \/ \E ns \in Namespaces : NewLap(ns)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Invariants.  Each says why it matters.                                  *)

TypeOK ==
  /\ \A t \in Threads : call[t] \in Calls[t] \cup {Idle}
  /\ \A p \in Pids : /\ pid[p].state \in {"none", "reserved", "live", "dead", "failed"}
                     /\ pid[p].ns \in Namespaces \cup {-1}
                     /\ pid[p].number \in [Namespaces -> 0 .. Limit - 1]
  /\ closed \in [Namespaces -> BOOLEAN]
  /\ init \in [Namespaces -> BOOLEAN]
  /\ \A ns \in Namespaces : pidMax[ns] \in Bounds
  /\ issued \in [Namespaces -> [Numbers -> Nat]]

\* Two tasks with one number cannot be told apart by kill, wait or ptrace.
UniqueAcrossNamespaces ==
  \A ns \in Namespaces : \A n \in Numbers : Cardinality(Holders(ns, n)) <= 1

\* A script that signals a pid it remembers relies on numbers coming back late.
NoPrematureReuse == \A ns \in Namespaces : \A n \in Numbers : issued[ns][n] <= 1

\* A task seen in a container but not on its host cannot be managed from there.
AllOrNothing ==
  \A p \in Pids :
    /\ pid[p].state = "live" =>
         \A ns \in Namespaces : (pid[p].number[ns] # 0) <=> (ns \in Chain(pid[p].ns))
    /\ pid[p].state \in {"none", "dead", "failed"} => pid[p].number = Nothing

\* The reaper of a namespace would miss a task, or wait for ever.
NothingAfterClose ==
  [][\A p \in Pids : pid[p].state # "live" /\ pid'[p].state = "live" =>
       \A ns \in Chain(pid'[p].ns) : ~closed[ns]]_vars

\* A fork that fails while numbers are free breaks the promise of pid_max.
ExactExhaustion ==
  \A t \in Threads : answer[t][1] = "EAGAIN" => answer[t] \in RightAnswers(t)

\* Number 1 is the reaper; a task before it has nobody to inherit its children.
FirstIsOne == \A p \in Pids : pid[p].state = "live" => \A ns \in Chain(pid[p].ns) : init[ns]

\* User space sizes tables by pid_max.
WithinLimits ==
  \A t \in Threads : Allocating(t) =>
    \A ns \in Chain(call[t].ns) :
      LET n == pid[call[t].pid].number[ns] IN
        n # 0 => n >= 1 /\ \E b \in Bound(t, ns) : n < b

\* No other answer than one that was right; the rule of each operation.
Contract ==
  \A t \in Threads :
    answer[t] \notin {Undecided, <<"Allocated">>, <<"Done">>} => answer[t] \in RightAnswers(t)

=============================================================================
