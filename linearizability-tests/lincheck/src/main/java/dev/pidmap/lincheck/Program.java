package dev.pidmap.lincheck;

/**
 * A scenario on a kind of map; what Lincheck hands to the subject before anything else.
 *
 * <p>Not a static of the subject: Lincheck rolls static state back after each execution, at a
 * price.
 */
public record Program(Scenario scenario, SubjectKind kind) {

  @Override
  public String toString() {
    return scenario.name();
  }
}
