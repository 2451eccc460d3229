package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pidmap.harness.Bound;
import dev.pidmap.mutants.Cell.Kind;
import dev.pidmap.mutants.Matrix.Row;
import dev.pidmap.mutants.Trial.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The cells of the matrix, met anew: hours, so only the deep profile has it. The wrong steps of the
 * models are met beside them, by the module of the models. The system property {@code
 * pidmap.mutants} is a regular expression of the mutants to meet.
 */
class WholeMatrixTest {
  private static final Injection INJECTION =
      new Injection(Checkout.ROOT, Path.of("target/matrix").toAbsolutePath());
  private static final List<Check> ONE_CALL_AT_A_TIME = List.of(Check.JUNIT, Check.KERNEL);

  @BeforeEach
  void deepOnly() {
    boolean deep = System.getProperty("pidmap.profile", "quick").equals("deep");
    assumeTrue(deep, "./pidmap check --profile deep has it");
  }

  @Test
  void everyRequiredKillHappens() throws Exception {
    List<String> missed = new ArrayList<>();
    meet(
        Check.BY_COST,
        Row::requires,
        (cell, trial) -> {
          if (trial.outcome() != Outcome.KILLED) {
            missed.add(cell + ": " + trial.summary());
          }
        });
    assertThat(missed).as("kills that did not happen").isEmpty();
  }

  /**
   * A check without threads does the same each time, so what it cannot see it must not kill. Of the
   * others such a cell is not met again: it would take days, and one that samples may be lucky.
   */
  @Test
  void whatIsNotSeenOneCallAtATimeIsNotKilledSo() throws Exception {
    List<String> killed = new ArrayList<>();
    meet(
        ONE_CALL_AT_A_TIME,
        (row, check) -> row.cell(check).kind() == Kind.UNSEEN,
        (cell, trial) -> {
          if (trial.outcome() == Outcome.KILLED) {
            killed.add(cell + ": " + trial.summary());
          }
        });
    assertThat(killed).as("kills that the matrix says nothing of").isEmpty();
  }

  /** A program needs as many executions for each of its mutants as its cap is argued from. */
  @Test
  void everyBoundIsTheSmallest() throws Exception {
    Map<Bound, Object> others = new LinkedHashMap<>();
    Map<String, Mutant> mutants =
        Catalogue.all(Checkout.ROOT).stream().collect(Collectors.toMap(Mutant::name, m -> m));
    for (Bound bound : Bound.committed()) {
      Mutant mutant = mutants.get(bound.mutant());
      if (names().matcher(mutant.name()).matches()) {
        System.out.println("[RUN] " + bound);
        Trial trial = INJECTION.run(mutant, bound);
        if (trial.outcome() != Outcome.KILLED || trial.first().executions() != bound.executions()) {
          others.put(bound, trial);
        }
      }
    }
    assertThat(others).as("bounds, and what was met").isEmpty();
  }

  private static Pattern names() {
    return Pattern.compile(System.getProperty("pidmap.mutants", ".*"));
  }

  private interface Judge {
    void judge(String cell, Trial trial);
  }

  private static void meet(List<Check> checks, BiPredicate<Row, Check> which, Judge judge)
      throws Exception {
    Matrix matrix = Matrix.read(Checkout.ROOT);
    for (Mutant mutant : Catalogue.all(Checkout.ROOT)) {
      Row row = matrix.row(mutant.name()).orElseThrow();
      for (Check check : checks) {
        if (names().matcher(mutant.name()).matches() && which.test(row, check)) {
          String cell = mutant.name() + " by " + check.label();
          System.out.println("[RUN] " + cell);
          judge.judge(cell, INJECTION.run(mutant, row, check));
        }
      }
    }
  }
}
