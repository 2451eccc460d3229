package dev.pidmap.spec.check;

import dev.pidmap.spec.State;
import java.util.ArrayList;
import java.util.List;

/** The states before the present one, as far as a call in flight may have seen them; in order. */
record Former(List<Seen> states) {
  /** No state but the present one. */
  static final Former NONE = new Former(List.of());

  /**
   * A state that was replaced.
   *
   * @param until the position of the first return after the replacement: a call that began before
   *     it may have seen the state
   */
  record Seen(State state, int until) {}

  /** With {@code latest}, and without what no call that begins at {@code oldest} or later saw. */
  Former replaced(Seen latest, int oldest) {
    List<Seen> kept = new ArrayList<>(seenSince(oldest));
    kept.add(latest);
    return new Former(kept);
  }

  /** Without what no call that begins at {@code oldest} or later saw. */
  Former forgetBefore(int oldest) {
    List<Seen> kept = seenSince(oldest);
    return kept.size() == states.size() ? this : new Former(kept);
  }

  /** What a call that began at {@code called} may have seen. */
  List<State> since(int called) {
    return seenSince(called).stream().map(Seen::state).toList();
  }

  private List<Seen> seenSince(int called) {
    int first = states.size();
    while (first > 0 && called < states.get(first - 1).until()) {
      first--;
    }
    return states.subList(first, states.size());
  }
}
