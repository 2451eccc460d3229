package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.harness.Profile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StressTest {

  /** Pairs are left to model checking, which exhausts more of them. */
  @TestFactory
  Stream<DynamicTest> everyObservedExecutionFollowsTheContract() {
    List<Scenario> scenarios =
        Scenarios.selected().stream()
            .filter(scenario -> !scenario.name().startsWith("pair "))
            .toList();
    return Runner.record(Engine.STRESS, scenarios, Profile.current()).stream()
        .map(report -> DynamicTest.dynamicTest(report.scenario().name(), () -> held(report)));
  }

  private static void held(Report report) {
    System.out.println(report);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
  }
}
