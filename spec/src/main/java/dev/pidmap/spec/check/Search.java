package dev.pidmap.spec.check;

import dev.pidmap.spec.Invariant;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.history.History.Call;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of the calls of a {@link Problem} that agrees with real time and that the
 * contract admits.
 *
 * <p>The search walks along the returns. What changes the state is placed as late as possible: a
 * call when its return is next, and before it only what it waits for. That loses nothing: in any
 * admitted order of the calls in flight, the first one among those that are (transitively) in
 * conflict with the call that must return commutes with all before it, so it may as well come now;
 * hence only these are tried. A call that changes nothing is placed as soon as it is legal: that
 * restricts no other. The instant of everything placed between two returns is taken just before the
 * later one, where the most allocations are in flight; passing the return of a failed allocation,
 * which may have held numbers until then, is a choice of its own.
 *
 * <p>Two prunings look ahead: a pid that a later look-up finds is not released yet, and a number is
 * not given to a pid that lives beyond the return of another allocation in flight that gets it.
 * Configurations without a way on are remembered.
 */
final class Search {
  /** How a search ended. */
  enum End {
    FOUND,
    NONE,
    /** It went back more often than it was told to; it can go on. */
    PAUSED,
    BUDGET
  }

  /** Where the search could not go on, at the farthest return it came to. */
  record Stuck(Call call, List<Call> order, State state, List<Verdict.Candidate> tried) {}

  private static final int PASS = -1;

  private final Problem problem;
  private final Subject subject;
  private final Call[] calls;
  private final Meter meter;
  private final boolean[] placed;
  private final Result[] answers;
  private final int[] looks;
  private final IntBag[] inFlightAt;
  private final IntBag allocations = new IntBag();
  private final IntBag failing = new IntBag();
  private final IntBag samplers = new IntBag();
  private final IntBag placedInFlight = new IntBag();
  private final boolean[] member;
  private final Trail trail = new Trail();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Set<Config> failed = new HashSet<>();

  private State state;
  private Former former = Former.NONE;
  private int position;
  private int placedCount;
  private int passable = -1;
  private Stuck stuck;
  private int stuckAt = -1;
  private boolean incomplete;

  Search(Problem problem, Meter meter) {
    this.problem = problem;
    this.meter = meter;
    subject = problem.subject;
    calls = problem.calls;
    placed = new boolean[calls.length];
    answers = new Result[calls.length];
    member = new boolean[calls.length];
    looks = problem.looks.clone();
    inFlightAt = new IntBag[problem.footprints.places() * Footprints.MODES];
    state = subject.start;
  }

  /** A call that may come next, with its answer; {@link #PASS} is passing a return. */
  private record Choice(int call, Result answer, State next) {}

  private static final class Frame {
    final int mark;
    final int position;
    final State state;
    final Former former;
    final List<Choice> choices;
    int tried;

    Frame(int mark, int position, State state, Former former, List<Choice> choices) {
      this.mark = mark;
      this.position = position;
      this.state = state;
      this.former = former;
      this.choices = choices;
    }
  }

  /** All that the rest of the search depends on. */
  private record Config(
      int position, boolean passing, State state, Former former, IntBuffer placed) {}

  /** Searches until it has gone back {@code patience} times. */
  End run(long patience) {
    for (long retreats = 0; ; ) {
      if (meter.spent()) {
        return End.BUDGET;
      }
      if (retreats > patience) {
        return End.PAUSED;
      }
      int next = advance();
      if (next < 0) {
        return End.FOUND;
      }
      if (!branch(next)) {
        retreats++;
        if (!retreat()) {
          return incomplete ? End.BUDGET : End.NONE;
        }
      }
    }
  }

  Stuck stuck() {
    return stuck;
  }

