package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Ledger.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verifier accepts a correct map and rejects the same map without its lock. */
class ContractVerifierTest {
  /** Two operations, a thread each, have fewer interleavings when nothing inside is seen. */
  private static final long OF_WHOLE_OPERATIONS = 20;

  private static final SubjectKind UNLOCKED = new SubjectKind("without its lock", Runnable::run);

  private static final String HISTORIES = "pidmap.histories";
  private static String histories;

  /** What is rejected here on purpose is no finding of a run. */
  @BeforeAll
  static void saveElsewhere(@TempDir Path folder) {
    histories = System.setProperty(HISTORIES, folder.toString());
  }

  @AfterAll
  static void saveAsBefore() {
    if (histories == null) {
      System.clearProperty(HISTORIES);
    } else {
      System.setProperty(HISTORIES, histories);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void acceptsTheLockedMap(Engine engine) {
    assertThat(Runner.run(engine, Scenarios.hazards(), SubjectKind.LOCKED, 5))
        .allSatisfy(r -> assertThat(r.verdict()).as(r.toString()).isEqualTo(Verdict.HELD));
  }

  @Test
  void rejectsTheMapWithoutItsLock() {
    Report report =
        Runner.run(Engine.MODEL_CHECKING, scenario("two allocations on"), UNLOCKED, 500);

    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VIOLATED);
    assertThat(report.text()).contains("no admitted order explains");
    assertThat(report.history()).isNotNull().satisfies(path -> assertThat(path).exists());
  }

  @Test
  void rejectsReleasesThatBothSucceed() {
    Report report = Runner.run(Engine.MODEL_CHECKING, scenario("two releases of"), UNLOCKED, 500);

    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VIOLATED);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void reportsAnExceptionOfAnOperation(Engine engine) {
    SubjectKind failing =
        new SubjectKind(
            "fails",
            section -> {
              throw new IllegalStateException("critical section");
            });

    Report report = Runner.run(engine, scenario("two allocations on"), failing, 100);

    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VIOLATED);
    assertThat(report.text()).contains("an operation failed", "IllegalStateException");
  }

  @Test
  void saysWhenAllInterleavingsWereRun() {
    Scenario scenario = scenario("pair GetPidMax and GetPidMax");

    Report all = Runner.run(Engine.MODEL_CHECKING, scenario, SubjectKind.PER_CPU, 5_000);
    Report some = Runner.run(Engine.MODEL_CHECKING, scenario, SubjectKind.PER_CPU, 2);

    assertThat(all.exhausted()).isTrue();
    assertThat(all.executions()).isGreaterThan(OF_WHOLE_OPERATIONS);
    assertThat(all.outcomes()).isEqualTo(1);
    assertThat(some.exhausted()).isFalse();
    assertThat(some.executions()).isEqualTo(2);
  }

  private static Scenario scenario(String prefix) {
    return Scenarios.all().stream().filter(s -> s.name().startsWith(prefix)).findFirst().get();
  }

  /** A map that Lincheck does not instrument has only the interleavings of whole operations. */
  @Test
  void seesTheAccessesInsideAnOperation() {
    Report report =
        Runner.run(Engine.MODEL_CHECKING, scenario("two allocations on"), SubjectKind.PER_CPU, 200);

    assertThat(report.executions()).isEqualTo(200);
  }
}
