package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.simulator.FewSwitches;
import dev.pidmap.simulator.FewSwitches.Leave;
import dev.pidmap.simulator.instrument.Hearing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The map that is on the class path in programs aimed at one hole each, in every execution with
 * hardly more switches than it takes to fall into it.
 */
class DirectedProgramsTest {
  private static final Maps MAPS = Maps.hearing(Hearing.SHARED);
  private static final Path MATRIX = Path.of("../mutants/matrix.json");
  private static final Pattern NAMES = Pattern.compile(System.getProperty("pidmap.scenario", ""));

  @TestFactory
  Stream<DynamicTest> aFewSwitchesBreakNothing() {
    return DirectedPrograms.all().stream()
        .filter(d -> NAMES.matcher(d.scenario().name()).find())
        .map(d -> DynamicTest.dynamicTest(d.scenario().name(), () -> check(d)));
  }

  private static void check(Directed directed) throws IOException {
    Scenario scenario = directed.scenario();
    int switches = 0;
    Exploration.Found found = explore(directed, switches);
    while (found.result().violation() == null && switches < directed.most()) {
      found = explore(directed, ++switches);
    }
    Entries.fewSwitches(scenario.name(), scenario.invariants(), switches, found);
    Evidence.save(DirectedProgramsTest.class, scenario, found);

    assertThat(found.result().violation()).isNull();
    assertThat(found.result().exhausted()).isTrue();
    assertThat(found.result().executions()).isPositive();
  }

  private static Exploration.Found explore(Directed directed, int most) {
    Leave[] leave = directed.leave().toArray(Leave[]::new);
    return Exploration.run(
        directed.scenario(),
        MAPS.of(directed.scenario().geometry()),
        () -> new FewSwitches(most, leave),
        DirectedPrograms.LOADING,
        directed.also());
  }

  /** Each program is run with one switch more than all its mutants need to die. */
  @Test
  void eachBoundIsOneMoreThanNeeded() throws IOException {
    JsonNode rows = new ObjectMapper().readTree(MATRIX.toFile()).path("rows");
    for (Directed directed : DirectedPrograms.all()) {
      String name = directed.scenario().name();
      int needed = -1;
      for (JsonNode row : rows) {
        JsonNode cell = row.path("cells").path("simulator");
        if (cell.path("by").asText().equals(name)) {
          needed = Math.max(needed, cell.required("switches").asInt());
        }
      }
      assertThat(directed.most()).as(name).isEqualTo(needed + 1);
    }
  }
}
