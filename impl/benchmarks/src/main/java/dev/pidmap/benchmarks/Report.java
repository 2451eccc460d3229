package dev.pidmap.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The folder of a run: written anew whenever more is known, so that one that is cut keeps it. */
final class Report {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;
  private final List<String> flags;
  private final double loadBefore = Machine.loadNow();
  private final double atomicNanos = Floor.atomicUpdate();
  private final List<LineCount> lines = new ArrayList<>();
  private final List<ConflictCount> conflicts = new ArrayList<>();
  private final List<Jmh> jmh = new ArrayList<>();
  private final List<Footprint> footprints = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();

  Report(Path folder, List<String> flags) {
    this.folder = folder;
    this.flags = flags;
  }

  void counted(List<LineCount> ofLines, List<ConflictCount> ofConflicts) {
    lines.addAll(ofLines);
    conflicts.addAll(ofConflicts);
    write("");
  }

  void weighed(List<Footprint> all) {
    footprints.addAll(all);
    write("");
  }

  void timed(List<Result> row) {
    results.addAll(row);
    write("");
  }

  void heldAgainst(List<Jmh> figures) {
    jmh.addAll(figures);
    write("");
  }

  /** Draws the charts too. */
  void complete() throws IOException {
    StringBuilder charts = new StringBuilder("## Charts\n\n");
    Charts.write(table(), folder).forEach(file -> charts.append("![](").append(file).append(")\n"));
    write(charts.toString());
  }

  String atAGlance() {
    return Markdown.atAGlance(table());
  }

  String times() {
    return Markdown.times(table());
  }

  private Table table() {
    Machine machine = Machine.here(flags, atomicNanos, loadBefore);
    return new Table(machine, results, footprints, lines, conflicts, jmh);
  }

  private void write(String charts) {
    Table table = table();
    try {
      JSON.writeValue(
          folder.resolve("results.json").toFile(),
          Map.of("table", table, "goals", Goals.of(table)));
      Files.writeString(folder.resolve("summary.md"), Markdown.of(table) + charts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
