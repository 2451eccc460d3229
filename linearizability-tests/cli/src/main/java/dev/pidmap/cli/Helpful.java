package dev.pidmap.cli;

import picocli.CommandLine.Option;

/** A command that explains itself. */
abstract class Helpful {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  void help(boolean wanted) {
    // Picocli prints it.
  }
}
