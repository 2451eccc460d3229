package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pidmap.mutants.Matrix.Row;
import dev.pidmap.mutants.Trial.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every mutant meets its designated killer, and every check meets the shipped code. */
class KillTest {
  private static final int JVMS = 2;
  private static final Injection INJECTION =
      new Injection(Checkout.ROOT, Path.of("target/mutants").toAbsolutePath());
  private static final ExecutorService JVM_POOL = Executors.newFixedThreadPool(JVMS);

  @AfterAll
  static void stop() {
    JVM_POOL.shutdownNow();
  }

  /**
   * A check that failed on anything would kill all mutants. Those that explore meet the shipped
   * code in tests of their own.
   */
  @TestFactory
  Stream<DynamicTest> theShippedCodeSurvives() {
    return Matrix.read(Checkout.ROOT).rows().stream()
        .flatMap(row -> row.designated().stream())
        .map(Killer::check)
        .filter(check -> check != Check.LINCHECK && check != Check.SIMULATOR)
        .distinct()
        .map(KillTest::survives)
        .toList()
        .stream();
  }

  private static DynamicTest survives(Check check) {
    Future<Trial> run = start(() -> INJECTION.runUnchanged(Family.PROTOCOL, Killer.whole(check)));
    return dynamicTest(
        "theShippedMap_survives_" + check.label(),
        () -> {
          Trial trial = run.get();
          assertThat(trial.outcome()).as(trial.summary()).isEqualTo(Outcome.SURVIVED);
          assertThat(trial.tests()).isPositive();
        });
  }

  @TestFactory
  Stream<DynamicTest> everyMutantDies() {
    Matrix matrix = Matrix.read(Checkout.ROOT);
    List<DynamicTest> tests =
        Catalogue.all(Checkout.ROOT).stream()
            .map(mutant -> meets(mutant, matrix.row(mutant.name()).orElseThrow()))
            .toList();
    return tests.stream();
  }

  private static DynamicTest meets(Mutant mutant, Row row) {
    return row.designated()
        .map(killer -> dies(mutant, row, killer))
        .orElseGet(() -> survives(mutant, row.survives()));
  }

  /** A mutant that nothing here can kill is shown as skipped, never as passed. */
  private static DynamicTest survives(Mutant mutant, String why) {
    return dynamicTest(mutant.name() + "_survives", () -> Assumptions.abort(why));
  }

  private static DynamicTest dies(Mutant mutant, Row row, Killer killer) {
    Future<Trial> run = start(() -> INJECTION.run(mutant, row));
    return dynamicTest(
        mutant.name() + "_isKilledBy_" + killer,
        () -> {
          Trial trial = run.get();
          assertThat(trial.outcome()).as(trial.summary()).isEqualTo(Outcome.KILLED);
        });
  }

  private static Future<Trial> start(Callable<Trial> run) {
    return JVM_POOL.submit(run);
  }
}
