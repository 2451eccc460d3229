package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pidmap.mutants.Cell.Kind;
import dev.pidmap.mutants.Matrix.Row;
import dev.pidmap.mutants.Trial.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kill that the matrix requires, by every check: hours, so only the deep profile has it. The
 * system property {@code pidmap.mutants} is a regular expression of those to meet.
 */
class WholeMatrixTest {
  private static final Injection INJECTION =
      new Injection(Checkout.ROOT, Path.of("target/matrix").toAbsolutePath());

  @TestFactory
  Stream<DynamicTest> everyRequiredKillHappens() {
    if (!System.getProperty("pidmap.profile", "quick").equals("deep")) {
      return Stream.of(
          dynamicTest(
              "the deep profile has it", () -> assumeTrue(false, "./pidmap check --profile deep")));
    }
    Pattern names = Pattern.compile(System.getProperty("pidmap.mutants", ".*"));
    Matrix matrix = Matrix.read(Checkout.ROOT);
    List<Mutant> mutants =
        Catalogue.all(Checkout.ROOT).stream()
            .filter(mutant -> names.matcher(mutant.name()).matches())
            .toList();
    return mutants.stream()
        .flatMap(mutant -> kills(mutant, matrix.row(mutant.name()).orElseThrow()));
  }

  private static Stream<DynamicTest> kills(Mutant mutant, Row row) {
    return Check.BY_COST.stream()
        .filter(check -> row.cell(check).kind() == Kind.REQUIRED)
        .map(
            check ->
                dynamicTest(
                    mutant.name() + "_isKilledBy_" + check.label(),
                    () -> {
                      Trial trial = INJECTION.run(mutant, row, check);
                      assertThat(trial.outcome()).as(trial.summary()).isEqualTo(Outcome.KILLED);
                    }));
  }
}
