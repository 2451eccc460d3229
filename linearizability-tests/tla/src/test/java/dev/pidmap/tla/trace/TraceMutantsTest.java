package dev.pidmap.tla.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.mutants.Catalogue;
import dev.pidmap.mutants.Cell;
import dev.pidmap.mutants.Check;
import dev.pidmap.mutants.Matrix;
import dev.pidmap.mutants.Mutant;
import dev.pidmap.mutants.MutantCompiler;
import dev.pidmap.tla.Tlc;
import dev.pidmap.tla.trace.Validation.Validated;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The trace of a broken map is rejected, at the access and in the run that the matrix names. Runs
 * are numbered by their seeds, from 1 on.
 */
class TraceMutantsTest {
  private static final Path ROOT = Path.of(System.getProperty("pidmap.root"));
  private static final Sizes SIZES = Sizes.of(2, 3, 10, 2, 5, 1);

  private final Matrix matrix = Matrix.read(ROOT);
  private final Validation validation =
      new Validation(new Tlc(ROOT.resolve("spec/tla"), Duration.ofMinutes(10)));

  private Cell cell(String mutant) {
    return matrix.row(mutant).orElseThrow().cell(Check.TRACES);
  }

  private static Recorded run(TracedRun map, long number) {
    return map.simulated(number - 1, SIZES);
  }

  @Test
  void everyRequiredRejectionHappens(@TempDir Path classes) throws Exception {
    MutantCompiler compiler = new MutantCompiler(ROOT, classes);
    Map<String, String> required = new TreeMap<>();
    // Two mutants may have the same run.
    IdentityHashMap<Recorded, String> runs = new IdentityHashMap<>();
    for (Mutant mutant : Catalogue.all(ROOT)) {
      Cell cell = cell(mutant.name());
      if (cell.kind() == Cell.Kind.REQUIRED) {
        required.put(mutant.name(), cell.by());
        TracedRun broken = new TracedRun(Optional.of(compiler.compile(mutant)));
        runs.put(run(broken, cell.executions()), mutant.name());
      }
    }
    Validated validated = validation.validate(SIZES, new ArrayList<>(runs.keySet()));

    Map<String, String> found = new TreeMap<>();
    validated.rejections().forEach(r -> found.put(runs.get(r.run()), r.guilty()));
    assertThat(found).isNotEmpty().isEqualTo(required);
  }

  /** Who rejected everything would reject these too. */
  @Test
  void theSameRunsOfTheShippedMapAreBehaviours() throws Exception {
    Set<Long> numbers = new TreeSet<>();
    matrix.rows().forEach(row -> numbers.add(Math.max(1, row.cell(Check.TRACES).executions())));
    TracedRun map = new TracedRun(Optional.empty());
    List<Recorded> runs = numbers.stream().map(number -> run(map, number)).toList();

    assertThat(validation.validate(SIZES, runs).rejections()).isEmpty();
  }
}