  State state() {
    return state;
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

  // Walking

  /** Passes events up to a return that asks for a decision: the call, or -1 at the end. */
  private int advance() {
    int[] events = problem.events;
    while (position < events.length) {
      int event = events[position];
      if (event >= 0) {
        begin(event);
        trail.begun(event);
        position++;
        if (problem.read[event]) {
          placeIfLegal(event);
        }
        if (calls[event].operation() instanceof Operation.Allocate) {
          retryFailing();
        }
      } else {
        int call = ~event;
        if (!placed[call]) {
          return call;
        }
        if (position != passable && mayBeMissed(call)) {
          return call;
        }
        pass(call);
      }
    }
    return -1;
  }

  private void pass(int call) {
    end(call);
    trail.passed(call);
    position++;
    passable = -1;
  }

  /** Whether a call in flight may need that the failed allocation {@code call} still holds. */
  private boolean mayBeMissed(int call) {
    return Subject.failedAllocation(calls[call]) && mayMiss().length > 0;
  }

  /** The calls in flight that numbers held by others may help. */
  private int[] mayMiss() {
    if (!subject.exact()) {
      return failing.toArray();
    }
    return Arrays.stream(allocations.toArray())
        .filter(call -> !placed[call] && problem.footprints.of(call).length > 0)
        .toArray();
  }

  private void begin(int call) {
    index(call);
    if (calls[call].operation() instanceof Operation.Allocate) {
      allocations.add(call);
    }
  }

  private void unbegin(int call) {
    unindex(call);
    if (calls[call].operation() instanceof Operation.Allocate) {
      allocations.remove(call);
    }
  }

  private void end(int call) {
    placedInFlight.remove(call);
    if (calls[call].operation() instanceof Operation.Allocate) {
      allocations.remove(call);
    }
  }

  private void unend(int call) {
    placedInFlight.add(call);
    if (calls[call].operation() instanceof Operation.Allocate) {
      allocations.add(call);
    }
  }

  private void index(int call) {
    for (int entry : problem.footprints.of(call)) {
      IntBag bag = inFlightAt[entry];
      if (bag == null) {
        bag = new IntBag();
        inFlightAt[entry] = bag;
      }
      bag.add(call);
    }
    if (failing(call)) {
      failing.add(call);
    }
    if (samples(call)) {
      samplers.add(call);
    }
  }

  private void unindex(int call) {
    for (int entry : problem.footprints.of(call)) {
      inFlightAt[entry].remove(call);
    }
    if (failing(call)) {
      failing.remove(call);
    }
    if (samples(call)) {
      samplers.remove(call);
    }
  }

  private boolean failing(int call) {
    return Subject.failedAllocation(calls[call]) && problem.footprints.of(call).length > 0;
  }

  /** Whether {@code call} may act on what it saw before it takes effect. */
  private boolean samples(int call) {
    Operation operation = calls[call].operation();
    return (operation instanceof Operation.Allocate || operation instanceof Operation.SetLastPid)
        && problem.footprints.of(call).length > 0;
  }

  // Placing

  private void place(Choice choice) {
    int call = choice.call();
    placed[call] = true;
    answers[call] = choice.answer();
    placedCount++;
    unindex(call);
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
    meter.step(placedCount);
  }

  private void unplace(int call) {
    placed[call] = false;
    placedCount--;
    index(call);
    placedInFlight.remove(call);
    if (calls[call].result() instanceof Result.Found && problem.allocation[call] >= 0) {
      looks[problem.allocation[call]]++;
    }
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

  /** When the oldest call began that may still act on a former state. */
  private int oldestSampler() {
    int oldest = position;
    for (int i = 0; i < samplers.size(); i++) {
      oldest = Math.min(oldest, calls[samplers.get(i)].called());
    }
    return oldest;
  }

  /** The position in the history of the next return. */
  private int nextReturn() {
    for (int i = position; i < problem.events.length; i++) {
      if (problem.events[i] < 0) {
        return calls[~problem.events[i]].returned();
      }
    }
    return Integer.MAX_VALUE;
  }

  private void placeAndRetry(Choice choice) {
    place(choice);
    retryReads(choice.call());
  }

  private void placeIfLegal(int call) {
    List<Choice> choices = legal(call);
    if (choices.isEmpty()) {
      return;
    }
    Choice choice = choices.get(0);
    // A failed allocation may leave a trace of how far the sweep came, which only helps others.
    boolean noted = !choice.next().equals(state);
    place(choice);
    if (noted) {
      retryFailing();
    }
  }

  private void retryReads(int cause) {
    for (int entry : problem.footprints.of(cause)) {
      int place = entry / Footprints.MODES * Footprints.MODES;
      for (int mode = 0; mode < Footprints.MODES; mode++) {
        if (Footprints.conflict(entry - place, mode)) {
          retry(inFlightAt[place + mode]);
        }
      }
    }
  }

  private void retryFailing() {
    retry(failing);
  }

  /** From the end, since placing takes the call out and moves the last one to its place. */
  private void retry(IntBag bag) {
    if (bag == null) {
      return;
    }
    for (int i = bag.size() - 1; i >= 0; i = Math.min(i, bag.size()) - 1) {
      int call = bag.get(i);
      if (problem.read[call]) {
        placeIfLegal(call);
      }
    }
  }

  /** The ways to place {@code call} now. */
  private List<Choice> legal(int call) {
    if (hopeless(call)) {
      return List.of();
    }
    Call c = calls[call];
    List<Choice> all = new ArrayList<>(1);
    Answers.Possible answers = Answers.of(problem, c, state);
    incomplete |= answers.truncated();
    for (Result answer : answers.results()) {
      for (State next : subject.contract.step(state, c.operation(), answer, overlap(call))) {
        all.add(new Choice(call, answer, next));
      }
    }
    return all;
  }

  private InFlight overlap(int call) {
    List<Call> failed =
        subject.exact() ? problem.failedBetween(calls[call].called(), nextReturn()) : List.of();
    return new InFlight(
        calls[call], subject.alone(calls[call]), allocations, calls, placed, former, failed);
  }

  /** Whether placing {@code call} now cannot lead to an order, whatever follows. */
  private boolean hopeless(int call) {
    Call c = calls[call];
    if (c.operation() instanceof Operation.Release) {
      return !problem.read[call]
          && problem.allocation[call] >= 0
          && looks[problem.allocation[call]] > 0;
    }
    if (!(c.operation() instanceof Operation.Allocate)
        || !(c.result() instanceof Result.Allocated)) {
      return false;
    }
    for (int entry : problem.footprints.of(call)) {
      if (entry % Footprints.MODES == Footprints.WRITE
          && problem.footprints.isNumber(entry)
          && blocks(call, inFlightAt[entry])) {
        return true;
      }
    }
    return false;
  }

  private boolean blocks(int call, IntBag sameNumber) {
    for (int i = 0; i < sameNumber.size(); i++) {
      int other = sameNumber.get(i);
      if (other != call
          && calls[other].result() instanceof Result.Allocated
          && calls[other].returned() < problem.liveUntil[call]) {
        return true;
      }
    }
    return false;
  }

  // Choosing

  /** Goes on at the return of {@code call}; false at a dead end. */
  private boolean branch(int call) {
    boolean passing = placed[call];
    if (!failed.isEmpty() && failed.contains(config(passing))) {
      return false;
    }
    int[] candidates = related(passing ? mayMiss() : new int[] {call});
    List<Choice> choices = new ArrayList<>();
    if (passing) {
      choices.add(new Choice(PASS, null, state));
    }
    for (int candidate : candidates) {
      choices.addAll(legal(candidate));
    }
    if (choices.isEmpty()) {
      noteStuck(call, candidates);
      return false;
    }
    Frame frame = new Frame(trail.size(), position, state, former, choices);
    if (choices.size() > 1) {
      frames.push(frame);
    }
    take(frame);
    return true;
  }

  private void take(Frame frame) {
    Choice choice = frame.choices.get(frame.tried++);
    if (choice.call() == PASS) {
      passable = position;
    } else {
      placeAndRetry(choice);
    }
  }

  /** Goes back to the last decision that has another choice, and takes it. */
  private boolean retreat() {
    while (!frames.isEmpty()) {
      Frame frame = frames.peek();
      undo(frame);
      if (frame.tried < frame.choices.size()) {
        take(frame);
        return true;
      }
      failed.add(config(frame.choices.get(0).call() == PASS));
      frames.pop();
    }
    return false;
  }

  private void undo(Frame frame) {
    trail.undo(frame.mark, this::unbegin, this::unplace, this::unend);
    position = frame.position;
    state = frame.state;
    former = frame.former;
    passable = -1;
  }

  private Config config(boolean passing) {
    return new Config(
        position,
        passing,
        state,
        former.forgetBefore(oldestSampler()),
        IntBuffer.wrap(placedInFlight.sorted()));
  }

  /** {@code roots} and the calls in flight that conflict with one of the result, nearest first. */
  private int[] related(int[] roots) {
    IntBag found = new IntBag();
    for (int root : roots) {
      if (!member[root] && !placed[root]) {
        member[root] = true;
        found.add(root);
      }
    }
    for (int i = 0; i < found.size(); i++) {
      for (int entry : problem.footprints.of(found.get(i))) {
        int place = entry / Footprints.MODES * Footprints.MODES;
        for (int mode = 0; mode < Footprints.MODES; mode++) {
          if (Footprints.conflict(entry - place, mode)) {
            addMembers(inFlightAt[place + mode], found);
          }
        }
      }
    }
    for (int i = 0; i < found.size(); i++) {
      member[found.get(i)] = false;
    }
    return found.toArray();
  }

  private void addMembers(IntBag bag, IntBag found) {
    if (bag == null) {
      return;
    }
    for (int i = 0; i < bag.size(); i++) {
      int call = bag.get(i);
      if (!member[call]) {
        member[call] = true;
        found.add(call);
      }
    }
  }

  private void noteStuck(int call, int[] candidates) {
    if (position <= stuckAt) {
      return;
    }
    stuckAt = position;
    List<Verdict.Candidate> tried = new ArrayList<>();
    for (int candidate : candidates) {
      tried.add(new Verdict.Candidate(calls[candidate], refusal(candidate)));
    }
    stuck = new Stuck(calls[call], order(), state, tried);
  }

  private String refusal(int call) {
    Call c = calls[call];
    if (c.result() == null) {
      return "no answer of this call, which never returned, is admitted here";
    }
    String refusal = subject.contract.refusal(state, c.operation(), c.result(), overlap(call));
    if (!refusal.isEmpty()) {
      return refusal;
    }
    return Invariant.UNIQUE_ACROSS_NAMESPACES.label()
        + (c.operation() instanceof Operation.Release
            ? ": a look-up that has not taken effect yet finds this pid"
            : ": another call in flight must get a number of this pid, which is not released in time");
  }
}
