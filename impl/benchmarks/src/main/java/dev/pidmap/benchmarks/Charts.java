package dev.pidmap.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** A bar chart for each workload. */
final class Charts {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 420;

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
    return files;
  }

  private static CategoryChart chart(String workload, List<Result> results) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(workload)
            .yAxisTitle("ns")
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisLabelRotation(35);
    chart.getStyler().setYAxisLogarithmic(true);
    // Bars begin at zero otherwise, which no logarithmic axis has.
    chart.getStyler().setYAxisMin(results.stream().mapToDouble(Result::p50).min().orElse(1) / 2);
    chart.addSeries(
        workload,
        results.stream().map(Result::competitor).toList(),
        results.stream().map(Result::p50).toList());
    return chart;
  }
}
