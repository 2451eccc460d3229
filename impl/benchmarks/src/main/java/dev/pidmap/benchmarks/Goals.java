package dev.pidmap.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What ours must reach, each by figures of one run. */
final class Goals {
  private final Table table;
  private final List<Goal> goals = new ArrayList<>();

  /**
   * A goal.
   *
   * @param text what is wanted
   * @param figure what was measured
   * @param verdict met, missed, or not measured
   */
  record Goal(String text, String figure, String verdict) {}

  private Goals(Table table) {
    this.table = table;
  }

  static List<Goal> of(Table table) {
    Goals goals = new Goals(table);
    goals.collect();
    return goals.goals;
  }

  private void collect() {
    String ours = Competitor.OURS;
    lines();
    table
        .conflicts(ours)
        .ifPresent(
            c ->
                atLeast(
                    "commuting pairs free of conflicts or exempt",
                    c.free() + c.exempt(),
                    c.commuting()));
    atMost("pair, one thread, ns", time(Workload.PAIR, ours), 25);
    atMost(
        "pair against ConcurrentHashMap + counter",
        ratio(Workload.PAIR, ours, Workload.PAIR, Competitor.HASH_MAP),
        0.7);
    atMost(
        "pair against one-lock IDR",
        ratio(Workload.PAIR, ours, Workload.PAIR, Competitor.ONE_LOCK),
        0.5);
    double slope = (time(Workload.deep(32), ours) - time(Workload.deep(1), ours)) / 31;
    atMost("slope per level to 32, ns", slope, 20);
    atMost(
        "two threads against one, own ids",
        ratio(Workload.PAIR_TWO, ours, Workload.PAIR, ours),
        1.2);
    atLeast(
        "two threads: ConcurrentHashMap + counter against ours",
        ratio(Workload.PAIR_TWO, Competitor.HASH_MAP, Workload.PAIR_TWO, ours),
        3);
    atLeast(
        "two threads: one-lock IDR against ours",
        ratio(Workload.PAIR_TWO, Competitor.ONE_LOCK, Workload.PAIR_TWO, ours),
        8);
    String empty = Workload.EMPTY_RANDOM;
    atMost("random at 92 % against empty", ratio(Workload.occupied("92"), ours, empty, ours), 3);
    atMost("random at 99 % against empty", ratio(Workload.occupied("99"), ours, empty, ours), 5);
    atMost(
        "random at 99.9 % against empty", ratio(Workload.occupied("99.9"), ours, empty, ours), 10);
    atMost("4 M live against 100", ratio(Workload.MANY, ours, Workload.FEW, ours), 3);
    for (String find : List.of(Workload.FIND_1K, Workload.FIND_30K)) {
      atMost(find + " against a flat array", ratio(find, ours, find, Competitor.FLAT), 2);
    }
    atMost(
        Workload.FIND_1M + " against ConcurrentHashMap",
        ratio(Workload.FIND_1M, ours, Workload.FIND_1M, Competitor.HASH_MAP),
        0.5);
    for (String scan : List.of(Workload.DENSE, Workload.SCATTERED)) {
      atMost(scan + " against the next best", againstBest(scan), 1);
    }
    table
        .footprint(ours)
        .ifPresent(
            f -> {
              atMost("map bytes per id, dense", f.perId(), 8);
              atMost("empty namespace, bytes", (double) f.empty(), 1_024);
              atMost("namespace with three, bytes", (double) f.three(), 4_096);
              atMost(
                  "bytes allocated per pair, no more than the pid",
                  bytes(Workload.PAIR, ours),
                  (double) f.holder());
            });
    atMost("bytes allocated per look-up", bytes(Workload.FIND_30K, ours), 0.1);
  }

  private void lines() {
    for (LineCount l : table.lines()) {
      if (l.competitor().equals(Competitor.OURS)) {
        double bound =
            switch (l.kind()) {
              case PAIR -> 0.05 * l.depth();
              case REMOTE_RELEASE -> 2.0 * l.depth();
              case LOOK_UP -> 0;
            };
        atMost("lines: " + l.what(), l.transfers(), bound);
      }
    }
  }

  private double time(String workload, String competitor) {
    return figure(workload, competitor, Result::p50);
  }

  private double bytes(String workload, String competitor) {
    return figure(workload, competitor, Result::bytes);
  }

  private double figure(String workload, String competitor, ToDoubleFunction<Result> of) {
    return table
        .result(workload, competitor)
        .filter(Result::isMeasured)
        .map(of::applyAsDouble)
        .orElse(Double.NaN);
  }

  private double ratio(String workload, String competitor, String to, String of) {
    return time(workload, competitor) / time(to, of);
  }

  private double againstBest(String workload) {
    double best =
        table.competitors().stream()
            .filter(name -> !name.equals(Competitor.OURS))
            .mapToDouble(name -> time(workload, name))
            .filter(time -> !Double.isNaN(time))
            .min()
            .orElse(Double.NaN);
    return time(workload, Competitor.OURS) / best;
  }

  private void atMost(String text, double figure, double bound) {
    add(text + " ≤ " + number(bound), figure, figure <= bound);
  }

  private void atLeast(String text, double figure, double bound) {
    add(text + " ≥ " + number(bound), figure, figure >= bound);
  }

  private void add(String text, double figure, boolean met) {
    goals.add(
        Double.isNaN(figure)
            ? new Goal(text, "-", "not measured")
            : new Goal(text, number(figure), met ? "met" : "missed"));
  }

  static String number(double value) {
    if (value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    return String.format(
        Locale.ROOT,
        value < 0.1 ? "%.3f" : value < 10 ? "%.2f" : value < 1_000 ? "%.1f" : "%,.0f",
        value);
  }
}
