package dev.pidmap.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import org.junit.jupiter.api.Test;

/** An execution that went wrong is told as it was. */
class InterleavingTest {
  /** The first execution whose outcome ends with {@code wrong}, without line numbers. */
  private static String told(String name, String wrong) {
    Program toy =
        SimLoader.hearing(Hearing.SHARED)
            .instrument(type -> type.startsWith("dev/pidmap/simulator/toys/Toys"))
            .build()
            .make(Program.class, "dev.pidmap.simulator.toys.Toys$" + name);
    Explorer explorer = new Explorer(toy, Reduction.SLEEP_SETS);
    Explorer.Violation violation =
        explorer
            .explore(
                Long.MAX_VALUE,
                (simulation, outcome) -> {
                  if (outcome.toString().endsWith(wrong)) {
                    throw new AssertionError(wrong);
                  }
                })
            .violation();
    return explorer.retell(violation, (cpu, n) -> "").replaceAll(":\\d+\\)", ")");
  }

  @Test
  void everyAccessStandsInItsColumnWithWhatItFoundAndLeft() {
    assertThat(told("LostUpdates", " 1"))
        .isEqualTo(
            """
            Detailed trace:
            | CPU 0 | CPU 1 | CPU 2 |
            |   LostUpdates#1.count.get(): 0 at LostUpdates.answer(Toys.java) |  |  |
            |  |   LostUpdates#1.count.get(): 0 at LostUpdates.answer(Toys.java) |  |
            |  |   LostUpdates#1.count.set(1) at LostUpdates.answer(Toys.java) |  |
            |  |   LostUpdates#1.count.get(): 1 at LostUpdates.answer(Toys.java) |  |
            |  |  |   LostUpdates#1.count.get(): 1 at LostUpdates.answer(Toys.java) |
            |  |  |   LostUpdates#1.count.set(2) at LostUpdates.answer(Toys.java) |
            |  |  |   LostUpdates#1.count.get(): 2 at LostUpdates.answer(Toys.java) |
            |   LostUpdates#1.count.set(1) at LostUpdates.answer(Toys.java) |  |  |
            |   LostUpdates#1.count.get(): 1 at LostUpdates.answer(Toys.java) |  |  |
            """);
  }

  @Test
  void anAtomicUpdateTellsWhatItExpectedAndWhatItDid() {
    assertThat(told("CasLoop", "[2, 1, 1, 0, 0, 0, 0, 0] 3"))
        .contains(
            "|  |   CasLoop#1.count.compareAndSet(0, 1): true at CasLoop.answer(Toys.java) |  |",
            "|   CasLoop#1.count.compareAndSet(0) finds 1: false at CasLoop.answer(Toys.java) |  |  |");
  }

  @Test
  void elementsAreNamedByTheFieldOfTheirArrayAndObjectsByNumbers() {
    assertThat(told("Slots", "[0, 1, 0, 0, 0, 0, 0, 0] 2-1@1-"))
        .contains(
            "|  |   slots#1[0].get(): Owner#1 (0@-1) at Slots.answer(Toys.java) |",
            "|  |   slots#1[1].compareAndSet(null, Owner#2 (1@-1)): true at Slots.answer(Toys.java) |",
            "|  |   free#1[0].getAndUpdate(): 2, leaves 1 at Slots.answer(Toys.java) |",
            "|   slots#1[0].set(null) at Slots.answer(Toys.java) |  |");
  }
}
