package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Bound;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bounds that caps are argued from belong to the matrix. */
class BoundsTest {
  private static final List<Bound> BOUNDS = Bound.committed();

  @Test
  void eachIsOfAMutantOfTheCatalogue() {
    Set<String> mutants =
        Catalogue.all(Checkout.ROOT).stream().map(Mutant::name).collect(Collectors.toSet());

    assertThat(BOUNDS).isNotEmpty().allMatch(bound -> mutants.contains(bound.mutant()));
    assertThat(BOUNDS).extracting(Bound::engine).containsOnly("lincheck", "simulator");
  }

  @Test
  void theKillsByDirectedProgramsAreAmongThem() {
    for (Matrix.Row row : Matrix.read(Checkout.ROOT).rows()) {
      Cell cell = row.cell(Check.LINCHECK);
      if (cell.by().startsWith("directed: ")) {
        assertThat(BOUNDS)
            .contains(new Bound("lincheck", cell.by(), row.mutant(), (int) cell.executions()));
      }
    }
  }
}
