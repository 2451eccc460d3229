------------------------------- MODULE Words --------------------------------
(***************************************************************************)
(* The words that CPUs share (Namespace.java, Directory.java, Range.java,  *)
(* PidRecord.java, Upid.java), and how a thread stands between two         *)
(* accesses.                                                               *)
(*                                                                         *)
(* A thread is a continuation: a record whose pc names the action that it  *)
(* takes next and whose other fields are the registers that this action    *)
(* needs; then, yes, no, ... are the continuations it chooses from.        *)
(* Registers that nobody needs any more are gone with their record.        *)
(*                                                                         *)
(* Every action makes one access to a shared word, given by its id in      *)
(* impl/java.  Not modelled: the leaves of the directory (D3, D4), which   *)
(* appear once and stay; full fences, since TLA+ is sequentially           *)
(* consistent; fields of a pid or range that nobody else can see yet.      *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS
  Threads,     \* who calls
  Namespaces,  \* 0 is the root
  Parent,      \* by namespace: the one it was created in, -1 for the root
  Limit,       \* pid_max of every namespace at the start, and its greatest value
  Reserved,    \* first number of the second and later laps of the sweep
  RangeSize,   \* ids in a range
  LastLap,     \* laps are explored up to this one
  Program,     \* by thread: a sequence of sets, the calls it may make first, second, ...
  Start        \* what is there at the start, see Init of PerCpuPidMap

VARIABLES
  space,    \* by namespace: its words
  range,    \* the ranges carved so far, in order of carving
  pid,      \* by identity: its words
  thread    \* by thread: its continuation

\* History, for the contract.
VARIABLES
  call,     \* by thread: the call in progress
  answer,   \* by thread: what it decided to answer
  seen,     \* by thread: facts that held since the call
  view,     \* the pids as the contract sees them
  wasInit,  \* by namespace: whether its number 1 was ever live
  issued    \* by namespace and number: how often the sweep issued it in this lap

words == <<space, range, pid>>
vars == <<words, thread, call, answer, seen, view, wasInit, issued>>

-----------------------------------------------------------------------------
(* Numbers.                                                                *)

Indices == 0 .. (Limit + RangeSize - 1) \div RangeSize - 1
Slots == 0 .. RangeSize - 1

NumberAt(index, s) == index * RangeSize + s
Number(r, s) == NumberAt(range[r].index, s)
IndexOf(n) == n \div RangeSize
SlotOf(n) == n % RangeSize

\* The first number that the sweep may issue in a lap.
Floor(low) == IF low THEN 1 ELSE Reserved

Min(S) == CHOOSE x \in S : \A y \in S : x <= y

RECURSIVE Path(_)
\* From ns outwards to the root.
Path(ns) == IF ns = -1 THEN <<>> ELSE <<ns>> \o Path(Parent[ns])

Chain(ns) == {Path(ns)[i] : i \in DOMAIN Path(ns)}

-----------------------------------------------------------------------------
(* Marks, slots, entries.  In Java words are compared by identity; here by *)
(* value, which is the same because marks only grow (MarksGrow).           *)

Never == <<-1, 0>>               \* mark of numbers never handed out
OfLap(lap) == <<lap, 0>>
NextVersion(mark) == <<mark[1], mark[2] + 1>>
OlderThan(mark, lap) == mark[1] < lap
YoungerThan(mark, other) == mark[1] > other[1] \/ (mark[1] = other[1] /\ mark[2] > other[2])

Free == <<"free">>               \* not handed out since the range was carved
Spent(mark) == <<"spent", mark>> \* free again
Of(p) == <<"pid", p>>
IsSpent(word) == word[1] = "spent"
IsPid(word) == word[1] = "pid"

Absent(mark) == <<"absent", mark>>
Carved(r) == <<"range", r>>
IsCarved(entry) == entry[1] = "range"

\* Whether a compare-and-set finds the word that it expects: in a slot, an entry, a count.
SlotIs(found, expected) == found = expected
EntryIs(found, expected) == found = expected
PendingIs(found, expected) == found = expected

Slot(r, s) == range[r].slot[s]
Entry(ns, k) == space[ns].dir[k]

-----------------------------------------------------------------------------
(* Pids.  Calls are numbered by thread; a pid goes by the call that makes  *)
(* it.                                                                     *)

CallsAt(t, i) ==
  {IF c.op = "Allocate" THEN c @@ [i |-> i, pid |-> <<t, i>>] ELSE c @@ [i |-> i]
   : c \in Program[t][i]}

Calls == [t \in Threads |-> UNION {CallsAt(t, i) : i \in DOMAIN Program[t]}]
AllCalls == UNION {Calls[t] : t \in Threads}

Bounds == {Limit} \cup {c.pidMax : c \in {d \in AllCalls : d.op = "SetPidMax"}}

\* Pids that are live at the start.
Old ==
  {w[2] : w \in {v \in UNION {{Start.carved[i].slot[s + 1] : s \in Slots} : i \in DOMAIN Start.carved} :
                   IsPid(v)}}

PidIds == {c.pid : c \in {d \in AllCalls : d.op = "Allocate"}} \cup Old

Gone(p) == pid[p].state \in {"dead", "aborted"}
InSlot(p, ns) ==
  LET r == pid[p].range[ns] IN r # 0 /\ Slot(r, SlotOf(pid[p].number[ns])) = Of(p)

Zeros == [ns \in Namespaces |-> 0]
Nevers == [ns \in Namespaces |-> Never]
Unborn == [state |-> "unborn", ns |-> -1, number |-> Zeros, range |-> Zeros, mark |-> Nevers]
Born(ns) == [Unborn EXCEPT !.state = "reserved", !.ns = ns]

\* The number asked for in ns; 0 where the map chooses.
Request(setTid, inner, ns) ==
  LET k == CHOOSE i \in DOMAIN Path(inner) : Path(inner)[i] = ns
  IN  IF k <= Len(setTid) THEN setTid[k] ELSE 0

-----------------------------------------------------------------------------
(* The contract, and what the history variables tell it.                   *)

PM == INSTANCE PidMap WITH
  Pids   <- PidIds,
  pid    <- view,
  closed <- [ns \in Namespaces |-> space[ns].swept],
  init   <- wasInit,
  pidMax <- [ns \in Namespaces |-> space[ns].pidMax]

\* Number that p holds in ns: it is in its slot there, and reserved or live.
Holding(p, ns) ==
  IF pid[p].state \in {"reserved", "live"} /\ InSlot(p, ns) THEN pid[p].number[ns] ELSE 0

ViewOf(p) ==
  LET state == pid[p].state
  IN  [state  |-> CASE state \in {"live", "dead"} -> state
                    [] state = "aborted" -> "failed"
                    [] \E t \in Threads : call[t].op = "Allocate" /\ call[t].pid = p -> "reserved"
                    [] state = "reserved" -> "failed"
                    [] OTHER -> "none",
       ns     |-> pid[p].ns,
       number |-> [ns \in Namespaces |-> Holding(p, ns)]]

\* Part of every step.
Observe ==
  /\ answer' = [t \in Threads |->
                  IF call'[t] = PM!Idle THEN PM!Undecided
                  ELSE IF "answer" \in DOMAIN thread'[t] THEN thread'[t].answer
                  ELSE answer[t]]
  /\ view' = [p \in PidIds |-> ViewOf(p)']
  /\ wasInit' = [ns \in Namespaces |->
                   wasInit[ns] \/ \E p \in PidIds : /\ view'[p].state = "live"
                                                    /\ view'[p].number[ns] = 1]
  /\ PM!Observe

-----------------------------------------------------------------------------
(* Steps.                                                                  *)

At(t, pc) == thread[t].pc = pc

Goto(t, next) == thread' = [thread EXCEPT ![t] = next]

\* The thread has decided what to answer.
Telling(told, next) == next @@ [answer |-> told]

Return == [pc |-> "Return"]

\* What a step that neither calls, returns nor issues a number leaves alone.
Quietly == UNCHANGED <<call, issued>> /\ Observe

\* A step that writes no shared word.
Reads == UNCHANGED words /\ Quietly

SetSlot(r, s, word) == range' = [range EXCEPT ![r].slot[s] = word]
SetEntry(ns, k, entry) == space' = [space EXCEPT ![ns].dir[k] = entry]
SetState(p, state) == pid' = [pid EXCEPT ![p].state = state]

\* p says where it is about to be; nobody can see that before it is there.
Place(p, ns, r, s, mark) ==
  pid' = [pid EXCEPT ![p].range[ns] = r, ![p].number[ns] = Number(r, s), ![p].mark[ns] = mark]

=============================================================================
