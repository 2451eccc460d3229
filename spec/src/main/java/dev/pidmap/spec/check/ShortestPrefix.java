package dev.pidmap.spec.check;

import dev.pidmap.spec.history.History.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where a history without an admitted order goes wrong: the shortest prefix without one. A
 * call that has not returned in a prefix may or may not take effect there, with the answer it got
 * later; so a prefix of an admitted history is admitted, and halving finds the boundary.
 */
final class ShortestPrefix {
  private ShortestPrefix() {}

  /** The verdict on {@code calls}, whose complete search got stuck as {@code first} tells. */
  static Verdict.NotLinearizable find(
      Subject subject, List<Call> calls, Search.Stuck first, Meter meter) {
    Call[] returns =
        calls.stream()
            .filter(c -> !c.pending())
            .sorted((a, b) -> Integer.compare(a.returned(), b.returned()))
            .toArray(Call[]::new);
    int holds = -1;
    int fails = returns.length - 1;
    Search.Stuck stuck = first;
    int guess = indexOf(returns, stuck.call());
    while (fails - holds > 1) {
      int probe = Math.max(holds + 1, Math.min(guess, fails - 1));
      List<Call> prefix = of(calls, returns[probe].returned() + 1);
      Search search = new Search(new Problem(subject, prefix), meter);
      Search.End end = search.run(Long.MAX_VALUE);
      if (end == Search.End.FOUND) {
        holds = probe;
        guess = (holds + fails) / 2;
      } else if (end == Search.End.NONE) {
        fails = probe;
        stuck = search.stuck();
        guess = indexOf(returns, stuck.call());
      } else {
        break;
      }
    }
    return new Verdict.NotLinearizable(
        returns[fails].returned() + 1, returns[fails], stuck.order(), stuck.state(), stuck.tried());
  }

  private static int indexOf(Call[] returns, Call call) {
    return Arrays.binarySearch(
        returns, call, (a, b) -> Integer.compare(a.returned(), b.returned()));
  }

  /** The first {@code events} events of {@code calls}. */
  static List<Call> of(List<Call> calls, int events) {
    List<Call> prefix = new ArrayList<>();
    for (Call call : calls) {
      if (call.called() < events) {
        prefix.add(call.returned() < events ? call : call.withoutReturn());
      }
    }
    return prefix;
  }
}
