package dev.pidmap.mutants.checks;

/**
 * How many interleavings a search ran, and what failed in the last one: kept where its resets of
 * static state do not reach.
 */
final class Executions {
  /** System property that {@code CheckMain} reads. */
  private static final String COUNT = "pidmap.executions";

  private static final String FAILURE = "pidmap.failure";

  private Executions() {}

  static void count() {
    System.setProperty(COUNT, String.valueOf(Integer.getInteger(COUNT, 0) + 1));
    System.clearProperty(FAILURE);
  }

  static void failed(AssertionError failure) {
    System.setProperty(FAILURE, String.valueOf(failure.getMessage()));
  }

  /** The message of the assertion that failed in the last interleaving, or null. */
  static String failure() {
    return System.getProperty(FAILURE);
  }
}
