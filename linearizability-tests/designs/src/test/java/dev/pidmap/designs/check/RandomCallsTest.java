package dev.pidmap.designs.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.designs.Design;
import dev.pidmap.harness.Crowd;
import dev.pidmap.harness.Driver;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryWriter;
import dev.pidmap.spec.history.Recorder;
import dev.pidmap.spec.history.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random calls on every design, judged by the contract as far as the design promises it. A refused
 * history is kept in {@code target/histories}, for {@code ./pidmap check-history}.
 */
class RandomCallsTest {
  private static final Budget BUDGET = Budget.ofTime(Duration.ofSeconds(10));
  private static final int SEQUENCES = 60;
  private static final int CROWDS = 25;

  private static int overlapped;

  /** Of all designs together: a loaded machine may run one after the other for a while. */
  @AfterAll
  static void someCallsDidOverlap() {
    assertThat(overlapped).as("runs in which calls overlapped").isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource
  void callsThatFollowEachOther(Design design) throws Exception {
    Promise promise = Promise.sequential(design);
    for (long seed = 1; seed <= SEQUENCES; seed++) {
      judge(design, run(design, promise, 1, 150, seed), seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsThatOverlap(Design design) throws Exception {
    Promise promise = Promise.concurrent(design);
    for (long seed = 1; seed <= CROWDS; seed++) {
      History history = run(design, promise, 2, 120, seed);
      overlapped += Crowd.met(history) ? 1 : 0;
      judge(design, history, seed);
    }
  }

  private static History run(Design design, Promise promise, int threads, int calls, long seed)
      throws Exception {
    Limits limits = promise.limits(seed, 2);
    String name = design + ", random calls, seed " + seed;
    Recorder recorder = new Recorder(promise.strength(), limits, Start.EMPTY, name);
    Driver driver = new Driver(Promise.map(design, limits));
    new Crowd(limits, driver, recorder, promise.requests()).run(threads, calls, seed);
    return recorder.history();
  }

  private static void judge(Design design, History history, long seed) throws IOException {
    Verdict verdict = LinearizabilityChecker.check(history, BUDGET);
    if (verdict instanceof Verdict.NotLinearizable) {
      Path folder = Files.createDirectories(Path.of("target", "histories"));
      HistoryWriter.write(history, folder.resolve(design + "-" + seed + ".jsonl"));
    }
    assertThat(verdict).as("%s, seed %s", design, seed).isInstanceOf(Verdict.Linearizable.class);
  }
}
