package dev.pidmap.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Records threads of the C port, 2 to 64 of them, and judges what they saw, until the calls that
 * were given an order are as many as the system property {@code pidmap.recorded} says:
 *
 * <pre>mvn -pl linearizability-tests/port -am test -Dtest=RecordedRunsTest \
 *   -Dsurefire.failIfNoSpecifiedTests=false -Dpidmap.recorded=10000000</pre>
 *
 * <p>The table is written to {@code target/recorded-runs.md}; a history that was not accepted stays
 * in {@code target/recorded-runs}.
 */
class RecordedRunsTest {
  private static final long CALLS = Long.getLong("pidmap.recorded", 250_000);

  /** States of the search, not seconds: a busy machine decides as much as an idle one. */
  private static final Budget BUDGET = new Budget(Duration.ofHours(1), 300_000);

  /**
   * Of a hundred histories so many may be too hard for that budget: some with dozens of calls in
   * flight are. They count for nothing, and are kept.
   */
  private static final int MAY_BE_UNDECIDED = 10;

  private static final Path REJECTED = Path.of("target/recorded-runs");

  private final List<Row> rows =
      List.of(
          new Row("one-lane", 2, 10_000),
          new Row("lanes", 2, 20_000),
          new Row("lanes", 8, 20_000),
          new Row("lanes", 64, 10_000),
          new Row("nested", 4, 20_000),
          new Row("nested", 32, 10_000),
          new Row("tight", 4, 20_000),
          new Row("tight", 16, 20_000),
          new Row("close", 4, 10_000));

  /** What was recorded of one shape of map by so many threads. */
  private static final class Row {
    final String shape;
    final int threads;
    final int size;
    long decided;
    int histories;
    int undecided;
    int mostInFlight;

    Row(String shape, int threads, int size) {
      this.shape = shape;
      this.threads = threads;
      this.size = size;
    }
  }

  @Test
  void whatThreadsSeeIsLinearizable() throws Exception {
    CBuild build = CBuild.of("recorded", "-O2");
    Progress progress = new Progress(CALLS);
    long decided = 0;
    for (int seed = 1; decided < CALLS; seed++) {
      for (Row row : rows) {
        decided += judge(build, row, seed);
        progress.at(decided);
      }
    }
    String table = table(progress.seconds());
    System.out.println(table);
    Files.writeString(Path.of("target/recorded-runs.md"), table);
    for (Row row : rows) {
      assertThat(row.mostInFlight).as(row.shape).isGreaterThan(1);
    }
    int histories = rows.stream().mapToInt(row -> row.histories).sum();
    int undecided = rows.stream().mapToInt(row -> row.undecided).sum();
    assertThat(100 * undecided).isLessThanOrEqualTo(MAY_BE_UNDECIDED * histories + 200);
  }

  private static long judge(CBuild build, Row row, int seed) throws Exception {
    Path file = build.record(row.shape, row.threads, row.size, seed);
    History history = HistoryReader.read(file);
    Verdict verdict = LinearizabilityChecker.check(history, BUDGET);
    row.histories++;
    row.mostInFlight = Math.max(row.mostInFlight, mostInFlight(history));
    if (verdict instanceof Verdict.Linearizable) {
      Files.delete(file);
      row.decided += history.calls().size();
      return history.calls().size();
    }
    keep(file);
    assertThat(verdict)
        .as("%s", REJECTED.resolve(file.getFileName()))
        .isInstanceOf(Verdict.Unknown.class);
    row.undecided++;
    return 0;
  }

  private static void keep(Path file) throws IOException {
    Files.createDirectories(REJECTED);
    Files.move(file, REJECTED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The most calls that were in progress at one instant. */
  private static int mostInFlight(History history) {
    List<Integer> changes = new ArrayList<>();
    for (History.Call call : history.calls()) {
      changes.add(2 * call.called() + 1);
      changes.add(2 * call.returned());
    }
    int now = 0;
    int most = 0;
    for (int change : changes.stream().sorted().toList()) {
      now += change % 2 == 1 ? 1 : -1;
      most = Math.max(most, now);
    }
    return most;
  }

  private String table(long seconds) {
    StringBuilder table = new StringBuilder();
    table.append("| shape | threads | histories | calls judged | most in flight | undecided |\n");
    table.append("|---|---|---|---|---|---|\n");
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %,d | %d | %d |%n",
              row.shape,
              row.threads,
              row.histories,
              row.decided,
              row.mostInFlight,
              row.undecided));
    }
    long decided = rows.stream().mapToLong(row -> row.decided).sum();
    return table
        .append(
            String.format(Locale.ROOT, "%n%,d calls, all linearizable, %,d s%n", decided, seconds))
        .toString();
  }

  /** Says now and then how far it is. */
  private static final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final long total;
    private final long started = System.nanoTime();
    private long told = started;

    Progress(long total) {
      this.total = total;
    }

    void at(long decided) {
      long now = System.nanoTime();
      if (now - told > EVERY.toNanos()) {
        told = now;
        System.out.printf(
            Locale.ROOT, "%,d of %,d calls judged, %,d s%n", decided, total, seconds());
      }
    }

    long seconds() {
      return Duration.ofNanos(System.nanoTime() - started).toSeconds();
    }
  }
}
