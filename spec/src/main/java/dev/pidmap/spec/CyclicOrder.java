package dev.pidmap.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which Linux tries the numbers of a namespace: from the cursor c up to M = {@code
 * pid_max}, then from {@code min} up to c, where min is 300 ({@link Limits#reserved()}) once c is
 * beyond it and 1 before; the first free number is taken and the cursor goes behind it.
 *
 * <p>A number that an allocation in flight may hold counts as free or as taken, as the answer
 * needs: so under overlap several numbers can be the first.
 */
final class CyclicOrder {
  private final State state;
  private final int ns;
  private final int bound;
  private final Cover cover;
  private final int start;
  private final int min;

  CyclicOrder(State state, int ns, int bound, Cover cover) {
    this.state = state;
    this.ns = ns;
    this.bound = bound;
    this.cover = cover;
    int cursor = state.cursor(ns);
    this.min = cursor > state.limits().reserved() ? state.limits().reserved() : 1;
    this.start = Math.max(cursor, min);
  }

  /** Whether {@code number} may be the first free one. */
  boolean mayBeNext(int number) {
    if (number < min || number >= bound || state.liveAt(ns, number) != State.NOBODY) {
      return false;
    }
    return number >= start
        ? cover.covers(state, ns, start, number)
        : cover.coversBoth(state, ns, start, bound, min, number);
  }

  /** The free numbers that a choice of {@code number} passes over. */
  IntMap<Boolean> passedBy(int number) {
    IntMap<Boolean> passed = IntMap.empty();
    if (number >= start) {
      return free(passed, start, number);
    }
    return free(free(passed, start, bound), min, number);
  }

  private IntMap<Boolean> free(IntMap<Boolean> numbers, int from, int to) {
    IntMap<Boolean> all = numbers;
    for (int n = state.firstFree(ns, from); n < to; n = state.firstFree(ns, n + 1)) {
      all = all.put(n, true);
    }
    return all;
  }

  /** All numbers that may be the first free one. */
  List<Integer> candidates() {
    List<Integer> found = new ArrayList<>();
    collect(start, bound, found);
    collect(min, Math.min(start, bound), found);
    return found;
  }

  private void collect(int from, int to, List<Integer> found) {
    int n = state.firstFree(ns, from);
    while (n < to && mayBeNext(n)) {
      found.add(n);
      n = state.firstFree(ns, n + 1);
    }
  }

  /** The first free number when nothing is in flight, or -1. */
  int next() {
    int n = state.firstFree(ns, start);
    if (n < bound) {
      return n;
    }
    n = state.firstFree(ns, min);
    return n < bound ? n : -1;
  }
}
