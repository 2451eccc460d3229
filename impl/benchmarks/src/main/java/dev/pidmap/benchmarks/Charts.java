package dev.pidmap.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A plot for each workload, and one of the lines per pair. */
final class Charts {
  private Charts() {}

  /** Writes a file per workload into {@code folder}; their names. */
  static List<String> write(Table table, Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    for (String workload : table.workloads()) {
      List<Plot.Row> rows =
          table.results().stream()
              .filter(r -> r.workload().equals(workload) && r.isMeasured())
              .map(
                  r ->
                      new Plot.Row(
                          r.competitor(), List.of(new Plot.Mark(r.p25(), r.p50(), r.p75()))))
              .toList();
      if (!rows.isEmpty()) {
        files.add(write(new Plot(workload + ", ns", List.of(""), rows), workload, folder));
      }
    }
    if (!table.lines().isEmpty()) {
      files.add(write(lines(table.lines()), "lines per pair", folder));
    }
    return files;
  }

  private static String write(Plot plot, String name, Path folder) throws IOException {
    String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
    Files.writeString(folder.resolve(file), plot.svg());
    return file;
  }

  /** Lines per pair at depth 1, a mark for each number of CPUs. */
  private static Plot lines(List<LineCount> counts) {
    List<LineCount> pairs =
        counts.stream()
            .filter(l -> l.kind() == LineCount.Kind.PAIR && l.depth() == 1)
            .sorted(Comparator.comparingInt(LineCount::cpus))
            .toList();
    return new Plot(
        "cache lines per pair",
        pairs.stream().map(l -> l.cpus() + " CPUs").distinct().toList(),
        counts.stream()
            .map(LineCount::competitor)
            .distinct()
            .map(
                name ->
                    new Plot.Row(
                        name,
                        pairs.stream()
                            .filter(l -> l.competitor().equals(name))
                            .map(l -> Plot.Mark.exact(l.transfers()))
                            .toList()))
            .toList());
  }
}
