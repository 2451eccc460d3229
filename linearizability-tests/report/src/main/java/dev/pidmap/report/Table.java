package dev.pidmap.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A table that the reader can sort and filter.
 *
 * @param id its anchor
 * @param title its heading
 * @param intro what to know before reading it
 * @param ladder what stands before the rows, from the top; mostly nothing
 * @param plot the same as a picture in SVG, or empty
 */
public record Table(
    String id,
    String title,
    String intro,
    List<Rung> ladder,
    String plot,
    List<Column> columns,
    List<Row> rows) {

  public Table(String id, String title, String intro, List<Column> columns, List<Row> rows) {
    this(id, title, intro, List.of(), "", columns, rows);
  }

  /** The same with a ladder before the rows. */
  public Table below(List<Rung> rungs) {
    return new Table(id, title, intro, rungs, plot, columns, rows);
  }

  /** The same with a picture of it, in SVG. */
  public Table plotted(String svg) {
    return new Table(id, title, intro, ladder, svg, columns, rows);
  }

  boolean hasPlot() {
    return !plot.isEmpty();
  }

  /** As an address that holds all of it. */
  String plotAddress() {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(plot.getBytes(StandardCharsets.UTF_8));
  }

  public Table {
    ladder = List.copyOf(ladder);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A description that the one below it refines.
   *
   * @param tie how far it was checked that the next one does; empty for the last
   */
  public record Rung(String name, String what, String tie) {
    boolean tied() {
      return !tie.isEmpty();
    }
  }

  boolean laddered() {
    return !ladder.isEmpty();
  }

  /** A column; numbers are set right, and a lane has what one thread did. */
  public record Column(String name, Kind kind) {
    enum Kind {
      TEXT,
      NUMBER,
      LANE
    }

    public static Column text(String name) {
      return new Column(name, Kind.TEXT);
    }

    public static Column number(String name) {
      return new Column(name, Kind.NUMBER);
    }

    public static Column lane(String name) {
      return new Column(name, Kind.LANE);
    }

    /** Set right. */
    public boolean number() {
      return kind == Kind.NUMBER;
    }
  }

  /** A row, bad where it tells of a failure. */
  public record Row(boolean bad, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  record Cell(String text, boolean number, boolean lane, boolean head) {}

  record Line(boolean bad, List<Cell> cells) {}

  /** The rows as the template fills them in: the first cell names its row. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Row row : rows) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < row.cells().size(); i++) {
        Column.Kind kind = columns.get(i).kind();
        cells.add(
            new Cell(
                row.cells().get(i), kind == Column.Kind.NUMBER, kind == Column.Kind.LANE, i == 0));
      }
      lines.add(new Line(row.bad(), cells));
    }
    return lines;
  }

  int size() {
    return rows.size();
  }
}
