package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a check that went well, and of ones that did not. */
final class CheckPageTest {
  private static final String HISTORY =
      """
      {"format":"pidmap-history","version":1,"strength":"any-free","limits":{"cpus":2,\
      "pid_max_min":8,"pid_max_limit":64,"root_pid_max":64,"reserved":1},"source":"SOURCE"}
      {"t":1,"e":"call","op":0,"process":0,"f":"allocate","cpu":0,"ns":0,"pid":1}
      {"t":2,"e":"return","op":0,"numbers":[1]}
      {"t":3,"e":"call","op":1,"process":0,"f":"allocate","cpu":0,"ns":0,"pid":2}
      {"t":5,"e":"return","op":1,"numbers":[NUMBER]}
      {"e":"end","events":4}
      """;

  /** A thread that looked, was overtaken, and then claims what it saw free. */
  private static final String TRACE =
      """
      IncorrectResultsFailure: no admitted order explains it
      Detailed trace:
      | Thread 1 | Thread 2 |
      | perform(Allocate#1): Allocated#1 |  |
      |   slots[32].getVolatile(): null at Range.slotVolatile(Range.java:84) |  |
      |  | perform(Allocate#2): Allocated#2 |
      |  |   slots[32].compareAndSet(null, PidRecord#2): true at Range.casSlot(Range.java:89) |
      |   slots[32].compareAndSet(null, PidRecord#1): true at Range.casSlot(Range.java:89) |  |
      """;

  @TempDir private Path root;
  private ReportFolder folder;
  private Path histories;

  @BeforeEach
  void sources() throws IOException {
    folder =
        ReportFolder.create(
            root.resolve("target/pidmap-report"), Instant.parse("2026-11-23T12:00:00Z"));
    histories = Files.createDirectories(folder.partial().resolve("histories"));
    Path sources =
        Files.createDirectories(root.resolve("impl/java/src/main/java/dev/pidmap/percpu"));
    Files.writeString(
        sources.resolve("Range.java"),
        "/** S1. */\\nObject slotVolatile() {}\\n/** S2. */\\nboolean casSlot() {}"
            .replace("\\n", "\n"));
  }

  @Test
  void aPassShowsTheLedgerAndOneOfTheRuns() throws IOException {
    save("stress-one-lane.jsonl", HISTORY.replace("SOURCE", "stress").replace("NUMBER", "2"));

    CheckPage page = page(List.of(Samples.good(Samples.LINCHECK)), Ledger.Verdict.HELD);

    assertThat(page.html())
        .contains("<p class=\"verdict good\">HELD</p>")
        .contains("<h1>No violation in 1 scenario, 1 of them run in every interleaving")
        .contains("<th scope=\"row\">allocate | release</th><td>lincheck</td>")
        .contains("<td class=\"n\">1,526</td><td class=\"n\">5,000</td><td>yes</td>")
        .contains("<h2>One of the runs: stress</h2>")
        .contains("./pidmap check --profile quick");
    assertThat(results(page)).isEmpty();
  }

  @Test
  void aFailureShowsItsHistoryItsAccessesAndWhereToLook() throws IOException {
    save("a.jsonl", HISTORY.replace("SOURCE", "all is well").replace("NUMBER", "2"));
    save("b.jsonl", HISTORY.replace("SOURCE", "two on one").replace("NUMBER", "1"));
    save("b.txt", TRACE);
    SuiteResult failed = Samples.suite(Samples.LINCHECK, 1, new Tally(2, 1, 0));

    CheckPage page = page(List.of(failed), Ledger.Verdict.VIOLATED);

    String html = page.html();
    assertThat(html)
        .contains(
            "<p class=\"verdict bad\">VIOLATED</p><p class=\"broken\">UniqueAcrossNamespaces</p>")
        .contains("<h2>two on one</h2>")
        .contains(
            "No order explains op 1 (allocate p2\u00a0→\u00a01): number 1 of namespace 0 is held by pid 1.")
        .contains("<h2 id=\"steps-b\">Interleaving: two on one</h2>")
        .contains("acts on what may have changed")
        .contains("./pidmap report target/pidmap-report/2026-11-23T12-00-00Z/histories/b.jsonl");
    assertThat(html.indexOf("<h2>two on one</h2>")).isLessThan(html.indexOf("id=\"ledger\""));
    assertThat(html.indexOf("id=\"ledger\"")).isLessThan(html.indexOf("One of the runs"));
    JsonNode result = results(page).get(0);
    assertThat(result.at("/ruleId").asText()).isEqualTo("UniqueAcrossNamespaces");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("impl/java/src/main/java/dev/pidmap/percpu/Range.java");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(89);
    assertThat(results(page).get(1).at("/ruleId").asText()).isEqualTo("p.ATest.test0");
  }

  /** As the simulator leaves it, where an invariant broke in the middle of calls. */
  @Test
  void anExecutionWithoutAHistoryNamesWhatItBrokeAndHowToRepeatIt() throws IOException {
    save(
        "simulator-one.txt",
        "PendingExact: pending differs by -1\nRepeat: ./pidmap check --inject X\n\n"
            + TRACE.substring(TRACE.indexOf("Detailed")));

    CheckPage page =
        page(
            List.of(Samples.suite(Samples.LINCHECK, 1, new Tally(2, 1, 0))),
            Ledger.Verdict.VIOLATED);

    assertThat(page.html())
        .contains("<p class=\"broken\">PendingExact</p>")
        .contains("PendingExact: pending differs by -1\nRepeat:")
        .contains("<h2 id=\"steps-simulator-one\">")
        .contains("./pidmap check --profile quick\n./pidmap check --inject X\n");
    assertThat(results(page).get(0).at("/ruleId").asText()).isEqualTo("PendingExact");
  }

  @Test
  void aHistoryThatIsNotWholeIsNamedWithItsLine() throws IOException {
    save(
        "judging.jsonl",
        HISTORY.substring(0, HISTORY.indexOf("{\"e\":\"end\"")).replace("NUMBER", "2"));

    String html = page(List.of(Samples.good(Samples.LINCHECK)), Ledger.Verdict.HELD).html();

    assertThat(html).contains("judging.jsonl:5: the file is truncated: there is no end line");
  }

  private void save(String name, String content) throws IOException {
    Files.writeString(histories.resolve(name), content);
  }

  private CheckPage page(List<SuiteResult> suites, Ledger.Verdict verdict) {
    List<Ledger.Entry> ledger = List.of(Samples.entry(verdict, ""));
    CheckReport report =
        new CheckReport(
            Profile.QUICK,
            Outcome.of(suites, ledger),
            suites,
            ledger,
            List.of(),
            Instant.parse("2026-11-23T12:00:00Z"),
            71.5);
    return CheckPage.of(report, folder, new Workspace(root, "mvn", root));
  }

  private static JsonNode results(CheckPage page) throws IOException {
    return new ObjectMapper().readTree(page.sarif()).at("/runs/0/results");
  }
}
