package dev.pidmap.percpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lanes grow when CPUs meet, shrink when one is alone, and never make a number unreachable. */
class LanesTest {
  private static Namespace<String> namespace(int lanes, int maxLanes) {
    return (Namespace<String>)
        new PerCpuPidMap<String>(new Geometry(8, 4, 4, 64, 64, 2, lanes, maxLanes)).root();
  }

  private static int laneCount(PidNamespace<String> ns) {
    return ns.occupancy().lanes();
  }

  @Test
  void contentionDoublesTheLanesUpToTheLimit() {
    Namespace<String> ns = namespace(1, 4);
    Sweep.contended(ns);
    assertThat(laneCount(ns)).isEqualTo(2);
    Sweep.contended(ns);
    Sweep.contended(ns);
    assertThat(laneCount(ns)).isEqualTo(4);
  }

  @Test
  void aSmallIdSpaceStaysAtOneLane() {
    Namespace<String> ns = namespace(1, 8);
    ns.setPidMax(16);
    Sweep.contended(ns);
    assertThat(laneCount(ns)).isEqualTo(1);
  }

  @Test
  void eachLaneCarvesItsOwnRange() {
    Namespace<String> ns = namespace(2, 2);
    ns.allocate(0, "init");
    int even = ns.allocate(0, "cpu 0").number(0);
    int odd = ns.allocate(1, "cpu 1").number(0);
    assertThat(even / 4).isNotEqualTo(odd / 4);
    assertThat(ns.allocate(0, "cpu 0").number(0)).isEqualTo(even + 1);
    assertThat(ns.allocate(1, "cpu 1").number(0)).isEqualTo(odd + 1);
  }

  @Test
  void oneCpuReachesTheNumbersInEveryLanesRange() {
    Namespace<String> ns = namespace(4, 4);
    Set<Integer> numbers = new HashSet<>();
    for (int cpu = 0; cpu < 4; cpu++) {
      numbers.add(ns.allocate(cpu, "task").number(0));
    }
    while (numbers.size() < 63) {
      numbers.add(ns.allocate(3, "task").number(0));
    }
    assertThat(numbers).hasSize(63);
    assertThat(ns.occupancy().live()).isEqualTo(63);
  }

  @Test
  void aLaneThatIsAloneShrinksTheOthersAway() {
    Namespace<String> ns = namespace(1, 4);
    Sweep.contended(ns);
    Sweep.contended(ns);
    for (int i = 0; i < 1_000; i++) {
      Pid<String> pid = ns.allocate(3, "task");
      pid.release();
    }
    assertThat(laneCount(ns)).isEqualTo(1);
  }

  /** It went on to the first range for a number that somebody else took. */
  @Test
  void aLaneThatGoesOnInVainLeavesTheLastPid() {
    Namespace<String> ns = namespace(1, 1);
    for (int n = 1; n < 64; n++) {
      ns.allocate(0, "task");
    }
    ns.find(2).release();
    Lane lane = ns.lanesAcquire()[0];
    assertThat(Sweep.advance(ns, lane, lane.ticketAcquire(), 64)).isTrue();
    assertThat(ns.lastPid()).isEqualTo(63);
    assertThat(ns.allocate(0, "task").number(0)).isEqualTo(2);
    assertThat(ns.lastPid()).isEqualTo(2);
  }

  @Test
  void aLastPidWriteReturnsToOneLane() {
    Namespace<String> ns = namespace(4, 4);
    for (int cpu = 0; cpu < 4; cpu++) {
      ns.allocate(cpu, "task");
    }
    ns.setLastPid(2, 40, 0);
    assertThat(laneCount(ns)).isEqualTo(1);
    assertThat(ns.lastPid()).isEqualTo(40);
    assertThat(ns.allocate(3, "task").number(0)).isEqualTo(41);
  }
}
