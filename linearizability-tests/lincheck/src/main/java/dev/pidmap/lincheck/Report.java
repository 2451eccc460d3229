package dev.pidmap.lincheck;

import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.spec.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * How a scenario went.
 *
 * @param executions how many were run, of at most {@code cap}
 * @param exhausted whether there are no others
 * @param outcomes distinct combinations of results
 * @param ofThreads those of what happens at the same time, by thread; null for what was left out
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
    Set<List<List<Result>>> ofThreads,
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
