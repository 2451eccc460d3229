package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Count;
import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.harness.Profile;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs of which every interleaving is run, and exactly as many as the last time. */
class TinyTest {
  private static final Map<String, Count> COMMITTED = Count.committed("lincheck");

  @TestFactory
  Stream<DynamicTest> everyInterleavingIsRunAndFollowsTheContract() {
    return Runner.record(Engine.MODEL_CHECKING, Scenarios.tiny(), Profile.current()).stream()
        .map(report -> DynamicTest.dynamicTest(report.scenario().name(), () -> complete(report)));
  }

  private static void complete(Report report) {
    System.out.println(report);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.HELD);
    assertThat(report.exhausted()).as("exhausted: %s", report).isTrue();
    assertThat(new Count(report.executions(), report.outcomes()))
        .as("%s, as committed in counts.tsv", report.scenario().name())
        .isEqualTo(COMMITTED.get(report.scenario().name()));
  }

  @Test
  void everyCommittedCountIsOfAScenario() {
    assertThat(Tiny.all()).extracting(Scenario::name).hasSameElementsAs(COMMITTED.keySet());
  }
}
