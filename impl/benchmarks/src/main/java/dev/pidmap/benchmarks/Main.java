package dev.pidmap.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the benchmarks and writes {@code results.json}, {@code summary.md} and a chart per workload
 * into the folder named first; with {@code --quick} a selection in minutes.
 */
public final class Main {
  private static final int QUICK_ROUNDS = 3;
  private static final int ROUNDS = 9;
  private static final long QUICK_SLICE = 60_000_000;
  private static final long SLICE = 250_000_000;

  private Main() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    boolean quick = List.of(args).contains("--quick");
    double load = Machine.loadNow();
    List<String> flags = flags(quick);
    List<Result> results;
    List<Footprint> footprints;
    try (Race race =
        new Race(
            Competitor.all(),
            flags,
            quick ? QUICK_ROUNDS : ROUNDS,
            quick ? QUICK_SLICE : SLICE,
            Main::say)) {
      footprints = race.footprints();
      results = race.run(Workload.all(w -> !quick || w.quick()));
    }
    Table table = new Table(Machine.here(flags, load), results, footprints);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(
            folder.resolve("results.json").toFile(),
            Map.of("table", table, "goals", Goals.of(table)));
    String page = Markdown.of(table);
    List<String> charts = Charts.write(table, folder);
    StringBuilder withCharts = new StringBuilder(page).append("## Charts\n\n");
    charts.forEach(file -> withCharts.append("![](").append(file).append(")\n"));
    Files.writeString(folder.resolve("summary.md"), withCharts);
    System.out.println();
    Goals.of(table)
        .forEach(g -> System.out.printf("%-12s %-56s %s%n", g.verdict(), g.text(), g.figure()));
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /** Of each JVM: a small young generation, so that its pages are touched before they are timed. */
  private static List<String> flags(boolean quick) {
    List<String> flags = new ArrayList<>();
    flags.add("-XX:+UseSerialGC");
    flags.add("-Xmn64m");
    flags.add("-Xms200m");
    flags.add(quick ? "-Xmx1200m" : "-Xmx4g");
    flags.add("-XX:+AlwaysPreTouch");
    flags.add("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
    flags.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    return flags;
  }
}
