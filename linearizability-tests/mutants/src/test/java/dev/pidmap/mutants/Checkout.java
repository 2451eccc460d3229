package dev.pidmap.mutants;

import java.nio.file.Path;

/** The checkout that the tests run in; surefire starts them in their module. */
final class Checkout {
  static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();

  private Checkout() {}
}
