package dev.pidmap.cli;

import dev.pidmap.report.Table;
import java.util.List;
import java.util.stream.Collectors;

/** A table of the page, for where a page cannot be shown. */
final class MarkdownTable {
  private MarkdownTable() {}

  /** A section: its heading, what to know before reading it, the ladder, the rows. */
  static String of(Table table) {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(table.title()).append("\n\n").append(table.intro()).append("\n\n");
    for (Table.Rung rung : table.ladder()) {
      out.append("- ").append(rung.name()).append(": ").append(rung.what());
      out.append(rung.tie().isEmpty() ? "" : ". " + rung.tie()).append('\n');
    }
    out.append(table.ladder().isEmpty() ? "" : "\n");
    row(out, table.columns().stream().map(Table.Column::name).toList());
    out.append('|');
    table.columns().forEach(column -> out.append(column.number() ? "---:|" : "---|"));
    out.append('\n');
    table.rows().forEach(row -> row(out, row.cells()));
    return out.toString();
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append(
        cells.stream().map(MarkdownTable::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** A cell is one line, and a bar ends it. */
  static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", "<br>");
  }
}
