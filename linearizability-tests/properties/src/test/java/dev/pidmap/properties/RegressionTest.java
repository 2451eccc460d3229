package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;
import org.junit.jupiter.api.Test;

/** Shortest sequences on which the map once failed a property. */
class RegressionTest {

  private static PidNamespace<Integer> root(int rangeSize, int pidMax, int reserved) {
    return new PerCpuPidMap<Integer>(
            new Geometry(1, rangeSize, Math.max(2, reserved + 1), pidMax, pidMax, reserved, 1, 1))
        .root();
  }

  @Test
  void lastPidReadsBackAWriteOfTheLimit() {
    PidNamespace<Integer> root = root(2, 4, 1);
    root.setLastPid(0, 4, 0);
    assertThat(root.lastPid()).isEqualTo(4);
  }

  @Test
  void aLastPidWriteMakesAReservedNumberInASharedRangeEligibleAgain() {
    PidNamespace<Integer> root = root(2, 5, 3);
    Pid<Integer> one = root.allocate(0, 1);
    Pid<Integer> two = root.allocate(0, 2);
    Pid<Integer> three = root.allocate(0, 3);
    one.release();
    two.release();
    three.release();
    root.setLastPid(0, 2, 0);
    three = root.allocate(0, 3);
    Pid<Integer> four = root.allocate(0, 4);
    for (int k = 0; k < Integer.getInteger("k", 0); k++) {
      try {
        root.allocate(0, 3);
      } catch (dev.pidmap.PidException e) {
        assertThat(e.getMessage()).contains("EAGAIN");
      }
    }
    three.release();
    three = root.allocate(0, 3);
    assertThat(three.number(0)).isEqualTo(3);
    root.setLastPid(0, 0, 0);
    assertThat(root.allocate(0, 5).number(0)).isEqualTo(1);
    four.release();
    assertThat(root.allocate(0, 6).number(0)).isEqualTo(2);
  }
}
