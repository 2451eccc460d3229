package dev.pidmap.tla.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Operation;
import dev.pidmap.tla.Tlc;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded runs of the shipped map are behaviours of the algorithm in TLA+. */
class TraceTest {
  private static final int RUNS = 12;

  private final TracedRun map = new TracedRun(Optional.empty());
  private final Validation validation =
      new Validation(
          new Tlc(Path.of(System.getProperty("pidmap.root"), "spec/tla"), Duration.ofMinutes(10)));

  private void accepts(Sizes sizes, List<Recorded> runs) throws Exception {
    assertThat(runs).extracting(Recorded::failure).containsOnlyNulls();
    Validation.Validated validated = validation.validate(sizes, runs);
    assertThat(validated.rejections()).isEmpty();
    // Each event is a step, so a run of TLC that saw fewer states saw nothing.
    assertThat(validated.run().distinct()).isGreaterThan(validated.events());
  }

  /** Simulated CPUs in random schedules, and threads. */
  @ParameterizedTest
  @MethodSource("dev.pidmap.tla.trace.Sizes#usual")
  void theMapDoesWhatTheAlgorithmDoes(Sizes sizes) throws Exception {
    List<Recorded> runs = new ArrayList<>();
    for (int seed = 0; seed < RUNS; seed++) {
      runs.add(map.simulated(seed, sizes));
      runs.add(map.threaded(seed, sizes));
    }
    accepts(sizes, runs);
  }

  /** The last of three ids is released while another CPU looks for one. */
  @Test
  void everyInterleavingOfAProgramIsABehaviour() throws Exception {
    Sizes sizes = Sizes.of(1, 2, 2, 2, 4, 1);
    List<List<Operation>> program =
        List.of(
            List.of(Operation.Allocate.automatic(0, 0, 1), new Operation.Release(1)),
            List.of(Operation.Allocate.automatic(1, 0, 2)));
    List<Recorded> runs = map.explored(program, sizes, 20_000);
    assertThat(runs).hasSizeGreaterThan(100);
    accepts(sizes, runs);
  }
}
