package dev.pidmap.cli;

import dev.pidmap.report.Page;
import dev.pidmap.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the benchmarks wrote in Markdown as a page: each section is a table to sort and filter,
 * below its plot where there is one.
 */
final class BenchPage {
  private static final String SUMMARY = "summary.md";
  private static final String AT_A_GLANCE = "at-a-glance";
  private static final String LINES = "lines-per-pair";

  private final Path folder;
  private final Page page;

  private BenchPage(Path folder, Page page) {
    this.folder = folder;
    this.page = page;
  }

  /** Of the summary and the plots in {@code folder}; {@code command} is what made them. */
  static String of(Path folder, String command) throws IOException {
    String[] sections = Files.readString(folder.resolve(SUMMARY)).split("\\n## ", -1);
    List<String> opening =
        sections[0].lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
    List<String> lines =
        List.of(sections).subList(1, sections.length).stream().flatMap(String::lines).toList();
    Page page =
        new Page(
            Page.Tone.GOOD,
            "MEASURED",
            String.format(
                Locale.ROOT,
                "What each design costs: of the goals %d are met, %d missed, %d not measured.",
                ending(lines, "met"),
                ending(lines, "missed"),
                ending(lines, "not measured")));
    page.fact("Machine", opening.get(0).replace("`", ""));
    page.fact("Times", opening.get(1));
    BenchPage bench = new BenchPage(folder, page);
    for (int i = 1; i < sections.length; i++) {
      bench.section(sections[i].lines().toList());
    }
    return bench.page.command(command).html();
  }

  private static long ending(List<String> lines, String verdict) {
    return lines.stream().filter(line -> line.endsWith("| " + verdict + " |")).count();
  }

  /** The first line is its heading; one without a table is for the reader of Markdown only. */
  private void section(List<String> lines) throws IOException {
    List<List<String>> rows =
        lines.stream().filter(line -> line.startsWith("| ")).map(BenchPage::cells).toList();
    if (rows.isEmpty()) {
      return;
    }
    String title = lines.get(0);
    String id = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String intro =
        String.join(
            " ",
            lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("|") && !line.startsWith("!"))
                .toList());
    List<Table.Row> body = new ArrayList<>();
    rows.stream()
        .skip(1)
        .forEach(row -> body.add(new Table.Row(row.get(row.size() - 1).equals("missed"), row)));
    Table table = new Table(id, title, intro, columns(rows), body);
    Path plot = folder.resolve((id.equals(AT_A_GLANCE) ? LINES : id) + ".svg");
    page.table(Files.exists(plot) ? table.plotted(Files.readString(plot)) : table);
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  /** A column of figures is set right; one with words among them is not. */
  private static List<Table.Column> columns(List<List<String>> rows) {
    List<Table.Column> columns = new ArrayList<>();
    for (int c = 0; c < rows.get(0).size(); c++) {
      int column = c;
      boolean figures =
          rows.stream().skip(1).allMatch(row -> row.get(column).matches("-|[0-9][0-9,.]*"));
      String name = rows.get(0).get(c);
      columns.add(figures ? Table.Column.number(name) : Table.Column.text(name));
    }
    return columns;
  }
}
