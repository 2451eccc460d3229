package dev.pidmap.mutants.checks;

import static dev.pidmap.mutants.checks.Maps.allocate;
import static dev.pidmap.mutants.checks.Maps.errnoOfAllocate;
import static dev.pidmap.mutants.checks.Maps.errnoOfRequest;
import static dev.pidmap.mutants.checks.Maps.oneLane;
import static dev.pidmap.mutants.checks.Maps.request;
import static dev.pidmap.mutants.checks.Maps.twoLanes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.Errno;
import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import dev.pidmap.mutants.checks.Together.Got;
import dev.pidmap.percpu.PerCpuPidMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories for one thread that a broken map cannot tell to the end. */
class SequentialChecks {

  @Test
  void noNumberTwiceInALap() {
    PidNamespace<String> ns = twoLanes(8);
    Pid<String> two = allocate(ns, 1);
    allocate(ns, 1);
    Pid<String> four = allocate(ns, 0);
    Pid<String> six = allocate(ns, 1);
    allocate(ns, 1);
    two.release();
    assertThat(lap(allocate(ns, 1))).as("CPU 1 begins lap 1 with number 2").isEqualTo(1);
    Pid<String> five = allocate(ns, 0);
    assertThat(List.of(five.number(0), lap(five))).as("CPU 0 is late").isEqualTo(List.of(5, 1));
    five.release();
    four.release();
    six.release();
    List<Integer> inLapOne = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Pid<String> pid = allocate(ns, 1);
      if (lap(pid) == 1) {
        inLapOne.add(pid.number(0));
      }
    }
    assertThat(inLapOne).as("NoPrematureReuse: 5 was issued in lap 1").containsExactly(4, 6);
  }

  private static int lap(Pid<String> pid) {
    return PerCpuPidMap.laps(pid)[0];
  }

  @Test
  void aPidKeepsItsRange() {
    PidNamespace<String> ns = oneLane(8);
    Pid<String> two = allocate(ns);
    Pid<String> three = allocate(ns);
    allocate(ns);
    two.release();
    assertThat(ns.find(3)).as("RangeFreedOnlyWhenEmpty: 3 lives there").isSameAs(three);
  }

  @Test
  void aFailedAllocationLeavesNoRange() {
    PidNamespace<String> root = Maps.map(4, 8, 2, 1);
    allocate(root);
    PidNamespace<String> child = root.createChild();
    allocate(child);
    allocate(root);
    int before = child.occupancy().ranges();
    assertThat(errnoOfRequest(child, 5)).isEqualTo(Errno.EAGAIN);
    assertThat(child.occupancy().ranges()).as("NoIdLost: 4 and 5 are stranded").isEqualTo(before);
  }

  @Test
  void aReleaseLeavesNoRange() {
    PidNamespace<String> root = oneLane(8);
    PidNamespace<String> child = root.createChild();
    allocate(child);
    int before = root.occupancy().ranges();
    request(child, 5, 5).release();
    assertThat(root.occupancy().ranges()).as("NoIdLost: 4 and 5 are stranded").isEqualTo(before);
  }

  @Test
  void everyNumberComesBack() {
    PidNamespace<String> ns = oneLane(8);
    for (int turn = 0; turn < 3; turn++) {
      List<Pid<String>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Got<Pid<String>> pid = new Got<Pid<String>>().from(() -> allocate(ns));
        assertThat(pid.errno()).as("NoIdLost: of 7 numbers %s are live", 1 + i).isNull();
        all.add(pid.value());
      }
      assertThat(errnoOfAllocate(ns)).isEqualTo(Errno.EAGAIN);
      all.forEach(Pid::release);
    }
  }

  @Test
  void nothingIsAllocatedAfterClose() {
    PidNamespace<String> root = oneLane(8);
    PidNamespace<String> child = root.createChild();
    allocate(child);
    root.close();
    assertThat(errnoOfAllocate(child))
        .as("NothingAfterClose: of the parent")
        .isEqualTo(Errno.ENOMEM);
    assertThat(root.occupancy().live()).as("NothingAfterClose").isEqualTo(2);
  }

  @Test
  void aFailedFirstAllocationIsRetriedAsTheFirst() {
    PidNamespace<String> root = Maps.map(4, 8, 2, 1);
    allocate(root);
    allocate(root);
    Pid<String> last = allocate(root);
    PidNamespace<String> child = root.createChild();
    assertThat(errnoOfAllocate(child)).isEqualTo(Errno.EAGAIN);
    last.release();
    assertThat(allocate(child).number(1)).as("FirstIsOne").isEqualTo(1);
  }

  @Test
  void onlyOneMayBeAskedForFirst() {
    PidNamespace<String> ns = Maps.empty(8);
    assertThat(errnoOfRequest(ns, 5)).as("FirstIsOne").isEqualTo(Errno.EINVAL);
    assertThat(request(ns, 1).number(0)).isEqualTo(1);
    assertThat(errnoOfRequest(ns, 5)).isNull();
  }

  @Test
  void aLoweredPidMaxHolds() {
    PidNamespace<String> ns = Maps.map(8, 8, 4, 1);
    allocate(ns);
    ns.setPidMax(6);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      numbers.add(allocate(ns).number(0));
    }
    assertThat(numbers).as("WithinLimits: pid_max is 6").containsExactly(2, 3, 4, 5);
    assertThat(errnoOfAllocate(ns)).as("WithinLimits: 6 and 7").isEqualTo(Errno.EAGAIN);
  }

  @Test
  void aRequestBeyondPidMaxIsRefused() {
    PidNamespace<String> ns = oneLane(8);
    ns.setPidMax(6);
    assertThat(errnoOfRequest(ns, 6)).as("WithinLimits: pid_max is 6").isEqualTo(Errno.EINVAL);
  }

  @Test
  void askingDoesNotCountForTheLap() {
    PidNamespace<String> ns = oneLane(8);
    allocate(ns);
    request(ns, 5).release();
    request(ns, 3).release();
    assertThat(List.of(number(ns), number(ns), number(ns)))
        .as("Contract: Linux issues them next")
        .containsExactly(3, 4, 5);
  }

  private static int number(PidNamespace<String> ns) {
    return allocate(ns).number(0);
  }

  @Test
  void theCursorStaysInARangeThatEmpties() {
    PidNamespace<String> ns = oneLane(8);
    Pid<String> two = allocate(ns);
    Pid<String> three = request(ns, 3);
    two.release();
    three.release();
    assertThat(number(ns)).as("Contract: Linux issues 3 next").isEqualTo(3);
  }

  @Test
  void aLastPidWriteMovesEveryCpu() {
    PidNamespace<String> ns = twoLanes(16);
    assertThat(allocate(ns, 0).number(0)).isEqualTo(2);
    assertThat(allocate(ns, 1).number(0)).isEqualTo(4);
    ns.setLastPid(0, 9, 0);
    assertThat(allocate(ns, 1).number(0)).as("Contract: after the write of 9").isEqualTo(10);
    assertThat(allocate(ns, 0).number(0)).as("Contract: after 10").isEqualTo(11);
  }
}
