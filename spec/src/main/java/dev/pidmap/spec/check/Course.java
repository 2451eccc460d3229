package dev.pidmap.spec.check;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.history.History.Call;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

/** How far a search has come: events passed, calls placed, and what follows from both. */
final class Course {
  final Waiting waiting;

  /** Allocations in flight, placed or not. */
  final IntBag allocations = new IntBag();

  /** By call that allocates: how many look-ups that find its pid are still to be placed. */
  final int[] looks;

  final boolean[] placed;

  private final Problem problem;
  private final Subject subject;
  private final Call[] calls;
  private final Result[] answers;
  private final IntBag placedInFlight = new IntBag();
  private final Trail trail = new Trail();

  private State state;
  private Former former = Former.NONE;
  private int position;
  private int placedCount;

  Course(Problem problem) {
    this.problem = problem;
    subject = problem.subject;
    calls = problem.calls;
    waiting = new Waiting(problem);
    looks = problem.looks.clone();
    placed = new boolean[calls.length];
    answers = new Result[calls.length];
    state = subject.start;
  }

  /** A call that may come next, with its answer. */
  record Choice(int call, Result answer, State next) {}

  /** A point of the course to come back to. */
  record Mark(int done, int position, State state, Former former) {}

  /** All that the rest of the search depends on. */
  record Config(int position, boolean passing, State state, Former former, IntBuffer placed) {}

  State state() {
    return state;
  }

  Former former() {
    return former;
  }

  /** How many events were passed. */
  int position() {
    return position;
  }

  int placedCount() {
    return placedCount;
  }

  boolean atEnd() {
    return position == problem.events.length;
  }

  /** The next event: a call {@code i} that begins, or {@code ~i} for its return. */
  int nextEvent() {
    return problem.events[position];
  }

  /** The position in the history of the next return. */
  int nextReturn() {
    for (int i = position; i < problem.events.length; i++) {
      if (problem.events[i] < 0) {
        return calls[~problem.events[i]].returned();
      }
    }
    return Integer.MAX_VALUE;
  }

  /**
   * The calls placed so far, in their order; one that never returned with an answer it may have.
   */
  List<Call> order() {
    List<Call> order = new ArrayList<>(placedCount);
    for (int call : trail.placedCalls()) {
      Call c = calls[call];
      order.add(c.result() != null ? c : c.withResult(answers[call]));
    }
    return order;
  }

  Config config(boolean passing) {
    return new Config(
        position,
        passing,
        state,
        former.forgetBefore(oldestSampler()),
        IntBuffer.wrap(placedInFlight.sorted()));
  }

  // Steps, each of which can be taken back

  /** Passes the beginning of {@code call}. */
  void begin(int call) {
    waiting.add(call);
    if (calls[call].operation() instanceof Operation.Allocate) {
      allocations.add(call);
    }
    trail.begun(call);
    position++;
  }

  private void unbegin(int call) {
    waiting.remove(call);
    if (calls[call].operation() instanceof Operation.Allocate) {
      allocations.remove(call);
    }
  }

  /** Passes the return of {@code call}, which was placed. */
  void pass(int call) {
    placedInFlight.remove(call);
    if (calls[call].operation() instanceof Operation.Allocate) {
      allocations.remove(call);
    }
    trail.passed(call);
    position++;
  }

  private void unpass(int call) {
    placedInFlight.add(call);
    if (calls[call].operation() instanceof Operation.Allocate) {
      allocations.add(call);
    }
  }

  /** Lets a call take effect. */
  void place(Choice choice) {
    int call = choice.call();
    placed[call] = true;
    answers[call] = choice.answer();
    placedCount++;
    waiting.remove(call);
    placedInFlight.add(call);
    trail.placed(call);
    if (calls[call].result() instanceof Result.Found && problem.allocation[call] >= 0) {
      looks[problem.allocation[call]]--;
    }
    List<Former.Fact> ceased = ceased(calls[call].operation(), choice.next());
    if (!ceased.isEmpty()) {
      former = former.with(ceased, nextReturn(), oldestSampler());
    }
    state = choice.next();
  }

  private void unplace(int call) {
    placed[call] = false;
    placedCount--;
    waiting.add(call);
    placedInFlight.remove(call);
    if (calls[call].result() instanceof Result.Found && problem.allocation[call] >= 0) {
      looks[problem.allocation[call]]++;
    }
  }

  Mark mark() {
    return new Mark(trail.size(), position, state, former);
  }

  void backTo(Mark mark) {
    trail.undo(mark.done(), this::unbegin, this::unplace, this::unpass);
    position = mark.position();
    state = mark.state();
    former = mark.former();
  }

  // What calls in flight may have seen before

  private int oldestSampler() {
    return waiting.oldestSampler(position);
  }

  /** What {@code operation} ends that calls in flight may have acted on. */
  private List<Former.Fact> ceased(Operation operation, State next) {
    if (operation instanceof Operation.SetPidMax op) {
      return ceased(Former.Kind.PID_MAX, op.ns(), state.pidMax(op.ns()), next.pidMax(op.ns()));
    } else if (!subject.exact()) {
      return List.of();
    } else if (operation instanceof Operation.SetLastPid op) {
      return ceased(Former.Kind.CURSOR, op.ns(), state.cursor(op.ns()), next.cursor(op.ns()));
    } else if (operation instanceof Operation.Allocate op) {
      List<Former.Fact> all = new ArrayList<>();
      for (int ns : state.chain(op.ns())) {
        all.addAll(ceased(Former.Kind.CURSOR, ns, state.cursor(ns), next.cursor(ns)));
      }
      return all;
    } else if (operation instanceof Operation.Release op
        && state.isLive(op.pid())
        && !next.isLive(op.pid())) {
      return released(op.pid());
    }
    return List.of();
  }

  private static List<Former.Fact> ceased(Former.Kind kind, int ns, int before, int after) {
    return before == after ? List.of() : List.of(new Former.Fact(kind, ns, before));
  }

  private List<Former.Fact> released(int pid) {
    List<Former.Fact> all = new ArrayList<>();
    for (int ns : state.chain(state.namespaceOf(pid))) {
      all.add(new Former.Fact(Former.Kind.TAKEN, ns, state.numberIn(pid, ns)));
    }
    return all;
  }
}
