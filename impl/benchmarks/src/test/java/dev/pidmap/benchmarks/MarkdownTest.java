package dev.pidmap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The pages and charts of a made-up run. */
class MarkdownTest {
  private static final Machine MACHINE =
      new Machine("Some CPU", 2, "Linux 6", "25", List.of("-Xmn64m"), 4.875, 0.5, 1.25);

  static final Table TABLE =
      new Table(
          MACHINE,
          List.of(
              time(Workload.PAIR, Competitor.OURS, 20, 60),
              time(Workload.PAIR, Competitor.ONE_LOCK, 80, 144.04),
              time(Workload.PAIR, Competitor.HASH_MAP, 25, 62.4),
              Result.failed(Workload.PAIR, Competitor.FLAT, "takes no part"),
              time(Workload.occupied("92"), Competitor.OURS, 400, 60),
              time(Workload.EMPTY_RANDOM, Competitor.OURS, 100, 60),
              Result.failed(Workload.occupied("92"), Competitor.ONE_LOCK, "EAGAIN"),
              time(Workload.FIND_30K, Competitor.OURS, 3, 0),
              time(Workload.FIND_30K, Competitor.FLAT, 2, 0)),
          List.of(new Footprint(Competitor.OURS, 56, 1_000, 5_000, 5.125)),
          List.of(
              new LineCount(Competitor.OURS, LineCount.Kind.PAIR, 2, 1, 0.016, 6.02),
              new LineCount(Competitor.STOCK, LineCount.Kind.PAIR, 2, 1, 10.69, 7),
              new LineCount(Competitor.OURS, LineCount.Kind.REMOTE_RELEASE, 32, 1, 3.24, 3),
              new LineCount(Competitor.STOCK, LineCount.Kind.REMOTE_RELEASE, 32, 1, 9.5, 3),
              new LineCount(Competitor.OURS, LineCount.Kind.LOOK_UP, 32, 1, 0, 0)),
          List.of(
              new ConflictCount(Competitor.OURS, 159, 147, 12),
              new ConflictCount(Competitor.STOCK, 157, 92, 10)),
          List.of(new Jmh(Workload.PAIR, Competitor.OURS, 21.5, 0.75)));

  private static Result time(String workload, String competitor, double ns, double bytes) {
    return new Result(workload, competitor, ns - 1, ns, ns + 1.5, 10_000, bytes, "");
  }

  @Test
  void aRunIsThisPage() throws IOException {
    assertThat(Markdown.of(TABLE)).isEqualTo(golden());
  }

  @Test
  void oneWorkloadAloneHasItsTableAndNoEmptyOnes() {
    Result only = time(Workload.FIND_1K, Competitor.OURS, 3, 0);
    Table table = new Table(MACHINE, List.of(only), List.of(), List.of(), List.of(), List.of());

    assertThat(Markdown.of(table))
        .contains("## " + Workload.FIND_1K)
        .doesNotContain("## At a glance", "## Bytes allocated");
  }

  @Test
  void aGoalIsMetMissedOrNotMeasured() {
    assertThat(Goals.of(TABLE))
        .contains(
            new Goals.Goal("lines: pair, 2 CPUs, depth 1 ≤ 0.050", "0.016", "met"),
            new Goals.Goal("lines: remote release, 32 CPUs, depth 1 ≤ 2", "3.24", "missed"),
            new Goals.Goal("lines: look-up, 32 CPUs, depth 1 ≤ 0", "0", "met"),
            new Goals.Goal("commuting pairs free of conflicts or exempt ≥ 159", "159", "met"),
            new Goals.Goal("pair, one thread, ns ≤ 25", "20", "met"),
            new Goals.Goal("pair against ConcurrentHashMap + counter ≤ 0.70", "0.80", "missed"),
            new Goals.Goal("pair against one-lock IDR ≤ 0.50", "0.25", "met"),
            new Goals.Goal("random at 92 % against empty ≤ 3", "4", "missed"),
            new Goals.Goal("namespace with three, bytes ≤ 4,096", "5,000", "missed"),
            new Goals.Goal("4 M live against 100 ≤ 3", "-", "not measured"));
  }

  @Test
  void eachWorkloadHasAChart(@TempDir Path folder) throws IOException {
    List<String> files = Charts.write(TABLE, folder);
    assertThat(files).hasSize(5).contains("pair-1-k-live-4-m.svg", "lines-per-pair.svg");
    assertThat(Files.readString(folder.resolve("pair-1-k-live-4-m.svg")))
        .contains(">pair, 1 k live, 4 M, ns<", ">one-lock IDR<", ">80<");
  }

  @Test
  void aPlotIsSmallAndPutsEachFigureInItsPlace() throws Exception {
    Plot plot =
        new Plot(
            "<lines>",
            List.of("2 CPUs", "32 CPUs"),
            List.of(
                new Plot.Row("a & b", List.of(Plot.Mark.exact(1), Plot.Mark.exact(100))),
                new Plot.Row("c", List.of(Plot.Mark.exact(0), new Plot.Mark(1, 10, 100)))));

    String svg = plot.svg();

    assertThat(svg.length()).isLessThan(4_000);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertThat(svg).contains("&lt;lines>", ">a &amp; b<", ">2 CPUs<", ">1 / 100<");
    assertThat(
            Pattern.compile("translate\\(([0-9.]+) (?:69|91)\\.0\\)")
                .matcher(svg)
                .results()
                .map(place -> place.group(1)))
        .containsExactly("280.0", "680.0", "280.0", "480.0");
  }

  private static String golden() throws IOException {
    try (InputStream in = MarkdownTest.class.getResourceAsStream("/summary.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
