package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Bound;
import dev.pidmap.harness.Profile;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.simulator.Reduction;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.spec.Operation;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The map that is on the class path in all interleavings of small programs, as far as the profile
 * goes: after every access its structural invariants hold, and the contract admits the answers.
 */
class SimulatorTest {
  private static final long MANY = 100_000;

  /** Two pairs; they have 1,020,046 executions each, of which the quick profile runs a part. */
  private static final String MANY_EXECUTIONS = "pair Allocate and Allocate";

  private static final Maps MAPS = Maps.hearing(Hearing.SHARED);

  @TestFactory
  Stream<DynamicTest> everyInterleavingFollowsTheContract() {
    return Scenarios.hazards().stream()
        .filter(Exploration::isClosed)
        .map(s -> DynamicTest.dynamicTest(s.name(), () -> check(s)));
  }

  /**
   * Every state where the cap allows, else every answer as far as another cap goes: at least twice
   * as far as its mutants need to die.
   */
  private static void check(Scenario scenario) throws IOException {
    OptionalInt needed = Bound.twice("simulator", scenario.name());
    int cap = Profile.current().choose(500, 50_000, 5_000_000);
    Exploration.Found found = explore(scenario, Reduction.SLEEP_SETS, cap);
    if (found.result().violation() == null && !found.result().exhausted()) {
      int quick = Math.max(8_000, needed.orElse(0));
      cap = Profile.current().choose(quick, 100_000, 5_000_000);
      found = explore(scenario, Reduction.SOURCE_SETS, cap);
    }
    Entries.exploration(scenario.name(), scenario.invariants(), cap, found);
    Evidence.save(SimulatorTest.class, scenario, found);

    assertThat(found.result().violation()).isNull();
    assertThat(found.result().executions()).isPositive();
    assertThat(found.result().exhausted() || needed.isPresent())
        .as("bounds.tsv names a mutant that dies within the cap")
        .isTrue();
  }

  /** Every operation beside every other, in all interleavings. */
  @TestFactory
  Stream<DynamicTest> everyPairOfOperationsFollowsTheContract() {
    int cap = Profile.current().choose(8_000, 2_000_000, 5_000_000);
    return Scenarios.pairs().stream()
        .map(s -> DynamicTest.dynamicTest(s.name(), () -> exhaust(s, cap)));
  }

  private static void exhaust(Scenario scenario, int cap) throws IOException {
    Exploration.Found found = explore(scenario, Reduction.SOURCE_SETS, cap);
    Entries.exploration(scenario.name(), scenario.invariants(), cap, found);
    Evidence.save(SimulatorTest.class, scenario, found);

    assertThat(found.result().violation()).isNull();
    boolean isCut =
        Profile.current() == Profile.QUICK && scenario.name().startsWith(MANY_EXECUTIONS);
    assertThat(found.result().exhausted()).isNotEqualTo(isCut);
  }

  private static Exploration.Found explore(Scenario scenario, Reduction reduction, long cap) {
    return Exploration.run(scenario, MAPS.of(scenario.geometry()), reduction, cap);
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
    Scenario scenario = program.build();
    Exploration.Found found = explore(scenario, Reduction.SLEEP_SETS, MANY);
    Entries.exploration(scenario.name(), scenario.invariants(), MANY, found);

    assertThat(found.result().violation()).isNull();
    assertThat(found.result().exhausted()).isTrue();
    assertThat(found.outcomes()).hasSize(1);
  }
}
