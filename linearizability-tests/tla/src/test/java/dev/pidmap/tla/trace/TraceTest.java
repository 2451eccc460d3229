package dev.pidmap.tla.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Operation;
import dev.pidmap.tla.Tlc;
import dev.pidmap.tla.trace.Validation.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded runs of the shipped map are behaviours of the algorithm in TLA+. */
class TraceTest {
  private static final int RUNS = 12;

  /** Of three ids the last one is the only one that is not reserved. */
  private static final Sizes RESERVED = Sizes.of(1, 1, 0, 2, 4, 3);

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

  /** A leaf of the directory that appears between two collects makes the search begin anew. */
  @Test
  void aSearchBesideTheFirstCarveIsABehaviour() throws Exception {
    Sizes sizes = Sizes.of(1, 2, 0, 2, 4, 3);
    List<List<Operation>> program =
        List.of(
            List.of(Operation.Allocate.automatic(0, 0, 1)),
            List.of(new Operation.FindAtLeast(0, 2)));
    accepts(sizes, map.explored(program, sizes, 100));
  }

  /** All numbers are free: two are below the reserved ones, the third is beyond pid_max. */
  private Recorded nothingIsEligible() {
    List<Operation> calls =
        List.of(
            Operation.Allocate.automatic(0, 0, 1),
            Operation.Allocate.automatic(0, 0, 2),
            Operation.Allocate.automatic(0, 0, 3),
            new Operation.Release(1),
            new Operation.Release(2),
            new Operation.Release(3),
            new Operation.SetPidMax(0, RESERVED.geometry().reserved()),
            Operation.Allocate.automatic(0, 0, 4));
    return map.explored(List.of(calls), RESERVED, 2).get(0);
  }

  /** EAGAIN without a look: no number is eligible after the wrap. */
  @Test
  void whereNothingIsEligibleAnAllocationFails() throws Exception {
    Recorded run = nothingIsEligible();
    assertThat(run.events().get(run.size() - 1)).containsEntry("answer", List.of("EAGAIN", 0));
    accepts(RESERVED, List.of(run));
  }

  /** The same run as if pid_max had not fallen: now it passes over a free number. */
  @Test
  void whereANumberIsEligibleItDoesNot() throws Exception {
    List<Map<String, Object>> events = new ArrayList<>(nothingIsEligible().events());
    int from = 0;
    while (!setsPidMax(events.get(from))) {
      from++;
    }
    int to = from;
    while (!events.get(to).get("id").equals("return")) {
      to++;
    }
    events.subList(from, to + 1).clear();
    events.replaceAll(TraceTest::underTheLimit);
    Recorded run = new Recorded("pid_max never fell", events, null);

    assertThat(validation.validate(RESERVED, List.of(run)).rejections())
        .extracting(Rejection::guilty)
        .containsExactly("P2 Allocate.rollBack");
  }

  private static boolean setsPidMax(Map<String, Object> event) {
    return event.get("call") instanceof Map<?, ?> call && call.get("op").equals("SetPidMax");
  }

  private static Map<String, Object> underTheLimit(Map<String, Object> event) {
    if (!event.get("id").equals("N11")) {
      return event;
    }
    Map<String, Object> changed = new LinkedHashMap<>(event);
    changed.put("was", RESERVED.geometry().pidMaxLimit());
    return changed;
  }
}
