package dev.pidmap.report;

import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import dev.pidmap.spec.history.Start;
import java.util.ArrayList;
import java.util.List;

/**
 * Every place that the call which fails could have among the others, and what is refused then. The
 * others stand in the order that was found, and behind it as they returned.
 */
final class Attempts {
  /** More places than these explain nothing. */
  private static final int MOST = 12;

  private final History history;
  private final Contract contract;
  private final Call failing;
  private final List<Call> others = new ArrayList<>();

  /**
   * An attempt.
   *
   * @param place where the call that fails was put
   * @param refused the call that is refused then
   * @param reason the contract's sentence
   */
  record Attempt(String place, Call refused, String reason) {}

  private Attempts(History history, Verdict.NotLinearizable verdict) {
    this.history = history;
    contract = new Contract(history.limits(), history.strength());
    failing = verdict.failing();
    verdict.order().stream().filter(Attempts::changes).forEach(others::add);
    Cause.notInTheOrder(history, verdict).stream().filter(Attempts::changes).forEach(others::add);
  }

  /** None where more than the state decides, or where places are many. */
  static List<Attempt> of(History history, Verdict.NotLinearizable verdict) {
    Attempts attempts = new Attempts(history, verdict);
    return attempts.isPlain() ? attempts.all() : List.of();
  }

  private static boolean changes(Call call) {
    return call.result() != null && !(call.operation() instanceof Operation.ListLive);
  }

  /**
   * Whether the state alone decides: not a bound, a cursor or a hold that is over. A failure that
   * the calls in flight allow at a place would have that place, since it changes nothing.
   */
  private boolean isPlain() {
    if (failing.operation() instanceof Operation.ListLive) {
      return false;
    }
    boolean bySweep =
        failing.result() instanceof Result.Failed
            ? history.limits().reserved() > 1
            : history.strength() == Strength.EXACT;
    boolean swept = bySweep && failing.operation() instanceof Operation.Allocate;
    return history.calls().stream()
        .filter(call -> call.op() != failing.op() && overlaps(call))
        .noneMatch(
            call ->
                swept
                    || call.operation() instanceof Operation.SetPidMax
                    || call.result() instanceof Result.Failed);
  }

  private boolean overlaps(Call call) {
    return call.called() < failing.returned() && call.returned() > failing.called();
  }

  private List<Attempt> all() {
    int from = 0;
    for (int i = 0; i < others.size(); i++) {
      if (others.get(i).returned() < failing.called()) {
        from = i + 1;
      }
    }
    List<Attempt> attempts = new ArrayList<>();
    if (others.size() - from >= MOST) {
      return attempts;
    }
    State state = start();
    for (int place = 0; place <= others.size() && state != null; place++) {
      if (place >= from) {
        Attempt attempt = at(place, state);
        if (attempt == null) {
          return List.of();
        }
        attempts.add(attempt);
      }
      state = place == others.size() ? state : after(state, others.get(place));
    }
    return state == null ? List.of() : attempts;
  }

  private State start() {
    State state = contract.initial();
    for (Start.Step step : history.start().steps()) {
      state = contract.step(state, step.operation(), step.result(), Overlap.NONE).get(0);
    }
    return state;
  }

  /** Null where it is refused. */
  private State after(State state, Call call) {
    List<State> next = contract.step(state, call.operation(), call.result(), Overlap.NONE);
    return next.isEmpty() ? null : next.get(0);
  }

  /** Null where nothing is refused. */
  private Attempt at(int place, State before) {
    List<State> next = contract.step(before, failing.operation(), failing.result(), Overlap.NONE);
    if (next.isEmpty()) {
      return new Attempt(
          where(place),
          failing,
          contract.refusal(before, failing.operation(), failing.result(), Overlap.NONE));
    }
    State state = next.get(0);
    for (Call call : others.subList(place, others.size())) {
      State then = after(state, call);
      if (then == null) {
        return new Attempt(
            where(place),
            call,
            contract.refusal(state, call.operation(), call.result(), Overlap.NONE));
      }
      state = then;
    }
    return null;
  }

  private String where(int place) {
    String before = place == 0 ? "" : "after op " + others.get(place - 1).op();
    String behind = place == others.size() ? "" : "before op " + others.get(place).op();
    return before.isEmpty() || behind.isEmpty() ? before + behind : before + ", " + behind;
  }
}
