package dev.pidmap.spec.check;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.State;
import dev.pidmap.spec.check.Course.Choice;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
 * <p>{@link Course} is the point that was reached, {@link Moves} what may come next. Configurations
 * without a way on are remembered.
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

  /** The {@link Choice} of passing a return. */
  private static final int PASS = -1;

  private final Problem problem;
  private final Subject subject;
  private final Call[] calls;
  private final Meter meter;
  private final Course course;
  private final Moves moves;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Set<Course.Config> failed = new HashSet<>();
  private final Consumer<IntBag> retry = this::retry;

  private int passable = -1;
  private Stuck stuck;
  private int stuckAt = -1;

  Search(Problem problem, Meter meter) {
    this.problem = problem;
    this.meter = meter;
    subject = problem.subject;
    calls = problem.calls;
    course = new Course(problem);
    moves = new Moves(problem, course);
  }

  /** A decision, with the choices tried and left. */
  private static final class Frame {
    final Course.Mark mark;
    final List<Choice> choices;
    int tried;

    Frame(Course.Mark mark, List<Choice> choices) {
      this.mark = mark;
      this.choices = choices;
    }
  }

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
          return moves.incomplete() ? End.BUDGET : End.NONE;
        }
      }
    }
  }

  Stuck stuck() {
    return stuck;
  }

  State state() {
    return course.state();
  }

  /** The calls placed so far, in their order. */
  List<Call> order() {
    return course.order();
  }

  // Walking

  /** Passes events up to a return that asks for a decision: the call, or -1 at the end. */
  private int advance() {
    while (!course.atEnd()) {
      int event = course.nextEvent();
      if (event >= 0) {
        course.begin(event);
        if (problem.read[event]) {
          placeIfLegal(event);
        }
        if (calls[event].operation() instanceof Operation.Allocate) {
          retry(course.waiting.failing());
        }
      } else {
        int call = ~event;
        if (!course.placed[call]) {
          return call;
        }
        if (course.position() != passable && mayBeMissed(call)) {
          return call;
        }
        course.pass(call);
        passable = -1;
      }
    }
    return -1;
  }

  /** Whether a call in flight may need that the failed allocation {@code call} still holds. */
  private boolean mayBeMissed(int call) {
    return Subject.failedAllocation(calls[call]) && mayMiss().length > 0;
  }

  /** The calls in flight that numbers held by others may help. */
  private int[] mayMiss() {
    if (!subject.exact()) {
      return course.waiting.failing().toArray();
    }
    return Arrays.stream(course.allocations.toArray())
        .filter(call -> !course.placed[call] && problem.footprints.of(call).length > 0)
        .toArray();
  }

  // Placing

  private void place(Choice choice) {
    course.place(choice);
    meter.step(course.placedCount());
  }

  private void placeIfLegal(int call) {
    List<Choice> choices = moves.of(call);
    if (choices.isEmpty()) {
      return;
    }
    Choice choice = choices.get(0);
    // A failed allocation may leave a trace of how far the sweep came, which only helps others.
    boolean noted = !choice.next().equals(course.state());
    place(choice);
    if (noted) {
      retry(course.waiting.failing());
    }
  }

  /**
   * Places the reads of {@code bag} that are legal now; from the end, since placing takes the call
   * out and moves the last one to its place.
   */
  private void retry(IntBag bag) {
    for (int i = bag.size() - 1; i >= 0; i = Math.min(i, bag.size()) - 1) {
      int call = bag.get(i);
      if (problem.read[call]) {
        placeIfLegal(call);
      }
    }
  }

  // Choosing

  /** Goes on at the return of {@code call}; false at a dead end. */
  private boolean branch(int call) {
    boolean passing = course.placed[call];
    if (!failed.isEmpty() && failed.contains(course.config(passing))) {
      return false;
    }
    int[] candidates = course.waiting.related(passing ? mayMiss() : new int[] {call});
    List<Choice> choices = new ArrayList<>();
    if (passing) {
      choices.add(new Choice(PASS, null, course.state()));
    }
    for (int candidate : candidates) {
      choices.addAll(moves.of(candidate));
    }
    if (choices.isEmpty()) {
      noteStuck(call, candidates);
      return false;
    }
    Frame frame = new Frame(course.mark(), choices);
    if (choices.size() > 1) {
      frames.push(frame);
    }
    take(frame);
    return true;
  }

  private void take(Frame frame) {
    Choice choice = frame.choices.get(frame.tried++);
    if (choice.call() == PASS) {
      passable = course.position();
    } else {
      place(choice);
      course.waiting.forEachConflicting(choice.call(), retry);
    }
  }

  /** Goes back to the last decision that has another choice, and takes it. */
  private boolean retreat() {
    while (!frames.isEmpty()) {
      Frame frame = frames.peek();
      course.backTo(frame.mark);
      passable = -1;
      if (frame.tried < frame.choices.size()) {
        take(frame);
        return true;
      }
      failed.add(course.config(frame.choices.get(0).call() == PASS));
      frames.pop();
    }
    return false;
  }

  private void noteStuck(int call, int[] candidates) {
    if (course.position() <= stuckAt) {
      return;
    }
    stuckAt = course.position();
    List<Verdict.Candidate> tried = new ArrayList<>();
    for (int candidate : candidates) {
      tried.add(new Verdict.Candidate(calls[candidate], moves.refusal(candidate)));
    }
    stuck = new Stuck(calls[call], course.order(), course.state(), tried);
  }
}
