package dev.pidmap.cli;

import dev.pidmap.mutants.Catalogue;
import dev.pidmap.mutants.Check;
import dev.pidmap.mutants.Killer;
import dev.pidmap.mutants.Matrix;
import dev.pidmap.mutants.Mutant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * The broken variants of the map that a user can ask for.
 *
 * @param all by name
 * @param matrix which check kills which
 */
record Mutants(List<Mutant> all, Matrix matrix) {
  private static final int SUGGESTIONS = 3;

  static Mutants of(Path root) {
    List<Mutant> sorted = new ArrayList<>(Catalogue.all(root));
    sorted.sort(Comparator.comparing(Mutant::name));
    return new Mutants(sorted, Matrix.read(root));
  }

  /** A line for each: name, family, invariant, designated killer. */
  String list() {
    return Texts.table(
        all.stream()
            .map(
                m ->
                    List.of(
                        m.name(),
                        m.family().label(),
                        m.invariant(),
                        killer(m).map(Killer::toString).orElseGet(() -> "none, " + survives(m))))
            .toList());
  }

  /** The check that must kill {@code mutant}; none for a survivor. */
  Optional<Killer> killer(Mutant mutant) {
    return matrix.row(mutant.name()).flatMap(Matrix.Row::designated);
  }

  /**
   * The row of {@code mutant} with the check to show it by: Lincheck where it must kill it, since
   * it tells every access of the execution; else the designated one. Refuses a survivor.
   */
  Matrix.Row shown(Mutant mutant) {
    Matrix.Row row =
        matrix
            .row(mutant.name())
            .filter(r -> r.designated().isPresent())
            .orElseThrow(
                () -> Stop.badInput("no check kills " + mutant.name() + ": " + survives(mutant)));
    if (!row.requires(Check.LINCHECK)) {
      return row;
    }
    Killer lincheck = new Killer(Check.LINCHECK, row.cell(Check.LINCHECK).by());
    return new Matrix.Row(row.mutant(), lincheck, row.survives(), row.cells());
  }

  /** Why nothing kills {@code mutant}. */
  String survives(Mutant mutant) {
    return matrix.row(mutant.name()).map(Matrix.Row::survives).orElse("not in the matrix");
  }

  /** The one of that name, or a refusal with the nearest names. */
  Mutant named(String name) {
    return all.stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Stop.badInput(
                    "there is no mutant "
                        + name
                        + "; the nearest are "
                        + String.join(", ", nearest(name))
                        + "\n./pidmap check --list-mutants names them all"));
  }

  private List<String> nearest(String name) {
    JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
    return all.stream()
        .map(Mutant::name)
        .sorted(Comparator.comparingDouble(candidate -> -likeness.apply(name, candidate)))
        .limit(SUGGESTIONS)
        .toList();
  }
}
