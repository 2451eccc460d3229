package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.mutants.Killer.Suite;
import dev.pidmap.mutants.MutantRun.Kind;
import dev.pidmap.mutants.MutantRun.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every mutant meets its killers, and every killer meets the shipped map. */
class KillTest {
  private static final int JVMS = 2;
  private static final int LINES = 200;
  private static final MutantCompiler COMPILER =
      new MutantCompiler(
          Path.of(System.getProperty("pidmap.sources")),
          Path.of(System.getProperty("pidmap.mutants")));
  private static final MutantRun RUN =
      new MutantRun(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
          Duration.ofMinutes(10));
  private static final ExecutorService JVM_POOL = Executors.newFixedThreadPool(JVMS);

  @AfterAll
  static void stop() {
    JVM_POOL.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> shippedMap() {
    Path shipped = COMPILER.unchanged();
    return alike().stream()
        .flatMap(
            killers -> {
              Future<Map<Killer, Outcome>> run = start(() -> RUN.run(shipped, killers));
              return killers.stream().map(killer -> passes(killer, run));
            })
        .toList()
        .stream();
  }

  /**
   * All killers, those together that can share a JVM; searches take long, so each a few of them.
   */
  private static List<List<Killer>> alike() {
    Map<Object, List<Killer>> groups = new LinkedHashMap<>();
    int turn = 0;
    for (Killer killer : killers()) {
      boolean search = killer.suite() == Suite.INTERLEAVING;
      List<Object> group = List.of(killer.properties(), killer.suite(), search ? turn++ % JVMS : 0);
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(killer);
    }
    return List.copyOf(groups.values());
  }

  private static List<Killer> killers() {
    return Catalogue.all().stream()
        .flatMap(mutant -> mutant.killers().stream())
        .distinct()
        .toList();
  }

  private static DynamicTest passes(Killer killer, Future<Map<Killer, Outcome>> run) {
    return dynamicTest(
        "shippedMap_passes_" + killer.name(),
        () -> {
          Outcome outcome = run.get().get(killer);
          assertThat(outcome.kind()).as(start(outcome)).isEqualTo(Kind.PASSED);
        });
  }

  @TestFactory
  Stream<DynamicTest> mutants() {
    return Catalogue.all().stream()
        .flatMap(
            mutant ->
                mutant.killers().isEmpty()
                    ? Stream.of(survives(mutant))
                    : mutant.killers().stream().map(killer -> dies(mutant, killer)))
        .toList()
        .stream();
  }

  /** A mutant without a killer is shown as skipped, never as passed. */
  private static DynamicTest survives(Mutant mutant) {
    return dynamicTest(
        mutant.name() + "_isNotKilled",
        () -> {
          COMPILER.compile(mutant);
          record(mutant, Verdict.SKIPPED, 0, 0, "none", "not killed: " + mutant.unkilled());
          Assumptions.abort(mutant.unkilled());
        });
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
          record(
              mutant,
              killed ? Verdict.HELD : Verdict.VIOLATED,
              outcome.executions(),
              outcome.seconds(),
              killer.suite().memoryModel,
              (killed ? "killed by " : outcome.kind() + " under ") + killer.name());
          assertThat(killed).as("%s: %s", outcome.kind(), start(outcome)).isTrue();
        });
  }

  /** Enough of a message to read; Lincheck's go on for thousands of lines. */
  private static String start(Outcome outcome) {
    return outcome.message().lines().limit(LINES).collect(Collectors.joining("\n"));
  }

  private static void record(
      Mutant mutant,
      Verdict verdict,
      int executions,
      double seconds,
      String memoryModel,
      String note) {
    Ledger.record(
        new Ledger.Entry(
            "mutants",
            mutant.name(),
            List.of(mutant.invariant()),
            verdict,
            0,
            executions,
            false,
            1,
            memoryModel,
            seconds,
            note));
  }

  private static <V> Future<V> start(Callable<V> task) {
    return JVM_POOL.submit(task);
  }
}
