package dev.pidmap.kernel;

import dev.pidmap.spec.history.HistoryException;
import dev.pidmap.spec.history.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scripts of this module. */
final class Scripts {
  static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  /** The rest asks what a kernel does not tell, or requests what its recorder cannot. */
  private static final List<String> VECTORS =
      List.of(
          "exhaustion",
          "last_pid",
          "nested_limits",
          "outer_exhaustion",
          "pid_max",
          "requests",
          "requests_at_levels",
          "reserved",
          "reuse",
          "wrap");

  private Scripts() {}

  static Stream<Script> all() throws IOException {
    try (Stream<Path> files = Files.list(MODULE.resolve("src/test/scripts"))) {
      return files.sorted().map(Scripts::read).toList().stream();
    }
  }

  /** The scripts, and the conformance vectors that a kernel can express. */
  static Stream<Script> forTheKernel() throws IOException {
    return Stream.concat(all(), VECTORS.stream().map(Scripts::vector));
  }

  private static Script vector(String name) {
    try {
      return Script.of(Vector.read(MODULE.resolve("../../spec/vectors/" + name + ".jsonl")));
    } catch (IOException | HistoryException e) {
      throw new IllegalStateException("vector " + name, e);
    }
  }

  private static Script read(Path file) {
    try {
      return Script.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
