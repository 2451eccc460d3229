package dev.pidmap.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** A bar chart for each workload, and one of the lines per pair. */
final class Charts {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 420;

  /** Where the bars of a logarithmic axis begin; none at all is drawn as this. */
  private static final double NO_LINES = 0.01;

  private Charts() {}

  /** Writes a file per workload into {@code folder}; their names. */
  static List<String> write(Table table, Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    for (String workload : table.workloads()) {
      List<Result> measured =
          table.results().stream()
              .filter(r -> r.workload().equals(workload) && r.isMeasured())
              .toList();
      if (!measured.isEmpty()) {
        String file = workload.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
        VectorGraphicsEncoder.saveVectorGraphic(
            chart(workload, measured), folder.resolve(file).toString(), VectorGraphicsFormat.SVG);
        files.add(file);
      }
    }
    if (!table.lines().isEmpty()) {
      String file = "lines-per-pair.svg";
      VectorGraphicsEncoder.saveVectorGraphic(
          lines(table.lines()), folder.resolve(file).toString(), VectorGraphicsFormat.SVG);
      files.add(file);
    }
    return files;
  }

  /** Lines per pair at depth 1, a series for each number of CPUs. */
  private static CategoryChart lines(List<LineCount> counts) {
    CategoryChart chart = chart("cache lines per pair, depth 1", "lines");
    chart.getStyler().setLegendVisible(true);
    chart.getStyler().setYAxisMin(NO_LINES);
    counts.stream()
        .filter(l -> l.kind() == LineCount.Kind.PAIR && l.depth() == 1)
        .collect(Collectors.groupingBy(LineCount::cpus, TreeMap::new, Collectors.toList()))
        .forEach(
            (cpus, of) ->
                chart.addSeries(
                    cpus + " CPUs",
                    of.stream().map(LineCount::competitor).toList(),
                    of.stream().map(l -> Math.max(NO_LINES, l.transfers())).toList()));
    return chart;
  }

  private static CategoryChart chart(String title, String axis) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .yAxisTitle(axis)
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisLabelRotation(35);
    chart.getStyler().setYAxisLogarithmic(true);
    return chart;
  }

  private static CategoryChart chart(String workload, List<Result> results) {
    CategoryChart chart = chart(workload, "ns");
    // Bars begin at zero otherwise, which no logarithmic axis has.
    chart.getStyler().setYAxisMin(results.stream().mapToDouble(Result::p50).min().orElse(1) / 2);
    chart.addSeries(
        workload,
        results.stream().map(Result::competitor).toList(),
        results.stream().map(Result::p50).toList());
    return chart;
  }
}
