package dev.pidmap.spec.check;

import dev.pidmap.spec.Invariant;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.check.Course.Choice;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * Which calls may be placed at a point of a {@link Course}, and why others may not.
 *
 * <p>Two prunings look ahead: a pid that a later look-up finds is not released yet, and a number is
 * not given to a pid that lives beyond the return of another allocation in flight that gets it.
 */
final class Moves {
  private final Problem problem;
  private final Subject subject;
  private final Call[] calls;
  private final Course course;
  private boolean incomplete;

  Moves(Problem problem, Course course) {
    this.problem = problem;
    this.course = course;
    subject = problem.subject;
    calls = problem.calls;
  }

  /** Whether some answer of a call that never returned was left out somewhere. */
  boolean incomplete() {
    return incomplete;
  }

  /** The ways to place {@code call} now. */
  List<Choice> of(int call) {
    if (hopeless(call)) {
      return List.of();
    }
    Call c = calls[call];
    List<Choice> all = new ArrayList<>(1);
    Answers.Possible answers = Answers.of(problem, c, course.state());
    incomplete |= answers.truncated();
    for (Result answer : answers.results()) {
      for (State next :
          subject.contract.step(course.state(), c.operation(), answer, overlap(call))) {
        all.add(new Choice(call, answer, next));
      }
    }
    return all;
  }

  /** Why {@code call} cannot be placed now. */
  String refusal(int call) {
    Call c = calls[call];
    if (c.result() == null) {
      return "no answer of this call, which never returned, is admitted here";
    }
    String refusal =
        subject.contract.refusal(course.state(), c.operation(), c.result(), overlap(call));
    if (!refusal.isEmpty()) {
      return refusal;
    }
    return Invariant.UNIQUE_ACROSS_NAMESPACES.label()
        + (c.operation() instanceof Operation.Release
            ? ": a look-up that has not taken effect yet finds this pid"
            : ": another call in flight must get a number of this pid, which is not released in time");
  }

  private InFlight overlap(int call) {
    List<Call> failed =
        subject.exact()
            ? problem.failedBetween(calls[call].called(), course.nextReturn())
            : List.of();
    return new InFlight(
        calls[call],
        subject.alone(calls[call]),
        course.allocations,
        calls,
        course.placed,
        course.former(),
        failed);
  }

  /** Whether placing {@code call} now cannot lead to an order, whatever follows. */
  private boolean hopeless(int call) {
    Call c = calls[call];
    if (c.operation() instanceof Operation.Release) {
      return !problem.read[call]
          && problem.allocation[call] >= 0
          && course.looks[problem.allocation[call]] > 0;
    }
    if (!(c.operation() instanceof Operation.Allocate)
        || !(c.result() instanceof Result.Allocated)) {
      return false;
    }
    for (int entry : problem.footprints.of(call)) {
      if (entry % Footprints.MODES == Footprints.WRITE
          && problem.footprints.isNumber(entry)
          && blocks(call, course.waiting.touching(entry))) {
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
}
