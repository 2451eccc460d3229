package dev.pidmap.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pidmap.PidMap;
import dev.pidmap.harness.Crowd;
import dev.pidmap.harness.Driver;
import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryWriter;
import dev.pidmap.spec.history.Recorder;
import dev.pidmap.spec.history.Start;
import dev.pidmap.spec.history.Vector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A pid map keeps the contract: in the conformance vectors, one call at a time, and in what threads
 * see of it. The task of each pid is its token.
 */
public abstract class PidMapContractTest {
  private static final Limits SMALL = new Limits(4, 2, 24, 20, 3);
  private static final Budget BUDGET = Budget.ofTime(Duration.ofSeconds(20));
  private static final int CALLS = 100;

  /** A new map with those constants; a vector wants those of Linux, threads want few numbers. */
  protected abstract PidMap<Integer> create(Limits limits);

  /** Exact: automatic numbers as Linux issues them. Any-free, the default: any free number. */
  protected Strength strength() {
    return Strength.ANY_FREE;
  }

  /** How many histories of threads are judged. */
  protected int histories() {
    return 50;
  }

  /** Each call of a vector gets an answer that the contract allows; the exact one allows one. */
  @TestFactory
  Stream<DynamicTest> vectors() throws Exception {
    return Vectors.all().stream().map(vector -> dynamicTest(vector.name(), () -> replay(vector)));
  }

  private void replay(Vector vector) {
    Driver map = new Driver(create(vector.limits()));
    Contract contract = new Contract(vector.limits(), strength());
    State state = contract.initial();
    for (Vector.Step step : vector.steps()) {
      if (!map.knows(step.call())) {
        continue; // the number of an automatic allocation decided otherwise
      }
      Result answer = map.perform(step.call());
      List<State> next = contract.step(state, step.call(), answer, Overlap.NONE);
      assertTrue(!next.isEmpty(), () -> vector.name() + ": " + step.call() + " answers " + answer);
      state = next.get(0);
    }
  }

  /** Threads, one a CPU, do random things to a map: their history has an order. */
  @Test
  void whatThreadsSeeIsLinearizable() throws Exception {
    int decided = 0;
    for (int seed = 1; seed <= histories(); seed++) {
      String source = getClass().getSimpleName() + ", seed " + seed;
      Recorder recorder = new Recorder(Strength.ANY_FREE, SMALL, Start.EMPTY, source);
      Driver map = new Driver(create(SMALL));
      new Crowd(SMALL, map, recorder, true).run(SMALL.cpus(), CALLS, seed);
      History history = recorder.history();
      Path file = Path.of("target", "histories", getClass().getSimpleName() + ".jsonl");
      Files.createDirectories(file.getParent());
      HistoryWriter.write(history, file);
      Verdict verdict = LinearizabilityChecker.check(history, BUDGET);
      assertTrue(
          !(verdict instanceof Verdict.NotLinearizable),
          () -> source + " is not linearizable: ./pidmap report " + file.toAbsolutePath());
      decided += verdict instanceof Verdict.Linearizable ? 1 : 0;
    }
    assertTrue(10 * decided >= 9 * histories(), "only " + decided + " histories were decided");
  }
}
