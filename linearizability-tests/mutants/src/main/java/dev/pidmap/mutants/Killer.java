package dev.pidmap.mutants;

import java.util.Map;

/**
 * A check that passes on the shipped map and must fail on a mutant.
 *
 * @param name the check, for people
 * @param suite what kind of check it is
 * @param selector {@code class#method} for the JUnit platform
 * @param properties system properties that it runs with
 */
public record Killer(String name, Suite suite, String selector, Map<String, String> properties) {

  /** What a check can see. */
  public enum Suite {
    /** One thread, the public API. */
    SEQUENTIAL("sequential"),
    /** A small program of two or three threads, its interleavings searched by Lincheck. */
    INTERLEAVING("SC, interleavings searched");

    final String memoryModel;

    Suite(String memoryModel) {
      this.memoryModel = memoryModel;
    }
  }

  private static final String CHECKS = "dev.pidmap.mutants.checks.";

  static Killer sequential(String name) {
    return new Killer(name, Suite.SEQUENTIAL, CHECKS + "SequentialChecks#" + name, Map.of());
  }

  static Killer interleaving(String name) {
    return new Killer(name, Suite.INTERLEAVING, CHECKS + "InterleavingChecks#" + name, Map.of());
  }
}
