package dev.pidmap.mutants;

import dev.pidmap.harness.Bound;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A mutant that meets its designated killer, for people who want to see a failure. */
public final class Injection {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final long LEAST_CAP = 100;

  private final Path root;
  private final Path folder;

  /**
   * @param root of the checkout, built as far as {@code package}
   * @param folder for the classes of mutants and, in {@code trials/NAME}, what a trial leaves:
   *     {@code output.log}, {@code ledger/*.jsonl} and {@code histories}
   */
  public Injection(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * Compiles {@code mutant} and runs the designated killer of its {@code row} on it in a JVM of its
   * own, for Lincheck with twice the interleavings that the kill took when it was measured, for
   * jqwik and the simulator as far as the standard profile goes.
   *
   * @throws IllegalStateException when the patch no longer fits the sources
   * @throws java.util.NoSuchElementException when nothing kills it
   */
  public Trial run(Mutant mutant, Matrix.Row row) throws IOException, InterruptedException {
    Path classes = new MutantCompiler(root, folder.resolve("classes")).compile(mutant);
    Killer killer = row.designated().orElseThrow();
    return trials().run(mutant.name(), classes, mutant.family(), killer, bounds(row, killer));
  }

  /** Runs the whole of {@code check} on {@code mutant}, as far as a survey does. */
  Trial run(Mutant mutant, Matrix.Row row, Check check) throws IOException, InterruptedException {
    Path classes = new MutantCompiler(root, folder.resolve("classes")).compile(mutant);
    Killer killer = Killer.whole(check);
    String name = mutant.name() + "-" + check;
    return trials().run(name, classes, mutant.family(), killer, bounds(row, killer));
  }

  /** Runs the program of {@code bound} on its {@code mutant}, twice as far as that says. */
  Trial run(Mutant mutant, Bound bound) throws IOException, InterruptedException {
    Path classes = new MutantCompiler(root, folder.resolve("classes")).compile(mutant);
    Check check = bound.engine().equals("lincheck") ? Check.LINCHECK : Check.SIMULATOR;
    Map<String, String> cap =
        check == Check.LINCHECK
            ? Map.of("pidmap.cap", String.valueOf(2 * bound.executions()))
            : Map.of();
    String name = mutant.name() + "-" + bound.program().replaceAll("[^A-Za-z0-9]+", "-");
    Killer killer = new Killer(check, bound.program());
    return trials().run(name, classes, mutant.family(), killer, cap);
  }

  /** How far the check goes on a mutant, whatever the profile of the tests is. */
  private static Map<String, String> bounds(Matrix.Row row, Killer killer) {
    long cap = Math.max(LEAST_CAP, 2 * row.cell(killer.check()).executions());
    return killer.check() == Check.LINCHECK
        ? Map.of("pidmap.cap", String.valueOf(cap))
        : killer.check().bounds();
  }

  /** Runs {@code killer} on the sources as they are. */
  public Trial runUnchanged(Family family, Killer killer) throws IOException, InterruptedException {
    Path classes = new MutantCompiler(root, folder.resolve("classes")).unchanged(family);
    String name = "Unchanged-" + killer.check() + "-" + family;
    return trials().run(name, classes, family, killer, Map.of());
  }

  private Trials trials() {
    return new Trials(root, folder.resolve("trials"), LIMIT);
  }
}
