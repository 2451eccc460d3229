package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.simulator.Reduction;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What went wrong in a scenario can be read afterwards, access by access. */
class EvidenceTest {
  private static final String HISTORIES = "pidmap.histories";

  @TempDir private Path folder;
  @TempDir private Path classes;
  private String before;

  @BeforeEach
  void saveElsewhere() {
    before = System.setProperty(HISTORIES, folder.toString());
  }

  @AfterEach
  void saveAsBefore() {
    if (before == null) {
      System.clearProperty(HISTORIES);
    } else {
      System.setProperty(HISTORIES, before);
    }
  }

  private Exploration.Found explore(String name, String file, String from, String to)
      throws IOException {
    Scenario scenario =
        Scenarios.hazards().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    Maps broken = BrokenMap.with(Hearing.SHARED, classes, file, from, to);
    Exploration.Found found =
        Exploration.run(scenario, broken.of(scenario.geometry()), Reduction.SLEEP_SETS, 20_000);
    Evidence.save(EvidenceTest.class, scenario, found);
    return found;
  }

  @Test
  void aBrokenInvariantLeavesEveryAccessUpToIt() throws IOException {
    Exploration.Found found =
        explore(
            "allocation against remote release",
            "Retire.java",
            "if (range.casSlot(slot, pid, pid.at(ns.level()).markOpaque())) {",
            "range.casSlot(slot, pid, pid.at(ns.level()).markOpaque()); {");
    List<String> lines =
        Files.readAllLines(folder.resolve("simulator-allocation-against-remote-release.txt"));

    assertThat(folder.toFile().list()).hasSize(1);
    assertThat(lines.get(0)).startsWith("PendingExact: ");
    assertThat(lines.get(2)).startsWith("Choices: ");
    assertThat(lines.get(3)).contains("-Dtest=EvidenceTest", "^allocation against remote release$");
    assertThat(lines.stream().filter(l -> l.contains("perform(")))
        .containsExactly(
            "| perform(release pid 2): done |  |",
            "|  | perform(allocate pid 20 in ns 0, cpu 1): numbers [2], laps [1] |");
    assertThat(lines.stream().filter(l -> l.matches(".*[.](get|set|compareAndSet).* at .*")))
        .hasSameSizeAs(found.result().violation().choices());
    assertThat(lines.get(lines.size() - 1))
        .matches(
            "[|] +Range#1.pending.getAndUpdate.* at RangePending.decrementPending.RangePending.java:\\d+. .*");
  }

  @Test
  void aRefusedHistoryIsKeptBesideIt() throws Exception {
    explore(
        "visible in one level is visible in all",
        "Namespace.java",
        "return pid != null && pid.isLive() ? pid : null;",
        "return pid;");
    String name = "simulator-visible-in-one-level-is-visible-in-all";

    assertThat(folder.toFile().list()).containsExactlyInAnyOrder(name + ".txt", name + ".jsonl");
    assertThat(Files.readString(folder.resolve(name + ".txt"))).startsWith("no admitted order");
    History kept = HistoryReader.read(folder.resolve(name + ".jsonl"));
    assertThat(LinearizabilityChecker.check(kept, Budget.standard()))
        .isInstanceOf(Verdict.NotLinearizable.class);
  }
}
