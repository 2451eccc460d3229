package dev.pidmap.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import dev.pidmap.simulator.toys.Toy;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reduction leaves out nothing that can be told apart: compared with every interleaving. */
class ExplorerTest {
  private static final long CAP = 2_000_000;

  /** A broken reduction: it forgets that what was done may have written. */
  private static final Reduction FORGETS_WRITES =
      (done, next) -> done.made != next.location || !next.wouldWrite();

  /** A broken reduction: it takes two compare-and-sets for independent as long as one fails. */
  private static final Reduction FAILURES_COMMUTE =
      (done, next) -> done.made != next.location || done.wrote != next.wouldWrite();

  private record Seen(Explorer.Result result, Set<String> outcomes, Set<String> states) {}

  private static Seen explore(String name, Reduction reduction) {
    Program toy =
        SimLoader.hearing(Hearing.SHARED)
            .instrument(type -> type.startsWith("dev/pidmap/simulator/toys/Toys"))
            .build()
            .make(Program.class, "dev.pidmap.simulator.toys.Toys$" + name);
    Set<String> outcomes = new TreeSet<>();
    Set<String> states = new TreeSet<>();
    Explorer.Result result =
        new Explorer(toy, reduction)
            .watch((simulation, cpu) -> states.add(((Toy) toy).state()))
            .explore(CAP, (simulation, outcome) -> outcomes.add((String) outcome));
    return new Seen(result, outcomes, states);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LostUpdates",
        "StoreBuffering",
        "CasLoop",
        "Slots",
        "Stack",
        "Message",
        "Monitor",
        "SpinLock",
        "Parking",
        "Statics"
      })
  void theReductionLosesNothing(String name) {
    Seen all = explore(name, Reduction.NONE);
    Seen reduced = explore(name, Reduction.SLEEP_SETS);

    assertThat(all.result().violation()).isNull();
    assertThat(reduced.result().violation()).isNull();
    assertThat(all.result().exhausted()).isTrue();
    assertThat(reduced.result().exhausted()).isTrue();
    assertThat(reduced.outcomes()).isEqualTo(all.outcomes());
    assertThat(reduced.states()).isEqualTo(all.states());
    assertThat(reduced.result().executions()).isLessThanOrEqualTo(all.result().executions());
  }

  @Test
  void theComparisonCatchesAReductionThatForgetsWrites() {
    assertThat(loses("LostUpdates", FORGETS_WRITES)).isTrue();
  }

  @Test
  void theComparisonCatchesAReductionThatSkipsFailures() {
    assertThat(loses("CasLoop", FAILURES_COMMUTE)).isTrue();
  }

  private static boolean loses(String name, Reduction reduction) {
    Seen all = explore(name, Reduction.NONE);
    Seen reduced = explore(name, reduction);
    return !reduced.outcomes().equals(all.outcomes()) || !reduced.states().equals(all.states());
  }

  @Test
  void twoLocksInTwoOrdersEndInADeadlock() {
    Explorer.Violation violation = explore("Embrace", Reduction.SLEEP_SETS).result().violation();

    assertThat(violation.end()).isEqualTo(Simulation.End.DEADLOCK);
  }

  @Test
  void aSeedDecidesTheExecution() {
    assertThat(choices(7)).isEqualTo(choices(7)).isNotEqualTo(choices(8));
  }

  private static String choices(long seed) {
    Program toy =
        SimLoader.hearing(Hearing.SHARED)
            .instrument(type -> type.startsWith("dev/pidmap/simulator/toys/Toys"))
            .build()
            .make(Program.class, "dev.pidmap.simulator.toys.Toys$Stack");
    Simulation simulation = new Simulation(1_000);
    new Explorer(toy, Reduction.NONE, simulation).learn();
    StringBuilder text = new StringBuilder();
    simulation.watch((running, cpu) -> text.append(cpu).append(' '));
    simulation.run(toy, new Randomly(seed, 0));
    return text.toString();
  }
}
