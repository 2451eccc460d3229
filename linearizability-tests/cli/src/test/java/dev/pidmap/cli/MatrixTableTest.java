package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.mutants.Cell;
import dev.pidmap.mutants.Check;
import dev.pidmap.mutants.Killer;
import dev.pidmap.mutants.Matrix;
import dev.pidmap.report.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The matrix as the page of a check shows it. */
final class MatrixTableTest {
  @TempDir private Path folder;

  @Test
  void eachCellSaysWhatIsKnown() {
    Matrix.Row killed =
        new Matrix.Row(
            "SlotCheckThenSet",
            new Killer(Check.LINCHECK, "two allocations"),
            "",
            Map.of(
                "Lincheck", new Cell(Cell.Kind.REQUIRED, "two allocations", 1_027, null, 2.8, ""),
                "simulator", new Cell(Cell.Kind.REQUIRED, "a late one", 17, 1, 0.3, ""),
                "JUnit", new Cell(Cell.Kind.UNSEEN, "", 0, null, 0, "one call at a time")));
    Matrix.Row survivor = new Matrix.Row("SlotReadAcquire", null, "litmus: ARM", Map.of());

    Table table = MatrixTable.of(new Matrix("JDK 25", List.of(killed, survivor)));

    assertThat(table.intro()).contains("jqwik random calls, one at a time; Lincheck");
    assertThat(table.columns()).extracting(Table.Column::name).contains("JUnit", "Lincheck");
    assertThat(table.rows().get(0).cells())
        .startsWith("SlotCheckThenSet", "Lincheck: two allocations")
        .contains("KILLS: two allocations, execution 1,027", "cannot see it: one call at a time")
        .contains("KILLS: a late one, execution 17, switches 1");
    assertThat(table.rows().get(1).cells())
        .startsWith("SlotReadAcquire", "survives, litmus: ARM")
        .contains("not run: no survey was made");
  }

  @Test
  void itIsReadFromTheCheckoutWhereItIs() {
    assertThat(MatrixTable.of(Path.of("../..")))
        .hasValueSatisfying(table -> assertThat(table.rows()).hasSizeGreaterThan(80));
    assertThat(MatrixTable.of(folder)).isEmpty();
  }
}
