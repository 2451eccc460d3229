package dev.pidmap.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The scripts of this module. */
final class Scripts {
  static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  private Scripts() {}

  static Stream<Script> all() throws IOException {
    try (Stream<Path> files = Files.list(MODULE.resolve("src/test/scripts"))) {
      return files.sorted().map(Scripts::read).toList().stream();
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
