package dev.pidmap.spec;

import dev.pidmap.spec.Result.Failed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which errors an allocation may answer, in the order of Linux 7.x: all checks of all levels, then
 * the claims, innermost to outermost, then the closed namespaces.
 *
 * <p>It walks that order. An error that the state makes certain ends the walk: nothing that ranks
 * behind it may be answered. An error that only an overlap makes possible may be answered, and the
 * walk goes on. Checks passed early stay passed: the bound is sampled once, permissions and the
 * existence of an init do not go away; and what was claimed at a deeper level stays claimed until
 * the failure, so all of it can be judged at one instant.
 */
final class AllocationFailure {
  private final Attempt attempt;
  private final Failed answer;

  /** States that the claims so far may have led to; failed attempts move cursors. */
  private Set<State> reached = new LinkedHashSet<>();

  private final Set<State> allowed = new LinkedHashSet<>();

  /** The error that ended the walk, for the report. */
  private String certain = "no error is possible";

  private AllocationFailure(Attempt attempt, Failed answer) {
    this.attempt = attempt;
    this.answer = answer;
  }

  static Judgement judge(Attempt attempt, Failed answer) {
    return new AllocationFailure(attempt, answer).judge();
  }

  private Judgement judge() {
    reached.add(attempt.state);
    if (checks()) {
      boolean claimed = claims();
      closed(claimed);
    }
    if (!allowed.isEmpty()) {
      return Judgement.allowed(List.copyOf(allowed));
    }
    String given = answer.errno() + (answer.level() < 0 ? "" : " at level " + answer.level());
    String expected = certain;
    return answer.errno() == Errno.EAGAIN
        ? Judgement.refused(Invariant.EXACT_EXHAUSTION, () -> given + " though " + expected)
        : Judgement.refused(() -> given + " though " + expected);
  }

  /** Sizes, ranges, permissions, inits of all levels; whether the walk goes on. */
  private boolean checks() {
    if (attempt.tooManyRequests()) {
      if (answer.errno() == Errno.EINVAL) {
        allowed.addAll(reached);
      }
      return ends(Errno.EINVAL, "for the size of set_tid");
    }
    for (int l = attempt.level; l >= 0; l--) {
      if (!attempt.named(l)) {
        continue;
      }
      int number = attempt.request(l);
      if (number < 1 || number >= attempt.leastBound(l)) {
        allow(Errno.EINVAL, l, reached);
        if (number < 1 || number >= attempt.greatestBound(l)) {
          return ends(Errno.EINVAL, "for number " + number + " of " + attempt.at(l));
        }
      }
      if (!attempt.permitted(l)) {
        allow(Errno.EPERM, l, reached);
        return ends(Errno.EPERM, "in " + attempt.at(l));
      }
      if (number != 1 && !attempt.hasInit(l)) {
        allow(Errno.EINVAL, l, reached);
        return ends(Errno.EINVAL, "for " + attempt.at(l) + " has no init");
      }
    }
    return true;
  }

