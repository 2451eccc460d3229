package dev.pidmap.mutants;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A module of the checkout, as the build left it. */
record Module(Path root, String path) {

  Path folder() {
    return root.resolve(path);
  }

  Path sources() {
    return folder().resolve("src/main/java");
  }

  Path testClasses() {
    return folder().resolve("target/test-classes");
  }

  /** Its tests, itself, and what they need. */
  String testClassPath() {
    Path target = folder().resolve("target");
    return String.join(
        File.pathSeparator,
        testClasses().toString(),
        target.resolve("classes").toString(),
        libraries());
  }

  /** What it and its tests need. */
  String libraries() {
    Path file = folder().resolve("target/test.classpath");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " is not built as far as package", e);
    }
  }
}
