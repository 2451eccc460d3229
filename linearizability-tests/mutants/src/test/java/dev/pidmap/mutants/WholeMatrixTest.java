package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pidmap.mutants.Matrix.Row;
import dev.pidmap.mutants.Trial.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every kill that the matrix requires, by every check: hours, so only the deep profile has it. The
 * system property {@code pidmap.mutants} is a regular expression of those to meet.
 */
class WholeMatrixTest {
  private static final Injection INJECTION =
      new Injection(Checkout.ROOT, Path.of("target/matrix").toAbsolutePath());

  @Test
  void everyRequiredKillHappens() throws Exception {
    boolean deep = System.getProperty("pidmap.profile", "quick").equals("deep");
    assumeTrue(deep, "./pidmap check --profile deep has it");
    Pattern names = Pattern.compile(System.getProperty("pidmap.mutants", ".*"));
    Matrix matrix = Matrix.read(Checkout.ROOT);
    List<String> missed = new ArrayList<>();
    for (Mutant mutant : Catalogue.all(Checkout.ROOT)) {
      Row row = matrix.row(mutant.name()).orElseThrow();
      for (Check check : Check.BY_COST) {
        if (names.matcher(mutant.name()).matches() && row.requires(check)) {
          System.out.println("[RUN] " + mutant.name() + " by " + check.label());
          Trial trial = INJECTION.run(mutant, row, check);
          if (trial.outcome() != Outcome.KILLED) {
            missed.add(mutant.name() + " by " + check.label() + ": " + trial.summary());
          }
        }
      }
    }
    assertThat(missed).as("kills that did not happen").isEmpty();
  }
}
