package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.harness.Profile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs aimed at a hazard, model-checked. */
class ModelCheckingTest {

  @TestFactory
  Stream<DynamicTest> everyInterleavingFollowsTheContract() {
    return check(Engine.MODEL_CHECKING, Scenarios.hazards());
  }

  /** Runs all scenarios, then is a test for each. */
  static Stream<DynamicTest> check(Engine engine, List<Scenario> scenarios) {
    return Runner.record(engine, scenarios, Profile.current()).stream()
        .map(report -> DynamicTest.dynamicTest(report.scenario().name(), () -> held(report)));
  }

  private static void held(Report report) {
    System.out.println(report);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
  }
}
