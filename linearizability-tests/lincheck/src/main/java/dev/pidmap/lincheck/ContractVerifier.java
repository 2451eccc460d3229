package dev.pidmap.lincheck;

import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/**
 * Judges executions by the contract, which is a relation: no class of deterministic results, such
 * as Lincheck expects, could stand for it.
 *
 * <p>It also counts the executions, which Lincheck does not tell. The counts live here since static
 * state that the subject can reach is rolled back after each execution.
 */
public final class ContractVerifier implements Verifier {
  private static final Budget BUDGET = new Budget(Duration.ofSeconds(20), 1_000_000);
  private static final IdentityHashMap<ExecutionScenario, Tally> TALLIES = new IdentityHashMap<>();

  /** Lincheck passes the class of a sequential specification, of which there is none. */
  public ContractVerifier(Class<?> sequentialSpecification) {}

  /** Counts executions of these scenarios from now on, and no others. */
  static void countInto(Map<ExecutionScenario, Tally> tallies) {
    TALLIES.clear();
    tallies.forEach(TALLIES::put);
  }

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    Tally tally = TALLIES.get(scenario);
    if (tally.executions == 0) {
      System.out.println("[RUN] " + tally.scenario.name());
    }
    tally.count();
    Execution execution = new Execution(scenario, results);
    try {
      tally.outcomes.add(execution.outcome());
      tally.ofThreads.add(execution.resultsOfThreads());
      return tally.judged.computeIfAbsent(
          execution.fingerprint(), key -> accepts(execution, tally));
    } catch (Execution.OperationFailed e) {
      tally.reason = "an operation failed: " + e.getMessage();
      return false;
    }
  }

  private static boolean accepts(Execution execution, Tally tally) {
    History history = execution.recording().toHistory(tally.scenario);
    Verdict verdict = Evidence.judged(history, h -> LinearizabilityChecker.check(h, BUDGET));
    if (verdict instanceof Verdict.Linearizable) {
      return true;
    }
    tally.reject(history, verdict);
    return false;
  }
}
