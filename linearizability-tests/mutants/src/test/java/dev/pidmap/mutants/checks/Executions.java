package dev.pidmap.mutants.checks;

/** Counts the interleavings of a search, where its resets of static state do not reach. */
final class Executions {
  /** System property that {@code CheckMain} reads. */
  private static final String COUNT = "pidmap.executions";

  private Executions() {}

  static void count() {
    System.setProperty(COUNT, String.valueOf(Integer.getInteger(COUNT, 0) + 1));
  }
}
