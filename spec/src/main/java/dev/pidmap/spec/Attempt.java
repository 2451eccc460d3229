package dev.pidmap.spec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** An allocation as seen at the instant it takes effect: what it asks for, level by level. */
final class Attempt {
  final State state;
  final Operation.Allocate call;
  final Overlap overlap;
  final Strength strength;
  final int reserved;

  /** The namespaces by level, outermost first. */
  final int[] chain;

  /** The level of the namespace it was called on. */
  final int level;

  Attempt(State state, Operation.Allocate call, Overlap overlap, Strength strength) {
    this.state = state;
    this.call = call;
    this.overlap = overlap;
    this.strength = strength;
    this.reserved = state.limits().reserved();
    this.chain = state.chain(call.ns());
    this.level = chain.length - 1;
  }

  /** Whether {@code set_tid} names the number at level {@code l}. */
  boolean named(int l) {
    return level - l < call.setTid().size();
  }

  /** The number that {@code set_tid} names at level {@code l}. */
  int request(int l) {
    return call.setTid().get(level - l);
  }

  /** Whether the number at level {@code l} is one the sweep chooses. */
  boolean swept(int l) {
    return !named(l) && hasInit(l);
  }

  boolean hasInit(int l) {
    return state.initSeen(chain[l]);
  }

  boolean permitted(int l) {
    return !named(l) || l >= call.capableFrom();
  }

  boolean tooManyRequests() {
    int size = call.setTid().size();
    return size > Limits.MAX_SET_TID || size > level + 1;
  }

  Cover cover(int l) {
    return Cover.of(state, chain[l], overlap);
  }

  /** The values of {@code pid_max} at level {@code l} that it may have read, the present first. */
  int[] bounds(int l) {
    return presentAndFormer(state.pidMax(chain[l]), overlap.formerPidMax(chain[l]));
  }

  /** The orders in which it may have tried the numbers at level {@code l}, by the cursor now. */
  List<CyclicOrder> orders(int l) {
    return orders(l, state.cursor(chain[l]));
  }

  /** The same, by other cursors since the call: for Linux they move before a pid is visible. */
  List<CyclicOrder> formerOrders(int l) {
    return overlap.formerCursors(chain[l]).stream()
        .filter(cursor -> cursor != state.cursor(chain[l]))
        .flatMap(cursor -> orders(l, cursor).stream())
        .toList();
  }

  private List<CyclicOrder> orders(int l, int cursor) {
    Cover cover = Cover.sinceCall(state, chain[l], overlap);
    return Arrays.stream(bounds(l))
        .mapToObj(bound -> new CyclicOrder(state, chain[l], cursor, bound, cover))
        .toList();
  }

  private static int[] presentAndFormer(int present, List<Integer> former) {
    return IntStream.concat(IntStream.of(present), former.stream().mapToInt(Integer::intValue))
        .distinct()
        .toArray();
  }

  int greatestBound(int l) {
    int greatest = 0;
    for (int bound : bounds(l)) {
      greatest = Math.max(greatest, bound);
    }
    return greatest;
  }

  int leastBound(int l) {
    int least = Integer.MAX_VALUE;
    for (int bound : bounds(l)) {
      least = Math.min(least, bound);
    }
    return least;
  }

  String at(int l) {
    return "namespace " + chain[l];
  }
}
