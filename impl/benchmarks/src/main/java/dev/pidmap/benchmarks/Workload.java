package dev.pidmap.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is done to a map.
 *
 * @param name the same in every table
 * @param kind what an operation is
 * @param config sizes of the map
 * @param live numbers that are held while it is measured, all threads together
 * @param threads how many do it at once
 * @param quick whether the quick run has it
 */
record Workload(String name, Kind kind, Config config, int live, int threads, boolean quick) {

  /** What an operation is. */
  enum Kind {
    /** Release the oldest, allocate. */
    PAIR_FIFO,
    /** Release any, allocate. */
    PAIR_RANDOM,
    /** Allocate, and release what another thread allocated. */
    PAIR_REMOTE,
    /** Look up a number that is held, in random order. */
    FIND,
    /** Visit all; an operation is one visit of all. */
    SCAN_DENSE,
    /** The same, with 399 free numbers between two that are held. */
    SCAN_SCATTERED,
    /** Allocate 1,000 in a row, release them in a row; an operation is one of each. */
    TURNOVER,
    /** The loop of the thread: each thread allocates, then releases; all threads count. */
    FORK
  }

  private static final int SMALL = 32_768;
  private static final int LARGE = 1 << 22;

  /** Numbers above the reserved ones in the small space. */
  private static final int ELIGIBLE = SMALL - 300;

  static final String PAIR = "pair, 1 k live, 4 M";
  static final String FORK = "fork loop, 20 threads";
  static final String PAIR_TWO = "pair, 1 k live, 4 M, 2 threads";
  static final String EMPTY_RANDOM = "random, 1 k live, 32 k";
  static final String FEW = "random, 100 live, 4 M";
  static final String MANY = "random, 4 M live, 4 M";
  static final String FIND_1K = "look-up, 1 k live";
  static final String FIND_30K = "look-up, 30 k live";
  static final String FIND_1M = "look-up, 1 M live";
  static final String DENSE = "scan of 10,000, dense";
  static final String SCATTERED = "scan of 10,000, scattered";

  static String occupied(String percent) {
    return "random, " + percent + " % of 32 k";
  }

  static String deep(int depth) {
    return "pair, depth " + depth;
  }

  /** All, in the order of the table. */
  static List<Workload> all() {
    List<Workload> all = new ArrayList<>();
    all.add(one(PAIR, Kind.PAIR_FIFO, LARGE, 1_000, true));
    all.add(one("pair, 1 k live, 32 k", Kind.PAIR_FIFO, SMALL, 1_000, false));
    all.add(one("pair, 30 k live, 4 M", Kind.PAIR_FIFO, LARGE, 30_000, false));
    all.add(one(FEW, Kind.PAIR_RANDOM, LARGE, 100, true));
    all.add(one("random, 30 k live, 4 M", Kind.PAIR_RANDOM, LARGE, 30_000, true));
    all.add(one("random, 1 M live, 4 M", Kind.PAIR_RANDOM, LARGE, 1_000_000, false));
    all.add(one(MANY, Kind.PAIR_RANDOM, LARGE, 4_000_000, false));
    all.add(one(EMPTY_RANDOM, Kind.PAIR_RANDOM, SMALL, 1_000, true));
    all.add(one(occupied("50"), Kind.PAIR_RANDOM, SMALL, ELIGIBLE / 2, false));
    all.add(one(occupied("92"), Kind.PAIR_RANDOM, SMALL, ELIGIBLE * 92 / 100, true));
    all.add(one(occupied("99"), Kind.PAIR_RANDOM, SMALL, ELIGIBLE * 99 / 100, true));
    all.add(one(occupied("99.9"), Kind.PAIR_RANDOM, SMALL, ELIGIBLE / 1_000 * 999, true));
    for (int depth : new int[] {1, 2, 4, 8, 16, 32}) {
      Config config = new Config(SMALL, depth, 2);
      boolean quick = depth == 1 || depth == 4 || depth == 32;
      all.add(new Workload(deep(depth), Kind.PAIR_FIFO, config, 500, 1, quick));
    }
    all.add(one("turnover of ranges", Kind.TURNOVER, LARGE, 0, true));
    all.add(one(FIND_1K, Kind.FIND, LARGE, 1_000, true));
    all.add(one(FIND_30K, Kind.FIND, LARGE, 30_000, true));
    all.add(one(FIND_1M, Kind.FIND, LARGE, 1_000_000, true));
    all.add(one(DENSE, Kind.SCAN_DENSE, LARGE, 10_000, true));
    all.add(one(SCATTERED, Kind.SCAN_SCATTERED, LARGE, 10_000, true));
    all.add(two(PAIR_TWO, Kind.PAIR_FIFO, 1_000));
    all.add(two("pair, 30 k live, 4 M, 2 threads", Kind.PAIR_FIFO, 30_000));
    all.add(two("remote release, 1 k live, 2 threads", Kind.PAIR_REMOTE, 1_000));
    all.add(new Workload(FORK, Kind.FORK, new Config(LARGE, 1, 20), 0, 20, true));
    return all;
  }

  private static Workload one(String name, Kind kind, int space, int live, boolean quick) {
    return new Workload(name, kind, new Config(space, 1, 2), live, 1, quick);
  }

  private static Workload two(String name, Kind kind, int live) {
    return new Workload(name, kind, new Config(LARGE, 1, 2), live, 2, true);
  }

  static List<Workload> all(Predicate<Workload> wanted) {
    return all().stream().filter(wanted).toList();
  }

  static Workload named(String name) {
    return all().stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
  }

  /** Whether a competitor can take part in it at all. */
  boolean suits(Subject subject) {
    return subject.allocates() || kind == Kind.FIND;
  }
}
