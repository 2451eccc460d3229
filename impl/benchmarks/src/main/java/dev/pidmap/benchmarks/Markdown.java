package dev.pidmap.benchmarks;

import java.util.ArrayList;
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
    goals();
    times();
    memory();
    garbage();
    who();
  }

  private void goals() {
    page.append("## Goals\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("goal", "measured", "verdict"));
    Goals.of(table).forEach(g -> rows.add(List.of(g.text(), g.figure(), g.verdict())));
    rows(rows);
  }

  private void times() {
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

  private void memory() {
    if (table.footprints().isEmpty()) {
      return;
    }
    page.append("## Memory\n\nBytes of the map, without the pids, in a space of 4,194,304.\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("design", "with its init only", "with three", "per id, 30,000 dense"));
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

  private void rows(List<List<String>> rows) {
    for (int i = 0; i < rows.size(); i++) {
      page.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        page.append("|").append("---|".repeat(rows.get(0).size())).append("\n");
      }
    }
    page.append("\n");
  }
}
