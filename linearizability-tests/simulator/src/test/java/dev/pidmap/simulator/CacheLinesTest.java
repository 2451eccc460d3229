package dev.pidmap.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import dev.pidmap.simulator.toys.LineToy;
import org.junit.jupiter.api.Test;

/** Transfers counted by the machine against those counted by hand. */
class CacheLinesTest {
  private static final int ROUNDS = 10;

  private Placement placement = Placement.LOCAL;
  private boolean cards;
  private int base;

  /** The transfers of all rounds on {@code cpus} CPUs, after one round that warms the caches. */
  private long transfers(String name, int cpus) {
    CacheLines machine = new CacheLines(cpus, placement, cards, base);
    LineToy toy =
        SimLoader.hearing(Hearing.LINES)
            .instrument(type -> type.startsWith("dev/pidmap/simulator/toys/LineToys"))
            .build()
            .make(LineToy.class, "dev.pidmap.simulator.toys.LineToys$" + name);
    machine.on(0, toy::prepare);
    round(machine, toy, cpus);
    CacheLines.Counts warm = machine.counts();
    for (int i = 0; i < ROUNDS; i++) {
      round(machine, toy, cpus);
    }
    return machine.counts().since(warm).transfers();
  }

  private static void round(CacheLines machine, LineToy toy, int cpus) {
    for (int cpu = 0; cpu < cpus; cpu++) {
      int onCpu = cpu;
      machine.on(cpu, () -> toy.step(onCpu));
    }
  }

  @Test
  void privateLinesStay() {
    assertThat(transfers("PrivateLines", 2)).isZero();
  }

  @Test
  void aWordThatAllAddToMovesToEach() {
    assertThat(transfers("PingPong", 2)).isEqualTo(2 * ROUNDS);
    assertThat(transfers("PingPong", 7)).isEqualTo(7 * ROUNDS);
  }

  /** The writer of element 0 drops the copy of the other, who gets it again for the length. */
  @Test
  void theLengthSharesALineWithTheFirstElement() {
    assertThat(transfers("LengthWord", 2)).isEqualTo(2 * ROUNDS);
  }

  @Test
  void neighbouringFieldsShareALine() {
    assertThat(transfers("NeighbouringFields", 2)).isEqualTo(2 * ROUNDS);
  }

  @Test
  void theBaseDecidesWhatSharesALine() {
    assertThat(transfers("BaseAlignment", 2)).isZero();
    for (base = 8; base < 64; base += 8) {
      assertThat(transfers("BaseAlignment", 2)).as("base %s", base).isEqualTo(2 * ROUNDS);
    }
  }

  @Test
  void whatIsOnlyReadIsShared() {
    assertThat(transfers("ReadShared", 5)).isZero();
  }

  /** The lock's line, the protected one for the read, and its other copy for the write. */
  @Test
  void aLockHandOffMovesTheLockAndWhatItProtects() {
    assertThat(transfers("LockHandOff", 2)).isEqualTo(2 * 3 * ROUNDS);
  }

  @Test
  void cardsOfDistantObjectsShareALine() {
    placement = Placement.COMPACTED;
    assertThat(transfers("CardTable", 2)).isZero();
    cards = true;
    assertThat(transfers("CardTable", 2)).isEqualTo(2 * ROUNDS);
    placement = Placement.LOCAL;
    assertThat(transfers("CardTable", 2)).isEqualTo(2 * ROUNDS);
  }

  @Test
  void aTestOfTheClassReadsTheHeader() {
    assertThat(transfers("ClassPointer", 2)).isEqualTo(2 * ROUNDS);
  }
}
