package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Count;
import dev.pidmap.harness.Profile;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.simulator.Reduction;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The map in all interleavings of small programs, as far as the profile goes. */
class MapExplorationTest {
  private static final long MANY = 100_000;
  private static final Maps MAPS = Maps.hearing(Hearing.SHARED);

  @TestFactory
  Stream<DynamicTest> everyInterleavingFollowsTheContract() {
    int cap = Profile.current().choose(500, 50_000, 5_000_000);
    return Scenarios.hazards().stream()
        .filter(Exploration::isClosed)
        .map(s -> DynamicTest.dynamicTest(s.name(), () -> check(s, cap)));
  }

  private static void check(Scenario scenario, int cap) throws IOException {
    Exploration.Found found =
        Exploration.run(scenario, MAPS.of(scenario.geometry()), Reduction.SLEEP_SETS, cap);
    Entries.exploration(scenario.name(), scenario.invariants(), cap, found);
    if (found.refused() != null) {
      String name = scenario.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      Path folder = Path.of(System.getProperty("pidmap.histories", "target/histories"));
      HistoryWriter.write(found.refused(), folder.resolve("simulator-" + name + ".jsonl"));
    }

    assertThat(found.result().violation()).isNull();
    assertThat(found.result().executions()).isPositive();
  }

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

  /** Lanes of their own, so that every CPU meets the others in the words of the namespace only. */
  @Test
  void threeCpusAllocateAndReleaseInAllInterleavings() {
    Scenario.Builder program =
        Scenario.named("three CPUs with a lane each allocate and release")
            .shows("UniqueAcrossNamespaces", "NoPrematureReuse")
            .on(new Geometry(3, 4, 2, 16, 16, 1, 3, 3));
    for (int cpu = 0; cpu < 3; cpu++) {
      program.before(Operation.Allocate.automatic(cpu, 0, cpu));
    }
    for (int cpu = 0; cpu < 3; cpu++) {
      int pid = 10 + cpu;
      program.thread(Operation.Allocate.automatic(cpu, 0, pid), new Operation.Release(pid));
    }
    exhaust(program.build(), 1);
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
