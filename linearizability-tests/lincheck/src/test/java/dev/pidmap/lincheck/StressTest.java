package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.harness.Profile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StressTest {

  /** Pairs are left to model checking, which exhausts most of them. */
  @TestFactory
  Stream<DynamicTest> everyObservedExecutionFollowsTheContract() {
    return Scenarios.selected().stream()
        .filter(scenario -> !scenario.name().startsWith("pair "))
        .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> check(scenario)));
  }

  private static void check(Scenario scenario) {
    int cap = Scenarios.cap(Engine.STRESS, scenario, Profile.current());
    Report report = Runner.record(Engine.STRESS, scenario, cap);
    System.out.println(report);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
  }
}
