package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmarks wrote, as a page. */
final class BenchPageTest {
  private static final Path RESULTS = Path.of("../../impl/benchmarks/results/amd-epyc-2-cores");

  private static final String SUMMARY =
      """
      # What each design costs

      A CPU, 2 cores; flags: `-Xmn64m`.

      Nanoseconds per operation.

      ## Goals

      | goal              | measured | verdict |
      |-------------------|----------|---|
      | pair, ns ≤ 25     | 47.5     | missed |
      | lines, pair ≤ 0.1 | 0.023    | met |

      ## pair, 1 k live

      By the clock.

      | design       | ns                 | batches |
      |--------------|--------------------|---|
      | stock IDR    | 96.7 (90.0 - 99.0) | 1,000 |

      ## Charts

      ![](pair-1-k-live.svg)
      """;

  @TempDir private Path folder;

  @Test
  void eachSectionIsATableBelowItsPlot() throws IOException {
    Files.writeString(folder.resolve("summary.md"), SUMMARY);
    Files.writeString(folder.resolve("pair-1-k-live.svg"), "<svg/>");

    String html = BenchPage.of(folder, "./pidmap bench --quick");

    assertThat(html)
        .contains(
            "<h1>What each design costs: of the goals 1 are met, 1 missed, 0 not measured.</h1>")
        .contains("<dt>Machine</dt><dd>A CPU, 2 cores; flags: -Xmn64m.</dd>")
        .contains("<tr class=\"refused\"><th scope=\"row\">pair, ns ≤ 25</th>")
        .contains(
            "<h2 id=\"pair-1-k-live\">pair, 1 k live</h2>\n<p>By the clock.</p>\n<p class=\"plot\"")
        .contains(Base64.getEncoder().encodeToString("<svg/>".getBytes(StandardCharsets.UTF_8)))
        .contains("<td>96.7 (90.0 - 99.0)</td><td class=\"n\">1,000</td>")
        .contains("./pidmap bench --quick")
        .doesNotContain("Charts", "![]");
    assertThat(html.split("<p class=\"plot\"", -1)).hasSize(2);
  }

  @Test
  void theResultsThatAreKeptMakeAPage() throws IOException {
    Files.copy(RESULTS.resolve("summary.md"), folder.resolve("summary.md"));

    assertThat(BenchPage.of(folder, "./pidmap bench"))
        .contains("<h2 id=\"at-a-glance\">", "<h2 id=\"memory\">", "lock-free per-CPU ranges");
  }

  @Test
  void withoutASummaryThereIsNoPage() {
    assertThatThrownBy(() -> BenchPage.of(folder, "")).isInstanceOf(IOException.class);
  }
}
