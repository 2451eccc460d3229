package dev.pidmap.spec;

import dev.pidmap.spec.Result.Allocated;
import java.util.ArrayList;
import java.util.List;

/**
 * Which numbers an allocation may answer. It takes effect at one instant at all levels: there, each
 * number must be free, asked for or eligible, and no namespace of the chain closed.
 */
final class AllocationSuccess {
  private final Attempt attempt;
  private final Allocated answer;

  private AllocationSuccess(Attempt attempt, Allocated answer) {
    this.attempt = attempt;
    this.answer = answer;
  }

  static Judgement judge(Attempt attempt, Allocated answer) {
    return new AllocationSuccess(attempt, answer).judge();
  }

  private Judgement judge() {
    Judgement refusal = refuseShape();
    for (int l = attempt.level; refusal == null && l >= 0; l--) {
      refusal = refuseNumber(l);
      if (refusal == null && swept(l)) {
        refusal = refuseChoice(l);
      }
      if (refusal == null) {
        refusal = refuseLap(l);
      }
    }
    return refusal != null ? refusal : Judgement.allowed(effect());
  }

  private Judgement refuseShape() {
    int pid = attempt.call.pid();
    if (attempt.state.isKnown(pid)) {
      return Judgement.refused(() -> "pid " + pid + " was allocated before");
    }
    if (attempt.tooManyRequests()) {
      return Judgement.refused(
          () -> attempt.call.setTid().size() + " requested numbers are too many: EINVAL expected");
    }
    int given = answer.numbers().size();
    if (given != attempt.level + 1) {
      return Judgement.refused(
          Invariant.ALL_OR_NOTHING,
          () -> "pid " + pid + " got " + given + " numbers for " + (attempt.level + 1) + " levels");
    }
    if (!answer.laps().isEmpty() && answer.laps().size() != given) {
      return Judgement.refused(
          () -> "pid " + pid + ": " + answer.laps().size() + " laps for " + given + " numbers");
    }
    return null;
  }

  private Judgement refuseNumber(int l) {
    int number = answer.numbers().get(l);
    int ns = attempt.chain[l];
    if (attempt.named(l) && number != attempt.request(l)) {
      return Judgement.refused(
          () ->
              "number "
                  + attempt.request(l)
                  + " of "
                  + attempt.at(l)
                  + " was requested, not "
                  + number);
    }
    if (!attempt.permitted(l)) {
      return Judgement.refused(
          () -> "no number of " + attempt.at(l) + " may be requested: EPERM expected");
    }
    if (number < 1 || number >= attempt.greatestBound(l)) {
      return Judgement.refused(
          Invariant.WITHIN_LIMITS,
          () ->
              "number "
                  + number
                  + " of "
                  + attempt.at(l)
                  + " is not below pid_max "
                  + attempt.greatestBound(l));
    }
    int holder = attempt.state.liveAt(ns, number);
    if (holder != State.NOBODY) {
      return Judgement.refused(
          Invariant.UNIQUE_ACROSS_NAMESPACES,
          () -> "number " + number + " of " + attempt.at(l) + " is held by pid " + holder);
    }
    if (attempt.state.closed(ns)) {
      return Judgement.refused(
          Invariant.NOTHING_AFTER_CLOSE,
          () ->
              "pid " + attempt.call.pid() + " became live though " + attempt.at(l) + " is closed");
    }
    if (number != 1 && !attempt.hasInit(l)) {
      return Judgement.refused(
          Invariant.FIRST_IS_ONE,
          () -> "number " + number + " of " + attempt.at(l) + " is live before number 1");
    }
    return null;
  }

  /**
   * Low numbers too may be issued at any time in {@link Strength#ANY_FREE}, as far as a history
   * tells: a lane may be slow, and the lap told for a number only bounds the lap of its ticket from
   * above.
   */
  private Judgement refuseChoice(int l) {
    if (attempt.strength == Strength.ANY_FREE || byCursor(l) || byFormerCursor(l)) {
      return null;
    }
    int number = answer.numbers().get(l);
    return Judgement.refused(
        () -> "the next number of " + attempt.at(l) + " is " + nextInOrder(l) + ", not " + number);
  }

  private Judgement refuseLap(int l) {
    int lap = lap(l);
    if (answer.laps().isEmpty()) {
      return null;
    }
    if (lap < 0 && swept(l)) {
      return Judgement.refused(
          () -> "the number of " + attempt.at(l) + " was not requested, but no lap is told");
    }
    if (lap >= 0 && attempt.named(l)) {
      return Judgement.refused(
          () -> "the number of " + attempt.at(l) + " was requested, but lap " + lap + " is told");
    }
    int number = answer.numbers().get(l);
    int last = attempt.state.lastLap(attempt.chain[l], number);
    if (lap >= 0 && lap <= last) {
      return Judgement.refused(
          Invariant.NO_PREMATURE_REUSE,
          () ->
              "number "
                  + number
                  + " of "
                  + attempt.at(l)
                  + " is issued in lap "
                  + lap
                  + " again, after lap "
                  + last);
    }
    return null;
  }

  private List<State> effect() {
    List<State> next =
        List.of(attempt.state.withLive(attempt.call.pid(), attempt.call.ns(), answer.numbers()));
    for (int l = 0; l <= attempt.level; l++) {
      List<State> swept = new ArrayList<>();
      for (State state : next) {
        for (Sweep after : sweepsAfter(l, state.sweep(attempt.chain[l]))) {
          swept.add(state.withSweep(attempt.chain[l], before -> after));
        }
      }
      next = swept;
    }
    return next;
  }

  private List<Sweep> sweepsAfter(int l, Sweep before) {
    int number = answer.numbers().get(l);
    int lap = lap(l);
    Sweep after = lap < 0 ? before : before.withLap(number, lap);
    if (attempt.strength == Strength.ANY_FREE) {
      return List.of(number >= attempt.reserved ? after.withPassed() : after);
    }
    if (!swept(l)) {
      return List.of(attempt.named(l) || attempt.hasInit(l) ? after : after.withCursor(2));
    }
    // Chosen by a cursor that others moved since, it leaves the cursor where they put it.
    List<Sweep> all = new ArrayList<>();
    if (byCursor(l)) {
      all.add(after.withCursor(number + 1));
    }
    if (byFormerCursor(l)) {
      all.add(after);
    }
    return all;
  }

  private boolean byCursor(int l) {
    int number = answer.numbers().get(l);
    return attempt.orders(l).stream().anyMatch(order -> order.mayBeNext(number));
  }

  private boolean byFormerCursor(int l) {
    int number = answer.numbers().get(l);
    return attempt.formerOrders(l).stream().anyMatch(order -> order.mayBeNext(number));
  }

  private int nextInOrder(int l) {
    return attempt.orders(l).stream().mapToInt(CyclicOrder::next).max().getAsInt();
  }

  /**
   * Whether the sweep chose the number. A number 1 that was not asked for may also come from an
   * allocation that found no init, was overtaken by the first one, and claimed 1 after that one was
   * released.
   */
  private boolean swept(int l) {
    boolean overtaken = answer.numbers().get(l) == 1 && lap(l) < 0 && !attempt.overlap.alone();
    return attempt.swept(l) && !overtaken;
  }

  private int lap(int l) {
    return answer.laps().isEmpty() ? -1 : answer.laps().get(l);
  }
}
