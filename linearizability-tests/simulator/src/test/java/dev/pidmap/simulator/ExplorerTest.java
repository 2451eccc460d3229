package dev.pidmap.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import dev.pidmap.simulator.toys.Toy;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reduction leaves out nothing that can be told apart: compared with every interleaving. */
class ExplorerTest {
  private static final long CAP = 2_000_000;

  /** A broken reduction: it forgets that what was done may have written. */
  private static final Reduction.Commutation FORGETS_WRITES =
      (done, next) -> done.location() != next.location() || !next.writes();

  /** A broken reduction: it takes two compare-and-sets for independent as long as one fails. */
  private static final Reduction.Commutation FAILURES_COMMUTE =
      (done, next) -> done.location() != next.location() || done.writes() != next.writes();

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

  private static final String[] TOYS = {
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
  };

  /** Each toy with each reduction, and whether that one reaches every state. */
  static Stream<Arguments> reductions() {
    return Stream.of(TOYS)
        .flatMap(
            toy ->
                Stream.of(
                    Arguments.of(toy, "sleep sets", Reduction.SLEEP_SETS, true),
                    Arguments.of(toy, "source sets", Reduction.SOURCE_SETS, false),
                    Arguments.of(toy, "of states", Reduction.SOURCE_SETS_OF_STATES, true)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("reductions")
  void theReductionLosesNothing(String name, String title, Reduction reduction, boolean states) {
    Seen all = explore(name, Reduction.NONE);
    Seen reduced = explore(name, reduction);

    assertThat(all.result().violation()).isNull();
    assertThat(reduced.result().violation()).isNull();
    assertThat(all.result().exhausted()).isTrue();
    assertThat(reduced.result().exhausted()).isTrue();
    assertThat(reduced.outcomes()).isEqualTo(all.outcomes());
    assertThat(all.states()).containsAll(reduced.states());
    if (states) {
      assertThat(reduced.states()).isEqualTo(all.states());
    }
    assertThat(reduced.result().executions()).isLessThanOrEqualTo(all.result().executions());
  }

  static Stream<String> toys() {
    return Stream.of(TOYS);
  }

  /** Two ways to come to the same: one execution of each class. */
  @ParameterizedTest
  @MethodSource("toys")
  void sourceSetsRunAsManyExecutionsToTheirEndAsSleepSets(String name) {
    Explorer.Result sleep = explore(name, Reduction.SLEEP_SETS).result();
    Explorer.Result source = explore(name, Reduction.SOURCE_SETS).result();

    assertThat(source.executions()).isEqualTo(sleep.executions());
    assertThat(source.pruned()).isLessThanOrEqualTo(sleep.pruned());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theComparisonCatchesAReductionThatForgetsWrites(boolean onlyReversals) {
    assertThat(loses("LostUpdates", new Reduction(FORGETS_WRITES, onlyReversals))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theComparisonCatchesAReductionThatSkipsFailures(boolean onlyReversals) {
    assertThat(loses("CasLoop", new Reduction(FAILURES_COMMUTE, onlyReversals))).isTrue();
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
