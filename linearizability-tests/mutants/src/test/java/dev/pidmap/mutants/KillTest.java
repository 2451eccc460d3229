package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pidmap.harness.Ledger;
import dev.pidmap.mutants.MutantRun.Kind;
import dev.pidmap.mutants.MutantRun.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every mutant meets its killers, and every killer meets the shipped map. */
class KillTest {
  private static final int JVMS = 2;
  private static final MutantCompiler COMPILER =
      new MutantCompiler(
          Path.of(System.getProperty("pidmap.sources")),
          Path.of(System.getProperty("pidmap.mutants")));
  private static final MutantRun RUN =
      new MutantRun(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
          Duration.ofMinutes(2));
  private static final ExecutorService JVM_POOL = Executors.newFixedThreadPool(JVMS);

  @AfterAll
  static void stop() {
    JVM_POOL.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> unbrokenMap() {
    List<Killer> killers =
        Catalogue.all().stream().flatMap(mutant -> mutant.killers().stream()).distinct().toList();
    Path shipped = COMPILER.unchanged();
    Map<Object, List<Killer>> alike =
        killers.stream()
            .collect(Collectors.groupingBy(killer -> List.of(killer.suite(), killer.properties())));
    return alike.values().stream()
        .flatMap(
            together -> {
              Future<Map<Killer, Outcome>> run = start(() -> RUN.run(shipped, together));
              return together.stream().map(killer -> passes(killer, run));
            })
        .toList()
        .stream();
  }

  private static DynamicTest passes(Killer killer, Future<Map<Killer, Outcome>> run) {
    return dynamicTest(
        "shippedMap_passes_" + killer.name(),
        () -> {
          Outcome outcome = run.get().get(killer);
          assertThat(outcome.kind()).as(outcome.message()).isEqualTo(Kind.PASSED);
        });
  }

  @TestFactory
  Stream<DynamicTest> brokenMaps() {
    return Catalogue.all().stream()
        .flatMap(mutant -> mutant.killers().stream().map(killer -> dies(mutant, killer)))
        .toList()
        .stream();
  }

  private static DynamicTest dies(Mutant mutant, Killer killer) {
    Future<Outcome> run =
        start(() -> RUN.run(COMPILER.compile(mutant), List.of(killer)).get(killer));
    return dynamicTest(
        mutant.name() + "_isKilledBy_" + killer.name(),
        () -> {
          Outcome outcome = run.get();
          boolean killed =
              outcome.kind() == Kind.FAILED && outcome.message().contains(mutant.invariant());
          record(mutant, killer, outcome, killed);
          assertThat(killed)
              .as("%s: %s", outcome.kind(), outcome.message())
              .isTrue();
        });
  }

  private static void record(Mutant mutant, Killer killer, Outcome outcome, boolean killed) {
    Ledger.record(
        new Ledger.Entry(
            "mutants",
            mutant.name(),
            List.of(mutant.invariant()),
            killed ? Ledger.Verdict.HELD : Ledger.Verdict.VIOLATED,
            0,
            1,
            false,
            1,
            killer.suite().memoryModel,
            outcome.seconds(),
            (killed ? "killed by " : outcome.kind() + " under ") + killer.name()));
  }

  private static <V> Future<V> start(Callable<V> task) {
    return JVM_POOL.submit(task);
  }
}
