package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.simulator.FewSwitches;
import dev.pidmap.simulator.FewSwitches.Leave;
import dev.pidmap.simulator.instrument.Hearing;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The map that is on the class path in programs aimed at one hole each, in every execution with as
 * few switches as it takes to fall into it.
 */
class DirectedProgramsTest {
  private static final Maps MAPS = Maps.hearing(Hearing.SHARED);
  private static final Pattern NAMES = Pattern.compile(System.getProperty("pidmap.scenario", ""));

  @TestFactory
  Stream<DynamicTest> aFewSwitchesBreakNothing() {
    return DirectedPrograms.all().stream()
        .filter(d -> NAMES.matcher(d.scenario().name()).find())
        .map(d -> DynamicTest.dynamicTest(d.scenario().name(), () -> check(d)));
  }

  private static void check(Directed directed) throws IOException {
    Scenario scenario = directed.scenario();
    Leave[] leave = directed.leave().toArray(Leave[]::new);
    Exploration.Found found =
        Exploration.run(
            scenario,
            MAPS.of(scenario.geometry()),
            () -> new FewSwitches(directed.most(), leave),
            DirectedPrograms.LOADING,
            directed.also());
    Entries.fewSwitches(scenario.name(), scenario.invariants(), directed.most(), found);
    Refused.save(scenario, found);

    assertThat(found.result().violation()).isNull();
    assertThat(found.result().exhausted()).isTrue();
    assertThat(found.result().executions()).isPositive();
  }
}
