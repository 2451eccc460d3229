package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documents of a report, word for word where people read them. */
final class CheckReportTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void theSummaryOfAGoodRunTellsItsBounds() {
    CheckReport report =
        report(
            List.of(Samples.good(Samples.LINCHECK), Samples.good(Samples.JCSTRESS)),
            List.of(Samples.entry(Ledger.Verdict.HELD, ""), Samples.sampled()),
            List.of());

    assertThat(report.summary(Optional.empty()))
        .startsWith("# HELD: no violation in 2 scenarios, 1 of them run in every interleaving")
        .contains("`ledger.json` every scenario and how far it went")
        .contains(
            """
            | engine | scenario | can break | verdict | executions | cap | exhausted | outcomes |\
             memory model | seconds |
            |---|---|---|---|---:|---:|---|---:|---|---:|
            | lincheck | allocate \\| release | UniqueAcrossNamespaces | held | 1,526 | 5,000 | yes | 5 |\
             SC | 2.1 |
            | jcstress | DoubleClaimStress | UniqueAcrossNamespaces | held | 1,234,567 | - | no | 2 |\
             hardware, sampled | 0.4 |

            | suite | passed | failed | skipped | seconds |
            |---|---:|---:|---:|---:|
            | lincheck | 3 | 0 | 1 | 12.3 |
            | jcstress | 3 | 0 | 1 | 12.3 |

            ## What is not checked

            - 2 tests could not run here; `junit/` tells why.
            """)
        .contains("./pidmap check --profile quick")
        .doesNotContain("## Problems");
    assertThat(report.counterExample()).isEmpty();
  }

  @Test
  void theSummaryOfABadRunNamesTheProblemsFirst() {
    CheckReport report =
        report(
            List.of(Samples.suite(Samples.LINCHECK, 1, new Tally(2, 1, 0))),
            List.of(Samples.entry(Ledger.Verdict.VIOLATED, "2 pids have number 7")),
            List.of("a.jsonl"));

    assertThat(report.summary(Optional.empty()))
        .startsWith("# VIOLATED: ")
        .contains(
            """
            ## Problems

            - failed: p.ATest.test0
            - VIOLATED: lincheck, allocate | release: 2 pids have number 7

            The full texts are in `counterexample.txt`.
            Saved: a.jsonl.

            ## What ran
            """);
    assertThat(report.counterExample()).isEqualTo("==== p.ATest.test0\n\nexpected 1 but was 2\n\n");
  }

  @Test
  void theVerdictIsJson() throws IOException {
    CheckReport report =
        report(
            List.of(Samples.suite(Samples.LINCHECK, 1, new Tally(2, 1, 0))),
            List.of(Samples.entry(Ledger.Verdict.VIOLATED, "why")),
            List.of("a.jsonl"));

    JsonNode json = new ObjectMapper().readTree(report.verdictJson());

    assertThat(json.at("/verdict").asText()).isEqualTo("violated");
    assertThat(json.at("/profile").asText()).isEqualTo("quick");
    assertThat(json.at("/suites/0/failures/0").asText()).isEqualTo("p.ATest.test0");
    assertThat(json.at("/scenarios/0/executions").asLong()).isEqualTo(1526);
    assertThat(json.at("/scenarios/0/invariants/0").asText()).isEqualTo("UniqueAcrossNamespaces");
    assertThat(json.at("/histories/0").asText()).isEqualTo("a.jsonl");
  }

  @Test
  void theLedgerTellsHowFarEachScenarioWent() throws IOException {
    CheckReport report =
        report(
            List.of(),
            List.of(Samples.sampled(), Samples.entry(Ledger.Verdict.HELD, "")),
            List.of());

    JsonNode json = new ObjectMapper().readTree(report.ledgerJson());

    assertThat(json).hasSize(2);
    assertThat(json.at("/0/engine").asText()).isEqualTo("jcstress");
    assertThat(json.at("/1/cap").asLong()).isEqualTo(5000);
    assertThat(json.at("/1/executions").asLong()).isEqualTo(1526);
    assertThat(json.at("/1/exhausted").asBoolean()).isTrue();
    assertThat(json.at("/1/outcomes").asInt()).isEqualTo(5);
    assertThat(json.at("/1/memory_model").asText()).isEqualTo("SC");
    assertThat(json.at("/1/jdk").asText()).isEqualTo(System.getProperty("java.version"));
    assertThat(json.at("/1/seconds").asDouble()).isEqualTo(2.125);
  }

  @Test
  void theCommandThatRepeatsItSurvivesOddPaths() {
    Workspace workspace = new Workspace(Path.of("/a folder/it's"), "mvn", Path.of("/jdk"));

    assertThat(report(List.of(), List.of(), List.of()).repro(workspace))
        .startsWith("#!/bin/sh\n")
        .endsWith(
            """
            cd '/a folder/it'\\''s' || exit 3
            JAVA_HOME=/jdk exec ./pidmap check --profile quick
            """);
  }

  static CheckReport report(
      List<SuiteResult> suites, List<Ledger.Entry> ledger, List<String> histories) {
    Outcome outcome = Outcome.of(suites, ledger);
    return new CheckReport(Profile.QUICK, outcome, suites, ledger, histories, NOON, 71.5);
  }
}