  /** The claims, innermost to outermost; whether all can succeed. */
  private boolean claims() {
    for (int l = attempt.level; l >= 0; l--) {
      boolean goesOn = attempt.swept(l) ? sweep(l) : claimOne(l);
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }

  /** A requested number, or number 1 where there is no init. */
  private boolean claimOne(int l) {
    int number = attempt.named(l) ? attempt.request(l) : 1;
    Errno taken = attempt.named(l) ? Errno.EEXIST : Errno.EINVAL;
    boolean live = attempt.state.liveAt(attempt.chain[l], number) != State.NOBODY;
    if (live || attempt.cover(l).mayHold(number)) {
      allow(taken, l, reached);
    }
    free(taken, l, number);
    if (!attempt.named(l) && attempt.strength == Strength.EXACT) {
      moveBehindInit(l);
    }
    return !live || ends(taken, "for number " + number + " of " + attempt.at(l) + " is taken");
  }

  /** Linux counts an automatic 1 as issued in order, also when the attempt fails further out. */
  private void moveBehindInit(int l) {
    Set<State> after = new LinkedHashSet<>(attempt.overlap.alone() ? Set.of() : reached);
    for (State state : reached) {
      after.add(state.withSweep(attempt.chain[l], sweep -> sweep.withCursor(2)));
    }
    reached = after;
  }

  private boolean sweep(int l) {
    if (mayBeFull(l)) {
      allow(Errno.EAGAIN, l, reached);
    }
    if (attempt.strength == Strength.ANY_FREE) {
      int free = attempt.state.firstFree(attempt.chain[l], 1);
      return free < attempt.greatestBound(l) || ends(Errno.EAGAIN, "in " + attempt.at(l));
    }
    reached = moved(l);
    return !reached.isEmpty() || ends(Errno.EAGAIN, "in " + attempt.at(l));
  }

  /** Whether every number that is certainly eligible is live or may be held. */
  private boolean mayBeFull(int l) {
    int min = leastEligible(l);
    Cover cover = attempt.cover(l);
    for (int bound : attempt.bounds(l)) {
      if (cover.covers(attempt.state, min, bound)) {
        return true;
      }
    }
    free(Errno.EAGAIN, l, attempt.state.firstFree(attempt.chain[l], min));
    return false;
  }

  /**
   * Low numbers are eligible on the first pass only. The exact strength knows the cursor; the other
   * counts them until the sweep may have gone beyond: an allocation that is in flight or failed, a
   * request for a high number or a change of the bound may have sent it there unseen.
   */
  private int leastEligible(int l) {
    int ns = attempt.chain[l];
    boolean passed =
        attempt.strength == Strength.EXACT
            ? attempt.state.cursor(ns) > attempt.reserved
                || attempt.overlap.formerCursors(ns).stream()
                    .anyMatch(cursor -> cursor > attempt.reserved)
            : attempt.state.sweep(ns).passed();
    return passed || !attempt.overlap.holders().isEmpty() ? attempt.reserved : 1;
  }

  /**
   * Exact strength: the states with the cursors that the attempt may have left at level {@code l}.
   */
  private Set<State> moved(int l) {
    int ns = attempt.chain[l];
    Set<State> after = new LinkedHashSet<>();
    for (CyclicOrder order : attempt.orders(l)) {
      for (int number : order.candidates()) {
        reached.forEach(s -> after.add(s.withSweep(ns, sweep -> sweep.withCursor(number + 1))));
      }
    }
    if (attempt.formerOrders(l).stream().anyMatch(order -> !order.candidates().isEmpty())) {
      after.addAll(reached);
    }
    return after;
  }

  /**
   * A closed namespace of the chain. It ranks last; but a close may take effect after the
   * allocation that it turned away has given its numbers back, so when something overlapped, what
   * is taken at that instant does not tell what was taken when the allocation tried.
   */
  private void closed(boolean claimed) {
    if (!claimed && attempt.overlap.alone()) {
      return;
    }
    for (int l = 0; l <= attempt.level; l++) {
      if (attempt.state.closed(attempt.chain[l])) {
        allow(Errno.ENOMEM, l, reached);
        certain = claimed ? "ENOMEM is expected: " + attempt.at(l) + " is closed" : certain;
      }
    }
  }

  private void allow(Errno errno, int l, Set<State> states) {
    if (answer.errno() != errno || (answer.level() >= 0 && answer.level() != l)) {
      return;
    }
    boolean checked = errno == Errno.EPERM || (errno == Errno.EINVAL && attempt.named(l));
    for (State state : states) {
      allowed.add(checked ? state : tried(state));
    }
  }

  /** Any-free strength: a failed attempt may have moved the sweep of every level. */
  private State tried(State state) {
    if (attempt.strength == Strength.EXACT) {
      return state;
    }
    State next = state;
    for (int l = 0; l <= attempt.level; l++) {
      if (attempt.greatestBound(l) > attempt.reserved) {
        next = next.withSweep(attempt.chain[l], Sweep::withPassed);
      }
    }
    return next;
  }

  /** Remembers, for the report, why this error cannot be the answer. */
  private void free(Errno errno, int l, int number) {
    if (answer.errno() == errno && (answer.level() < 0 || answer.level() == l)) {
      certain = "number " + number + " of " + attempt.at(l) + " is free";
    }
  }

  private boolean ends(Errno errno, String why) {
    certain = errno + " is expected " + why;
    return false;
  }
}
