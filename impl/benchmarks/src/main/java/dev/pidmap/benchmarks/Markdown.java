package dev.pidmap.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A run as a page of Markdown. */
final class Markdown {
  private final Table table;
  private final StringBuilder page = new StringBuilder();

  private Markdown(Table table) {
    this.table = table;
  }

  static String of(Table table) {
    Markdown markdown = new Markdown(table);
    markdown.write();
    return markdown.page.toString();
  }

  private void write() {
    page.append("# What each design costs\n\n").append(table.machine().inWords()).append(".\n\n");
    page.append(
        "Nanoseconds per operation and thread, median of the batches, with the quarters in"
            + " parentheses; the competitors ran by turns, each in a JVM of its own. With two"
            + " threads only batches count in which both ran at once.\n\n");
    if (!table.lines().isEmpty()) {
      glance();
    }
    goals();
    lines();
    workloads();
    jmh();
    memory();
    garbage();
    who();
  }

  /**
   * A row for each competitor: lines of a pair, commuting pairs of operations that are free of
   * conflicts, times, what it gives up.
   */
  static String atAGlance(Table table) {
    Markdown markdown = new Markdown(table);
    markdown.glance();
    return markdown.page.toString();
  }

  private void glance() {
    page.append("## At a glance\n\n");
    page.append(
        "Lines that a pair of one allocation and one release moves between simulated CPUs, and how"
            + " many pairs of operations that commute write no line which the other touches:"
            + " counted, the same on every machine. The rest by the clock.\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "design",
            "lines per pair, 2 CPUs",
            "32 CPUs",
            "512 CPUs",
            "conflict-free",
            "pair, ns",
            "2 threads, ns",
            "fork loop, ns",
            "gives up"));
    for (Competitor competitor : Competitor.all()) {
      String name = competitor.name();
      rows.add(
          List.of(
              name,
              transfers(name, 2),
              transfers(name, 32),
              transfers(name, 512),
              table.conflicts(name).map(c -> c.free() + " of " + c.commuting()).orElse("-"),
              median(Workload.PAIR, name),
              median(Workload.PAIR_TWO, name),
              median(Workload.FORK, name),
              competitor.lacks()));
    }
    rows(rows);
  }

  private String transfers(String competitor, int cpus) {
    return table
        .lines(competitor, LineCount.Kind.PAIR, cpus, 1)
        .map(l -> Goals.number(l.transfers()))
        .orElse("-");
  }

  private String median(String workload, String competitor) {
    return table
        .result(workload, competitor)
        .filter(Result::isMeasured)
        .map(r -> Goals.number(r.p50()))
        .orElse("-");
  }

  private void lines() {
    if (table.lines().isEmpty()) {
      return;
    }
    page.append("## Cache lines and atomic updates per operation\n\n");
    page.append(
        "Counted exactly, on simulated CPUs that take turns; a pair is one allocation and one"
            + " release. Each cell: lines / atomic updates.\n\n");
    List<List<String>> rows = new ArrayList<>();
    List<String> whats = table.lines().stream().map(LineCount::what).distinct().toList();
    List<String> head = new ArrayList<>(List.of("design"));
    head.addAll(whats);
    rows.add(head);
    table.lines().stream()
        .map(LineCount::competitor)
        .distinct()
        .forEach(
            competitor -> {
              List<String> row = new ArrayList<>(List.of(competitor));
              whats.forEach(what -> row.add(lines(competitor, what)));
              rows.add(row);
            });
    rows(rows);
  }

  private String lines(String competitor, String what) {
    return table.lines().stream()
        .filter(l -> l.competitor().equals(competitor) && l.what().equals(what))
        .findFirst()
        .map(l -> Goals.number(l.transfers()) + " / " + Goals.number(l.atomics()))
        .orElse("-");
  }

  private void goals() {
    page.append("## Goals\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("goal", "measured", "verdict"));
    Goals.of(table).forEach(g -> rows.add(List.of(g.text(), g.figure(), g.verdict())));
    rows(rows);
  }

  /** A table for each workload. */
  static String times(Table table) {
    Markdown markdown = new Markdown(table);
    markdown.workloads();
    return markdown.page.toString();
  }

  private void workloads() {
    for (String workload : table.workloads()) {
      page.append("## ").append(workload).append("\n\n");
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("design", "ns", "batches"));
      for (String competitor : table.competitors()) {
        table
            .result(workload, competitor)
            .filter(r -> !r.failure().equals("takes no part"))
            .ifPresent(r -> rows.add(List.of(competitor, time(r), batches(r))));
      }
      rows(rows);
    }
  }

  private static String time(Result r) {
    return r.isMeasured()
        ? Goals.number(r.p50()) + " (" + Goals.number(r.p25()) + " - " + Goals.number(r.p75()) + ")"
        : r.failure();
  }

  private static String batches(Result r) {
    return String.format(Locale.ROOT, "%,d", r.batches());
  }

  private void jmh() {
    if (table.jmh().isEmpty()) {
      return;
    }
    page.append("## One thread, by JMH\n\n");
    page.append(
        "Nanoseconds per operation, mean and error at 99.9 %, one competitor after the other: held"
            + " against the medians by turns.\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("workload", "design", "JMH", "by turns"));
    for (Jmh j : table.jmh()) {
      rows.add(
          List.of(
              j.workload(),
              j.competitor(),
              Goals.number(j.nanos()) + " ± " + Goals.number(j.error()),
              median(j.workload(), j.competitor())));
    }
    rows(rows);
  }

  private void memory() {
    if (table.footprints().isEmpty()) {
      return;
    }
    page.append("## Memory\n\nBytes of the map, without the pids, in a space of 4,194,304.\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("design", "one that is empty", "with three", "per id, 30,000 dense"));
    for (Footprint f : table.footprints()) {
      rows.add(
          List.of(
              f.competitor(),
              Goals.number((double) f.empty()),
              Goals.number((double) f.three()),
              Goals.number(f.perId())));
    }
    rows(rows);
  }

  private void garbage() {
    if (!table.workloads().contains(Workload.PAIR)) {
      return;
    }
    page.append("## Bytes allocated per operation\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("design", Workload.PAIR, Workload.FIND_30K));
    for (String competitor : table.competitors()) {
      rows.add(
          List.of(
              competitor, bytes(Workload.PAIR, competitor), bytes(Workload.FIND_30K, competitor)));
    }
    rows(rows);
  }

  private String bytes(String workload, String competitor) {
    return table
        .result(workload, competitor)
        .filter(Result::isMeasured)
        .map(r -> String.format(Locale.ROOT, "%.1f", r.bytes()))
        .orElse("-");
  }

  private void who() {
    page.append("## Who takes part\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("design", "from", "gives up"));
    for (String name : table.competitors()) {
      Competitor competitor = Competitor.named(name);
      rows.add(List.of(name, competitor.source(), competitor.lacks()));
    }
    rows(rows);
  }

  /** A table whose columns are aligned in the source too, but for the last: it is read there. */
  private void rows(List<List<String>> rows) {
    int[] width = new int[rows.get(0).size() - 1];
    rows.forEach(row -> Arrays.setAll(width, c -> Math.max(width[c], row.get(c).length())));
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      for (int c = 0; c < width.length; c++) {
        page.append("| ").append(row.get(c)).append(" ".repeat(width[c] - row.get(c).length() + 1));
      }
      page.append("| ").append(row.get(width.length)).append(" |\n");
      if (i == 0) {
        Arrays.stream(width).forEach(w -> page.append("|").append("-".repeat(w + 2)));
        page.append("|---|\n");
      }
    }
    page.append("\n");
  }
}
