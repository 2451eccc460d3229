package dev.pidmap.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which Linux tries the numbers of a namespace: from the cursor c up to M = {@code
 * pid_max}, then from {@code min} up to c, where min is 300 ({@link Limits#reserved()}) once c is
 * beyond it and 1 before; the first free number is taken and the cursor goes behind it.
 *
 * <p>A number that an allocation in flight may hold, or that was live at some instant since the
 * call, counts as free or as taken, as the answer needs: so under overlap several numbers can be
 * the first.
 */
final class CyclicOrder {
  private final State state;
  private final int ns;
  private final int bound;
  private final Cover cover;
  private final int start;
  private final int min;

  /** The order from {@code cursor} on, the present one of {@code ns} or one since the call. */
  CyclicOrder(State state, int ns, int cursor, int bound, Cover cover) {
    this.state = state;
    this.ns = ns;
    this.bound = bound;
    this.cover = cover;
    this.min = cursor > state.limits().reserved() ? state.limits().reserved() : 1;
    this.start = Math.max(cursor, min);
  }

  /** Whether {@code number} may be the first free one. */
  boolean mayBeNext(int number) {
    if (number < min || number >= bound || state.liveAt(ns, number) != State.NOBODY) {
      return false;
    }
    return number >= start
        ? cover.covers(state, start, number)
        : cover.coversBoth(state, start, bound, min, number);
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
