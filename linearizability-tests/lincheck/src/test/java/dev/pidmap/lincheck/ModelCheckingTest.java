package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.harness.Profile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ModelCheckingTest {

  @TestFactory
  Stream<DynamicTest> everyInterleavingFollowsTheContract() {
    return Scenarios.selected().stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> check(scenario)));
  }

  private static void check(Scenario scenario) {
    int cap = Scenarios.cap(Engine.MODEL_CHECKING, scenario, Profile.current());
    Report report = Runner.record(Engine.MODEL_CHECKING, scenario, cap);
    System.out.println(report);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
  }
}
