package dev.pidmap.spec.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was so before the present instant, as far as a call in flight may have acted on it. Equal
 * when the same was so, in whichever order it ceased to be.
 *
 * @param until by fact, the position of the first return after it ceased: a call that began before
 *     may have met it
 */
record Former(Map<Fact, Integer> until) {
  /** Nothing that is not so now. */
  static final Former NONE = new Former(Map.of());

  enum Kind {
    PID_MAX,
    CURSOR,
    /** A number was live. */
    TAKEN
  }

  record Fact(Kind kind, int ns, int value) {}

  /** With {@code ceased}, and without what no call that begins at {@code oldest} or later met. */
  Former with(List<Fact> ceased, int end, int oldest) {
    Map<Fact, Integer> all = new HashMap<>(forgetBefore(oldest).until);
    ceased.forEach(fact -> all.put(fact, end));
    return new Former(all);
  }

  /** Without what no call that begins at {@code oldest} or later met. */
  Former forgetBefore(int oldest) {
    if (until.values().stream().allMatch(end -> oldest < end)) {
      return this;
    }
    Map<Fact, Integer> kept = new HashMap<>(until);
    kept.values().removeIf(end -> oldest >= end);
    return new Former(kept);
  }

  /** Whether a call that began at {@code called} may have met {@code fact}. */
  boolean met(Fact fact, int called) {
    Integer end = until.get(fact);
    return end != null && called < end;
  }

  /**
   * The values of that kind in {@code ns} that a call that began at {@code called} may have met.
   */
  List<Integer> values(Kind kind, int ns, int called) {
    return until.keySet().stream()
        .filter(fact -> fact.kind() == kind && fact.ns() == ns && met(fact, called))
        .map(Fact::value)
        .sorted()
        .toList();
  }
}
