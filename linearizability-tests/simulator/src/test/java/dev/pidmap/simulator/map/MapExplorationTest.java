package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Count;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.simulator.Reduction;
import dev.pidmap.simulator.instrument.Hearing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What an exploration of the map finds, and that it finds what is wrong. */
class MapExplorationTest {
  private static final long MANY = 100_000;
  private static final Maps MAPS = Maps.hearing(Hearing.SHARED);

  private static Scenario scenario(String name) {
    return Scenarios.hazards().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Programs that Lincheck runs out of interleavings of, as well. */
  @TestFactory
  Stream<DynamicTest> thereAreAsManyOutcomesAsLincheckFinds() {
    Map<String, Count> committed = Count.committed("lincheck");
    return Scenarios.tiny().stream()
        .map(
            s ->
                DynamicTest.dynamicTest(
                    s.name(), () -> exhaust(s, committed.get(s.name()).outcomes())));
  }

  private static void exhaust(Scenario scenario, long outcomes) {
    Exploration.Found found =
        Exploration.run(scenario, MAPS.of(scenario.geometry()), Reduction.SLEEP_SETS, MANY);
    Entries.exploration(scenario.name(), scenario.invariants(), MANY, found);

    assertThat(found.result().violation()).isNull();
    assertThat(found.result().exhausted()).isTrue();
    assertThat(found.outcomes()).hasSize((int) outcomes);
  }

  /** A program small enough to be run without a reduction. */
  @Test
  void theReductionLosesNoOutcomeOfTheMap() {
    Scenario scenario = scenario("requests for one number");
    Exploration.Found all =
        Exploration.run(scenario, MAPS.of(scenario.geometry()), Reduction.NONE, 200_000);
    Exploration.Found reduced =
        Exploration.run(scenario, MAPS.of(scenario.geometry()), Reduction.SLEEP_SETS, 200_000);

    assertThat(all.result().exhausted()).isTrue();
    assertThat(reduced.result().exhausted()).isTrue();
    assertThat(reduced.outcomes()).isEqualTo(all.outcomes());
    assertThat(reduced.result().executions()).isLessThan(all.result().executions());
  }

  private static String violation(Maps maps, String name) {
    Scenario scenario = scenario(name);
    return ""
        + Exploration.run(scenario, maps.of(scenario.geometry()), Reduction.SLEEP_SETS, 20_000)
            .result()
            .violation();
  }

  @Test
  void aLoserThatLowersIsSeenAtOnce(@TempDir Path folder) throws IOException {
    Maps broken =
        BrokenMap.with(
            Hearing.SHARED,
            folder,
            "Retire.java",
            "if (range.casSlot(slot, pid, pid.markOpaque(ns.level()))) {",
            "range.casSlot(slot, pid, pid.markOpaque(ns.level())); {");

    assertThat(violation(broken, "allocation against remote release")).contains("PendingExact");
  }

  @Test
  void aBirthAfterCloseIsSeen(@TempDir Path folder) throws IOException {
    Maps broken =
        BrokenMap.with(
            Hearing.SHARED,
            folder,
            "Close.java",
            "pid.casState(PidRecord.RESERVED, PidRecord.ABORTED);",
            "pid.stateVolatile();");

    assertThat(violation(broken, "close at level 1 against an allocation at level 2"))
        .contains("NothingAfterClose");
  }

  @Test
  void aLookUpThatIgnoresTheStateIsRefusedByTheContract(@TempDir Path folder) throws IOException {
    Maps broken =
        BrokenMap.with(
            Hearing.SHARED,
            folder,
            "Namespace.java",
            "return pid != null && pid.isLive() ? pid : null;",
            "return pid;");

    assertThat(violation(broken, "visible in one level is visible in all"))
        .contains("no admitted order");
  }
}
