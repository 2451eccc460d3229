package dev.pidmap.cli;

import dev.pidmap.mutants.Cell;
import dev.pidmap.mutants.Check;
import dev.pidmap.mutants.Killer;
import dev.pidmap.mutants.Matrix;
import dev.pidmap.report.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The matrix of mutants and checks as a table of a page. */
final class MatrixTable {
  private MatrixTable() {}

  /** That of the checkout at {@code root}; empty where there is none. */
  static Optional<Table> of(Path root) {
    return Files.exists(root.resolve(Matrix.FILE))
        ? Optional.of(of(Matrix.read(root)))
        : Optional.empty();
  }

  static Table of(Matrix matrix) {
    List<Check> checks = List.of(Check.values());
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text("mutant"));
    columns.add(Table.Column.text("must be killed by"));
    checks.forEach(check -> columns.add(Table.Column.text(check.label())));
    List<Table.Row> rows = new ArrayList<>();
    for (Matrix.Row row : matrix.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.mutant());
      cells.add(row.designated().map(Killer::toString).orElse("survives, " + row.survives()));
      checks.forEach(check -> cells.add(words(row.cell(check))));
      rows.add(new Table.Row(false, cells));
    }
    return new Table(
        "matrix",
        "Which check catches which mutant",
        "Each mutant is the map or its contract with one thing broken; the build fails when a check"
            + " that must kill one does not. Measured with "
            + matrix.measured()
            + ". What each looks at: "
            + checks.stream()
                .filter(check -> !check.sees().isEmpty())
                .map(check -> check.label() + " " + check.sees())
                .collect(Collectors.joining("; "))
            + ".",
        columns,
        rows);
  }

  private static String words(Cell cell) {
    return switch (cell.kind()) {
      case REQUIRED ->
          String.format(Locale.ROOT, "KILLS: %s, execution %,d", cell.by(), cell.executions())
              + (cell.switches() == null ? "" : ", switches " + cell.switches());
      case UNSEEN -> "cannot see it: " + cell.reason();
      case NOT_RUN -> "not run: " + cell.reason();
    };
  }
}
