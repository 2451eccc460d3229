package dev.pidmap.mutants;

import java.util.Comparator;
import java.util.List;

/**
 * What became of a check on a mutant.
 *
 * @param kills what failed, empty unless it was killed: for Lincheck and JCStress every program
 *     that did, for the others the first test
 * @param tests how many tests ran
 * @param seconds wall time of the JVM
 * @param message why it is {@link Outcome#BROKEN} or {@link Outcome#HUNG}, else the first failure
 */
public record Trial(Outcome outcome, List<Kill> kills, int tests, double seconds, String message) {

  public Trial {
    kills = List.copyOf(kills);
  }

  /** How a trial ended. */
  public enum Outcome {
    /** By an assertion or a rejected history: the only way in which a mutant is killed. */
    KILLED,
    SURVIVED,
    /** In any other way: an error of the mutant or of the check, or nothing to run. */
    BROKEN,
    /** Not within its time. */
    HUNG
  }

  /**
   * A failure.
   *
   * @param by the test, scenario or hazard
   * @param executions how many times it ran its program until then
   * @param switches the most that those could have, or -1 where they are not chosen by that
   * @param seconds how long it took
   * @param reason what it said, in a line
   */
  public record Kill(String by, long executions, int switches, double seconds, String reason) {}

  /** What is to be said of it, in a line. */
  String summary() {
    String text = kills.isEmpty() ? message : first().by() + ": " + first().reason();
    return text.lines().findFirst().orElse("");
  }

  /** The fastest kill. */
  public Kill first() {
    return kills.stream()
        .min(Comparator.comparingLong(Kill::executions))
        .orElseThrow(() -> new IllegalStateException(outcome + ": " + message));
  }
}
