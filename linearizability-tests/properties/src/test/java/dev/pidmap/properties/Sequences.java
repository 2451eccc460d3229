package dev.pidmap.properties;

import dev.pidmap.harness.Profile;
import dev.pidmap.percpu.Geometry;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/** Random maps and random sequences; everything shrinks towards few calls on a small map. */
final class Sequences {
  private static final int MAX_CPUS = 4;

  private Sequences() {}

  /**
   * Maps with one lane, on which every number is determined. Most are so small that a sequence goes
   * round them many times; some have ranges of Linux's size.
   */
  static Arbitrary<Geometry> oneLane() {
    return geometry(Arbitraries.just(1));
  }

  /** Maps with one to four lanes, which may grow. */
  static Arbitrary<Geometry> manyLanes() {
    return geometry(Arbitraries.integers().between(1, MAX_CPUS));
  }

  private static Arbitrary<Geometry> geometry(Arbitrary<Integer> lanes) {
    Arbitrary<Integer> limit =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(2, 24)),
            Tuple.of(1, Arbitraries.integers().between(25, 600)));
    return Combinators.combine(
            Arbitraries.of(2, 4, 8, 16, 32, 64, 128, 256),
            limit,
            Arbitraries.integers().between(0, 600),
            Arbitraries.integers().between(0, 600),
            Arbitraries.integers().between(0, 600),
            lanes,
            lanes)
        .as(Sequences::geometry);
  }

  /** Maps with far more ranges than lanes. */
  static Arbitrary<Geometry> manyRanges() {
    return Combinators.combine(
            Arbitraries.of(2, 4, 8),
            Arbitraries.integers().between(100, 400),
            Arbitraries.integers().between(1, 20),
            Arbitraries.integers().between(1, MAX_CPUS),
            Arbitraries.integers().between(1, MAX_CPUS))
        .as((size, max, reserved, a, b) -> manyRanges(size, max, reserved, a, Math.max(a, b)));
  }

  private static Geometry manyRanges(int size, int max, int reserved, int lanes, int maxLanes) {
    return new Geometry(MAX_CPUS, size, reserved + 1, max, max, reserved, lanes, maxLanes);
  }

  /** As in Linux, {@code pid_max} cannot be set so low that only reserved numbers remain. */
  private static Geometry geometry(
      int rangeSize, int limit, int min, int root, int reserved, int lanes, int maxLanes) {
    int pidMaxMin = 2 + min % (limit - 1);
    int rootPidMax = limit - root % (limit - pidMaxMin + 1);
    int first = 1 + reserved % (pidMaxMin - 1);
    int most = Math.max(lanes, maxLanes);
    return new Geometry(MAX_CPUS, rangeSize, pidMaxMin, limit, rootPidMax, first, lanes, most);
  }

  /** Linux's own sizes but for a smaller limit, so that laps are affordable. */
  static Geometry linuxLike(int cpus, int pidMax) {
    return new Geometry(cpus, 256, 301, pidMax, pidMax, 300, 1, 1);
  }

  /** Everything a caller can do, allocations and releases more often than the rest. */
  static ListArbitrary<Call> calls() {
    return callsOf(
        List.of(
            Tuple.of(30, Call.Kind.ALLOCATE),
            Tuple.of(18, Call.Kind.RELEASE),
            Tuple.of(8, Call.Kind.REQUEST),
            Tuple.of(3, Call.Kind.CREATE),
            Tuple.of(3, Call.Kind.FIND),
            Tuple.of(3, Call.Kind.FIND_AT_LEAST),
            Tuple.of(2, Call.Kind.NUMBER_OF),
            Tuple.of(2, Call.Kind.LIST),
            Tuple.of(1, Call.Kind.CLOSE),
            Tuple.of(2, Call.Kind.IS_DRAINED),
            Tuple.of(1, Call.Kind.GET_PID_MAX),
            Tuple.of(4, Call.Kind.SET_PID_MAX),
            Tuple.of(4, Call.Kind.GET_LAST_PID),
            Tuple.of(4, Call.Kind.SET_LAST_PID)));
  }

  /** Allocations and releases only: what a map does all day. */
  static Arbitrary<List<Call>> churn() {
    return callsOf(List.of(Tuple.of(5, Call.Kind.ALLOCATE), Tuple.of(4, Call.Kind.RELEASE)));
  }

  /** Churn with requested numbers among it. */
  static Arbitrary<List<Call>> churnWithRequests() {
    return callsOf(
        List.of(
            Tuple.of(5, Call.Kind.ALLOCATE),
            Tuple.of(4, Call.Kind.RELEASE),
            Tuple.of(2, Call.Kind.REQUEST)));
  }

  private static ListArbitrary<Call> callsOf(List<Tuple.Tuple2<Integer, Call.Kind>> weights) {
    Arbitrary<Integer> number =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.integers().between(0, 700)),
            Tuple.of(4, Arbitraries.integers().between(0, 10)),
            Tuple.of(2, Arbitraries.integers().between(-8, -1)));
    Arbitrary<Call> call =
        Combinators.combine(
                Arbitraries.frequency(weights.toArray(Sequences::tuples)),
                Arbitraries.integers().between(0, MAX_CPUS - 1),
                Arbitraries.frequencyOf(
                    Tuple.of(3, Arbitraries.integers().between(0, 99)),
                    Tuple.of(1, Arbitraries.just(-1))),
                Arbitraries.frequencyOf(
                    Tuple.of(9, Arbitraries.integers().between(0, 99)),
                    Tuple.of(1, Arbitraries.integers().between(-99, -1))),
                number.list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1), Tuple.of(1, 2)))
            .as(Call::new);
    return call.list()
        .ofMaxSize(Profile.current().choose(120, 200, 400))
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @SuppressWarnings("unchecked") // an array of a generic type
  private static Tuple.Tuple2<Integer, Call.Kind>[] tuples(int size) {
    return (Tuple.Tuple2<Integer, Call.Kind>[]) new Tuple.Tuple2<?, ?>[size];
  }

  /** Depth of the chain of namespaces a run starts with: 0..4, at times the deepest there is. */
  static Arbitrary<Integer> depth() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, Arbitraries.integers().between(0, 4)), Tuple.of(1, Arbitraries.just(32)));
  }

  static Arbitrary<World> worlds(Arbitrary<Geometry> geometry, Arbitrary<List<Call>> calls) {
    return Combinators.combine(geometry, depth(), calls).as(World::new);
  }
}
