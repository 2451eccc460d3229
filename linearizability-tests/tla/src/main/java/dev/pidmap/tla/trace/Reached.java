package dev.pidmap.tla.trace;

import dev.pidmap.harness.Ledger.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Lincheck reached in a scenario.
 *
 * @param verdict whether the contract admits all executions
 * @param executions how many there were
 * @param exhausted whether there are no others
 * @param outcomes what the threads came to, as {@link Outcomes} has it
 * @param runs the events of some of the executions
 */
public record Reached(
    String scenario,
    Verdict verdict,
    long executions,
    boolean exhausted,
    Set<String> outcomes,
    List<List<Map<String, Object>>> runs) {

  /** The same runs, for whoever validates runs. */
  public List<Recorded> recorded() {
    return runs.stream()
        .map(events -> new Recorded("Lincheck, " + scenario, events, null))
        .toList();
  }

  /** Without the runs, which are long. */
  @Override
  public String toString() {
    return verdict
        + " "
        + scenario
        + ", "
        + executions
        + (exhausted ? " (all)" : "")
        + ": "
        + outcomes;
  }
}
