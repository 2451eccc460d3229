package dev.pidmap.report;

import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A history with its verdict, call by call.
 *
 * @param shown the calls that a page shows: all, or those around the failure
 */
record Judged(
    History history,
    Verdict verdict,
    List<Call> shown,
    Points points,
    Map<Integer, Cause> refusals,
    Cause cause) {

  /** What became of a call in the search for an order; the words on the page. */
  enum Role {
    PLACED("in the order"),
    REFUSED("refused"),
    NOT_REACHED("not reached: what comes before it is refused"),
    NO_EFFECT("no effect needed"),
    NOT_NEEDED("not needed for this failure"),
    LATER("after the failure"),
    UNDECIDED("undecided");

    private final String words;

    Role(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static Judged of(History history, Verdict verdict, int most) {
    List<Call> order = List.of();
    Map<Integer, Cause> refusals = Map.of();
    Cause cause = null;
    int last = history.calls().size();
    if (verdict instanceof Verdict.Linearizable admitted) {
      order = admitted.order();
      last = Math.min(last, most);
    } else if (verdict instanceof Verdict.NotLinearizable not) {
      order = not.order();
      refusals = Cause.all(history, not);
      cause = Cause.first(refusals, not.failing().op());
      last = Math.min(last, lastOf(history, refusals) + most / 10);
    }
    return new Judged(
        history,
        verdict,
        history.calls().subList(Math.max(0, last - most), last),
        Points.of(order),
        refusals,
        cause);
  }

  /** The position after the last refused call among the calls. */
  private static int lastOf(History history, Map<Integer, Cause> refusals) {
    int last = 0;
    for (int i = 0; i < history.calls().size(); i++) {
      if (refusals.containsKey(history.calls().get(i).op())) {
        last = i + 1;
      }
    }
    return last;
  }

  List<Call> order() {
    if (verdict instanceof Verdict.Linearizable admitted) {
      return admitted.order();
    }
    return verdict instanceof Verdict.NotLinearizable not ? not.order() : List.of();
  }

  boolean failed() {
    return verdict instanceof Verdict.NotLinearizable;
  }

  /** Length of the prefix that has no order; the whole history where there is no such prefix. */
  int events() {
    return verdict instanceof Verdict.NotLinearizable not ? not.events() : history.events();
  }

  int failing() {
    return verdict instanceof Verdict.NotLinearizable not ? not.failing().op() : -1;
  }

  Role role(Call call) {
    if (points.byOp().containsKey(call.op())) {
      return Role.PLACED;
    } else if (refusals.containsKey(call.op())) {
      return Role.REFUSED;
    } else if (refusals.values().stream().anyMatch(cause -> cause.after().contains(call))) {
      return Role.NOT_REACHED;
    } else if (verdict instanceof Verdict.Linearizable) {
      return Role.NO_EFFECT;
    } else if (verdict instanceof Verdict.Unknown) {
      return Role.UNDECIDED;
    }
    return call.called() >= events() ? Role.LATER : Role.NOT_NEEDED;
  }

  /** Those of {@code calls} that are about what a refused one is about; all where it is all. */
  List<Call> closeTo(List<Call> calls) {
    List<Call> refused = calls.stream().filter(call -> role(call) == Role.REFUSED).toList();
    List<Call> close = About.same(calls, refused);
    return close.size() > refused.size() ? close : calls;
  }

  /** The calls that lead to the failure: those in the prefix that play a part in it. */
  List<Call> scenario() {
    List<Call> calls = new ArrayList<>();
    for (Call call : shown) {
      Role role = role(call);
      if (role == Role.PLACED || role == Role.REFUSED || role == Role.NOT_REACHED) {
        calls.add(call);
      }
    }
    return calls;
  }
}
