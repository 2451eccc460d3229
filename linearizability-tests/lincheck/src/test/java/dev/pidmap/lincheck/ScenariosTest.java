package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.harness.Profile;
import dev.pidmap.spec.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The scenarios cover what they are meant to. */
class ScenariosTest {
  private static final Path MATRIX = Path.of("../mutants/matrix.json");

  @Test
  void everyOperationOverlapsEveryOther() {
    TreeSet<String> missing = new TreeSet<>();
    for (String a : Ops.kinds()) {
      for (String b : Ops.kinds()) {
        if (!overlap(a, b, false)) {
          missing.add(a + " and " + b);
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void operationsThatNameACpuOverlapOnTheSameAndOnDifferentOnes() {
    for (String a : List.of("Allocate", "Request", "SetLastPid")) {
      for (String b : List.of("Allocate", "Request", "SetLastPid")) {
        assertThat(overlap(a, b, true)).as("%s and %s, same CPU", a, b).isTrue();
        assertThat(overlap(a, b, false)).as("%s and %s, other CPU", a, b).isTrue();
      }
    }
  }

  @Test
  void kindsNamesEveryOperation() {
    assertThat(Ops.kinds())
        .contains(
            java.util.Arrays.stream(Operation.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toArray(String[]::new));
  }

  @Test
  void namesAreDistinct() {
    assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates();
  }

  @Test
  void everyScenarioShowsSomething() {
    assertThat(Scenarios.all()).allSatisfy(s -> assertThat(s.invariants()).isNotEmpty());
  }

  /** In the quick profile each program runs twice as far as any mutant needs to die in it. */
  @Test
  void eachCapIsTwiceWhatItsMutantsNeed() throws IOException {
    JsonNode rows = new ObjectMapper().readTree(MATRIX.toFile()).path("rows");
    int kills = 0;
    for (Scenario scenario : Scenarios.all()) {
      long needed = 0;
      for (JsonNode row : rows) {
        JsonNode cell = row.path("cells").path("Lincheck");
        if (cell.path("by").asText().equals(scenario.name())) {
          needed = Math.max(needed, cell.required("executions").asLong());
          kills++;
        }
      }
      assertThat(Scenarios.cap(Engine.MODEL_CHECKING, scenario, Profile.QUICK))
          .as(scenario.name())
          .isGreaterThanOrEqualTo((int) (2 * needed));
    }
    assertThat(kills).isPositive();
  }

  private static boolean overlap(String a, String b, boolean sameCpu) {
    for (Scenario scenario : Scenarios.all()) {
      for (Operation[] pair : pairs(scenario)) {
        boolean kinds = Ops.kind(pair[0]).equals(a) && Ops.kind(pair[1]).equals(b);
        boolean named = Ops.cpu(pair[0]) >= 0 && Ops.cpu(pair[1]) >= 0;
        boolean same = named && Ops.cpu(pair[0]) == Ops.cpu(pair[1]);
        if (kinds && same == sameCpu) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Operation[]> pairs(Scenario scenario) {
    List<Operation[]> pairs = new ArrayList<>();
    for (List<Operation> one : scenario.threads()) {
      for (List<Operation> other : scenario.threads()) {
        if (one != other) {
          one.forEach(a -> other.forEach(b -> pairs.add(new Operation[] {a, b})));
        }
      }
    }
    return pairs;
  }
}
