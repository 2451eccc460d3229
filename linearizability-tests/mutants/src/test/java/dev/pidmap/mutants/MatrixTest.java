package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.mutants.Cell.Kind;
import dev.pidmap.mutants.Matrix.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The matrix has a row for each mutant, and says of each cell why it is as it is. */
class MatrixTest {
  private static final List<String> INVARIANTS =
      List.of(
          "UniqueAcrossNamespaces",
          "NoPrematureReuse",
          "RangeFreedOnlyWhenEmpty",
          "NoIdLost",
          "AllOrNothing",
          "NothingAfterClose",
          "ExactExhaustion",
          "FirstIsOne",
          "WithinLimits");

  private final List<Mutant> mutants = Catalogue.all(Checkout.ROOT);
  private final Matrix matrix = Matrix.read(Checkout.ROOT);

  @Test
  void aRowForEachMutant() {
    assertThat(matrix.rows())
        .extracting(Row::mutant)
        .containsExactlyElementsOf(mutants.stream().map(Mutant::name).toList());
  }

  @Test
  void noCellIsUnexplained() {
    for (Row row : matrix.rows()) {
      for (Check check : Check.values()) {
        assertThat(row.cells()).as(row.mutant()).containsKey(check.label());
      }
    }
    assertThatThrownBy(() -> new Cell(Kind.UNSEEN, "", 0, null, 0, ""))
        .hasMessageContaining("any other cell a reason only");
    assertThatThrownBy(() -> new Cell(Kind.REQUIRED, "", 1, null, 1, ""))
        .hasMessageContaining("a required kill has a killer");
  }

  @Test
  void killedByACheckThatMustKillOrArguedFor() {
    for (Row row : matrix.rows()) {
      if (row.killer() == null) {
        assertThat(row.survives()).as(row.mutant()).matches("(equivalent|litmus|model|open): .+");
        assertThat(row.requires(Check.TLC)).isEqualTo(row.survives().startsWith("model: "));
        assertThat(row.requires(Check.TRACES)).as(row.mutant()).isFalse();
        assertThat(Check.BY_COST).as(row.mutant()).noneMatch(row::requires);
      } else {
        assertThat(row.survives()).as(row.mutant()).isEmpty();
        assertThat(row.requires(row.killer().check())).as(row.mutant()).isTrue();
      }
    }
  }

  /** The module of the models meets them, one in several models; here the first is counted. */
  @Test
  void theMutantsOfTheModelsAreThoseOfTheMatrix() throws IOException {
    Map<String, String> models = new HashMap<>();
    new ObjectMapper()
        .readTree(Checkout.ROOT.resolve("spec/tla/models.json").toFile())
        .path("mutants")
        .forEach(
            one -> models.putIfAbsent(one.path("mutant").asText(), one.path("model").asText()));
    assertThat(models).isNotEmpty();
    for (Row row : matrix.rows()) {
      assertThat(row.cell(Check.TLC).by())
          .as(row.mutant())
          .isEqualTo(models.getOrDefault(row.mutant(), ""));
    }
  }

  @Test
  void everyInvariantIsBrokenByAMutantThatDies() {
    assertThat(mutants)
        .filteredOn(mutant -> matrix.row(mutant.name()).orElseThrow().killer() != null)
        .extracting(Mutant::invariant)
        .containsAll(INVARIANTS);
    assertThat(mutants)
        .extracting(Mutant::invariant)
        .allMatch(name -> INVARIANTS.contains(name) || name.equals(Mutant.CONTRACT));
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    String readme = Files.readString(Checkout.ROOT.resolve("README.md"));
    assertThat(readme)
        .as("the table in README.md, between <!-- matrix --> and <!-- /matrix -->")
        .contains(
            "<!-- matrix -->\n" + PropertyTable.markdown(mutants, matrix) + "<!-- /matrix -->");
  }
}
