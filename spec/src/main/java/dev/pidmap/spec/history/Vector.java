package dev.pidmap.spec.history;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A conformance vector: calls that do not overlap, each with the one answer that the exact contract
 * allows. The file format is described in {@code spec/vectors/README.md}.
 *
 * @param about one sentence for people
 */
public record Vector(String name, String about, Limits limits, List<Step> steps) {
  static final String FORMAT = "pidmap-vector";
  static final int VERSION = 1;

  public Vector {
    steps = List.copyOf(steps);
  }

  /** A call and its answer. */
  public record Step(Operation call, Result answer) {}

  /** Reads a file of version 1. */
  public static Vector read(Path file) throws IOException, HistoryException {
    return parse(Files.readAllLines(file));
  }

  static Vector parse(List<String> lines) throws HistoryException {
    int number = 0;
    try {
      Vector vector = null;
      List<Step> steps = new ArrayList<>();
      for (String line : lines) {
        number++;
        Fields fields = Fields.parse(line);
        if (vector == null) {
          vector = header(fields);
        } else {
          Operation call = HistoryReader.operation(fields);
          steps.add(new Step(call, HistoryReader.result(fields)));
        }
        fields.end();
      }
      if (steps.isEmpty()) {
        throw new IllegalArgumentException("there is no call");
      }
      return new Vector(vector.name, vector.about, vector.limits, steps);
    } catch (IllegalArgumentException e) {
      throw new HistoryException(Math.max(number, 1), e.getMessage());
    }
  }

  private static Vector header(Fields fields) {
    if (!fields.has("format") || !fields.text("format").equals(FORMAT)) {
      throw new IllegalArgumentException("not a header of format \"" + FORMAT + "\"");
    }
    int version = fields.integer("version");
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "version " + version + " of the format; this reads version " + VERSION);
    }
    return new Vector(
        fields.text("name"),
        fields.text("about"),
        HistoryReader.limits(fields.object("limits")),
        List.of());
  }

  /** The text of the file. */
  public String write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LineWriter lines = new LineWriter(out)) {
      lines.header(this);
      for (Step step : steps) {
        lines.step(step.call(), step.answer());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8) + "\n";
  }
}
