package dev.pidmap.percpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pidmap.Errno;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One lane, one thread: the numbers are those of Linux. */
class SequentialOrderTest {
  private static PidNamespace<String> linux(int pidMax) {
    return new PerCpuPidMap<String>(new Geometry(4, 256, 301, 1 << 22, pidMax, 300, 1, 1)).root();
  }

  @Test
  void firstPassCountsUpAndWrapsTo300() {
    PidNamespace<String> ns = linux(400);
    assertThat(ns.allocate(0, "init").number(0)).isEqualTo(1);
    List<Integer> numbers = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      Pid<String> pid = ns.allocate(i % 4, "task");
      numbers.add(pid.number(0));
      expected.add(i < 398 ? i + 2 : 300 + (i - 398) % 100);
      assertThat(pid.release()).isTrue();
    }
    assertThat(numbers).isEqualTo(expected);
  }

  @Test
  void lowNumbersAreOutOfReachOnceTheCursorPassed300() {
    PidNamespace<String> ns = linux(310);
    List<Pid<String>> pids = new ArrayList<>();
    for (int i = 0; i < 309; i++) {
      pids.add(ns.allocate(0, "task"));
    }
    assertThat(errno(ns, SetTid.automatic())).isEqualTo(Errno.EAGAIN);
    pids.get(99).release();
    assertThat(errno(ns, SetTid.automatic())).isEqualTo(Errno.EAGAIN);
    assertThat(errno(ns, SetTid.of(101))).isEqualTo(Errno.EEXIST);
    Pid<String> asked = ns.allocate(0, "task", SetTid.of(100));
    assertThat(asked.number(0)).isEqualTo(100);
    asked.release();
    for (int i = 0; i < 3; i++) {
      ns.setLastPid(0, 50, 0);
      Pid<String> again = ns.allocate(0, "task");
      assertThat(again.number(0)).isEqualTo(100);
      again.release();
    }
  }

  private static Errno errno(PidNamespace<String> ns, SetTid setTid) {
    return catchThrowableOfType(PidException.class, () -> ns.allocate(0, "task", setTid)).errno();
  }

  @Test
  void failureAtTheOuterLevelLeavesNothingBehind() {
    PidNamespace<String> root =
        new PerCpuPidMap<String>(new Geometry(1, 4, 4, 64, 4, 2, 1, 1)).root();
    root.allocate(0, "init");
    PidNamespace<String> inner = root.createChild();
    Pid<String> first = inner.allocate(0, "inner init");
    Pid<String> second = inner.allocate(0, "task");
    assertThat(List.of(second.number(0), second.number(1))).isEqualTo(List.of(3, 2));
    assertThat(errno(inner, SetTid.automatic())).isEqualTo(Errno.EAGAIN);
    assertThat(inner.lastPid()).isEqualTo(3);
    assertThat(inner.find(3)).isNull();
    second.release();
    assertThat(inner.allocate(0, "task").number(1)).isEqualTo(4);
    assertThat(first.isLive()).isTrue();
  }
}
