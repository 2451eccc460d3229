package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.harness.LockedPidMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verifier accepts a correct map and rejects the same map without its lock. */
class ContractVerifierTest {
  private static final SubjectKind LOCKED = new SubjectKind("locked", new LockedPidMap.Lock());

  private static final SubjectKind UNLOCKED = new SubjectKind("without its lock", Runnable::run);

  @ParameterizedTest
  @EnumSource(Engine.class)
  void acceptsTheLockedMap(Engine engine) {
    assertThat(Runner.run(engine, Scenarios.all(), LOCKED, 20))
        .allSatisfy(r -> assertThat(r.verdict()).as(r.toString()).isEqualTo(Verdict.HELD));
  }

  @Test
  void rejectsTheMapWithoutItsLock() {
    Report report =
        Runner.run(Engine.MODEL_CHECKING, scenario("two allocations on"), UNLOCKED, 500);

    assertThat(report.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(report.text()).contains("no admitted order explains");
    assertThat(report.history()).isNotNull().satisfies(path -> assertThat(path).exists());
  }

  @Test
  void rejectsReleasesThatBothSucceed() {
    Report report = Runner.run(Engine.MODEL_CHECKING, scenario("two releases of"), UNLOCKED, 500);

    assertThat(report.verdict()).isEqualTo(Verdict.VIOLATED);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void reportsAnExceptionOfAnOperation(Engine engine) {
    SubjectKind failing = new SubjectKind("fails in its third critical section", failingAt(3));

    Report report = Runner.run(engine, scenario("two allocations on"), failing, 100);

    assertThat(report.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(report.text()).contains("an operation failed", "IllegalStateException");
  }

  @Test
  void saysWhenAllInterleavingsWereRun() {
    Scenario scenario = scenario("two allocations on");

    Report all = Runner.run(Engine.MODEL_CHECKING, scenario, LOCKED, 10_000);
    Report some = Runner.run(Engine.MODEL_CHECKING, scenario, LOCKED, 2);

    assertThat(all.exhausted()).isTrue();
    assertThat(all.executions()).isBetween(2L, 9_999L);
    assertThat(all.outcomes()).isEqualTo(2);
    assertThat(some.exhausted()).isFalse();
    assertThat(some.executions()).isEqualTo(2);
  }

  private static LockedPidMap.Guard failingAt(int section) {
    AtomicInteger count = new AtomicInteger();
    return run -> {
      if (count.incrementAndGet() == section) {
        throw new IllegalStateException("critical section " + section);
      }
      run.run();
    };
  }

  private static Scenario scenario(String prefix) {
    return Scenarios.all().stream().filter(s -> s.name().startsWith(prefix)).findFirst().get();
  }
}
