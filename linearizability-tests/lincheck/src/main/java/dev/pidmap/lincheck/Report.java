package dev.pidmap.lincheck;

import dev.pidmap.harness.Ledger.Verdict;
import java.nio.file.Path;

/**
 * How a scenario went.
 *
 * @param executions how many were run, of at most {@code cap}
 * @param exhausted whether there are no others
 * @param outcomes distinct combinations of results
 * @param text what went wrong, for people; empty when it held
 * @param history the file with the history that was not accepted, or null
 */
public record Report(
    Scenario scenario,
    Engine engine,
    Verdict verdict,
    long cap,
    long executions,
    boolean exhausted,
    int outcomes,
    double seconds,
    String text,
    Path history) {

  @Override
  public String toString() {
    return String.format(
        "%-9s %s, %d executions%s, %d outcomes, %.1f s%s",
        verdict,
        scenario.name(),
        executions,
        exhausted ? " (all)" : "",
        outcomes,
        seconds,
        text.isEmpty() ? "" : "\n" + text);
  }
}
