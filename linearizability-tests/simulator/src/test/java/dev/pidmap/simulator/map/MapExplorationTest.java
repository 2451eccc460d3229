package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Count;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.simulator.Explorer;
import dev.pidmap.simulator.Reduction;
import dev.pidmap.simulator.instrument.Hearing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an exploration of the map finds, and that it finds what is wrong. */
class MapExplorationTest {
  private static final long MANY = 100_000;
  private static final long FEW = 1_000;
  private static final Maps MAPS = Maps.hearing(Hearing.SHARED);

  private static final List<Reduction> REDUCTIONS =
      List.of(Reduction.SLEEP_SETS, Reduction.SOURCE_SETS, Reduction.SOURCE_SETS_OF_STATES);

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

  private static Exploration.Found explore(Scenario scenario, Reduction reduction, long cap) {
    return Exploration.run(scenario, MAPS.of(scenario.geometry()), reduction, cap);
  }

  /** Programs small enough to be run without a reduction. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "requests for one number",
        "last release of a range against a request in it",
        "two releases empty a range",
        "exact search against allocation and release",
        "a request by one who saw the init",
        "gone in one level is gone in all"
      })
  void theReductionsLoseNoOutcomeOfTheMap(String name) {
    Exploration.Found all = explore(scenario(name), Reduction.NONE, MANY);
    assertThat(all.result().exhausted()).isTrue();
    for (Reduction reduction : REDUCTIONS) {
      Exploration.Found reduced = explore(scenario(name), reduction, MANY);

      assertThat(reduced.result().exhausted()).isTrue();
      assertThat(reduced.outcomes()).isEqualTo(all.outcomes());
      assertThat(reduced.result().executions()).isLessThanOrEqualTo(all.result().executions());
    }
  }

  /** Sleep sets and source sets come to the same in two ways: one execution of each class. */
  @Test
  void bothReductionsRunAsManyExecutionsToTheirEnd() {
    int compared = 0;
    for (Scenario scenario : Scenarios.hazards()) {
      if (Exploration.isClosed(scenario)) {
        Exploration.Found sleep = explore(scenario, Reduction.SLEEP_SETS, FEW);
        if (sleep.result().exhausted()) {
          Exploration.Found source = explore(scenario, Reduction.SOURCE_SETS, FEW);
          assertThat(source.result().executions())
              .as(scenario.name())
              .isEqualTo(sleep.result().executions());
          assertThat(source.outcomes()).as(scenario.name()).isEqualTo(sleep.outcomes());
          assertThat(source.result().pruned()).isLessThanOrEqualTo(sleep.result().pruned());
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(25);
  }

  /** Nearly every run is worth its time: sleep sets cut 19 of 20 short. */
  @Test
  void sourceSetsCutHardlyAnyExecutionOfThreeCpusShort() {
    Explorer.Result found =
        explore(scenario("three allocations on three CPUs"), Reduction.SOURCE_SETS, 2 * FEW)
            .result();

    assertThat(found.executions() + found.pruned()).isEqualTo(2 * FEW);
    assertThat(found.pruned()).isLessThan(found.executions() / 20);
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
            "if (range.casSlot(slot, pid, pid.at(ns.level()).markOpaque())) {",
            "range.casSlot(slot, pid, pid.at(ns.level()).markOpaque()); {");

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
