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

/** A range is carved, handed out, emptied, freed, and carved again a lap later. */
class RangeLifeTest {
  private final PidNamespace<String> ns =
      new PerCpuPidMap<String>(new Geometry(1, 4, 4, 64, 16, 1, 1, 1)).root();

  private List<Pid<String>> allocate(int count) {
    List<Pid<String>> pids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pids.add(ns.allocate(0, "task"));
    }
    return pids;
  }

  @Test
  void theLastReleaseOfAPassedRangeFreesIt() {
    List<Pid<String>> pids = allocate(4); // 1, 2, 3 and 4, which lies in the next range
    assertThat(ns.occupancy().ranges()).isEqualTo(2);
    pids.get(0).release();
    pids.get(2).release();
    assertThat(ns.occupancy().ranges()).isEqualTo(2);
    pids.get(1).release();
    assertThat(ns.occupancy().ranges()).isEqualTo(1);
  }

  @Test
  void aRangeStaysWhileItsLaneWorksInIt() {
    allocate(3).forEach(Pid::release);
    assertThat(ns.occupancy().ranges()).isEqualTo(1);
    assertThat(ns.allocate(0, "task").number(0)).isEqualTo(4);
  }

  @Test
  void aFreedRangeIsCarvedAgainOnlyInTheNextLap() {
    allocate(4).forEach(Pid::release);
    List<Pid<String>> rest = allocate(11);
    assertThat(rest)
        .extracting(pid -> pid.number(0))
        .containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    assertThat(ns.allocate(0, "task").number(0)).isEqualTo(1);
    assertThat(ns.occupancy().lap()).isEqualTo(1);
  }

  @Test
  void aRangeForARequestedNumberGoesWithIt() {
    ns.allocate(0, "init");
    int before = ns.occupancy().ranges();
    Pid<String> asked = ns.allocate(0, "task", SetTid.of(13));
    assertThat(ns.occupancy().ranges()).isEqualTo(before + 1);
    asked.release();
    assertThat(ns.occupancy().ranges()).isEqualTo(before);
  }

  @Test
  void loweringPidMaxFreesWhatItCutsOff() {
    List<Pid<String>> pids = allocate(9); // 9 lies in the range 8..11
    ns.setPidMax(9);
    pids.get(8).release();
    pids.get(7).release();
    Pid<String> wrapped = ns.allocate(0, "task");
    assertThat(wrapped.number(0)).isEqualTo(8);
    ns.setPidMax(16);
    assertThat(ns.allocate(0, "task").number(0)).isEqualTo(9);
  }

  /** The carver sampled pid_max before it was lowered; the lowering did not meet the new range. */
  @Test
  void aRangeCarvedByABoundOfBeforeGoesToo() {
    List<Pid<String>> first = allocate(3);
    Namespace<String> words = (Namespace<String>) ns;
    Lane lane = words.lanesAcquire()[0];
    Sweep.advance(words, lane, lane.ticketAcquire(), 16);
    ns.setPidMax(5);
    Claim.rangeOf(words, lane.ticketAcquire(), 16);
    Pid<String> four = ns.allocate(0, "task");
    assertThat(four.number(0)).isEqualTo(4);
    first.get(0).release();
    assertThat(ns.allocate(0, "task").number(0)).isEqualTo(1);
    four.release();
    assertThat(ns.occupancy().ranges()).isEqualTo(1);
  }

  @Test
  void theOnlyFreeNumberComesLapAfterLap() {
    Pid<String> five = allocate(15).get(4);
    for (int lap = 1; lap < 4; lap++) {
      five.release();
      five = ns.allocate(0, "task");
      assertThat(five.number(0)).isEqualTo(5);
      assertThat(PerCpuPidMap.laps(five)).containsExactly(lap);
    }
  }

  @Test
  void aLoweredBoundSpendsTheFreeSlotsBeyondIt() {
    List<Pid<String>> pids = allocate(9); // 9 lies in the range 8..11
    ns.setPidMax(9);
    pids.get(7).release();
    pids.get(8).release();
    pids.get(0).release();
    assertThat(ns.allocate(0, "task").number(0)).isEqualTo(1);
    assertThat(ns.occupancy().ranges()).isEqualTo(2);
  }

  @Test
  void aFailedAllocationLeavesNoRange() {
    PidNamespace<String> root =
        new PerCpuPidMap<String>(new Geometry(1, 2, 2, 8, 4, 1, 1, 1)).root();
    root.allocate(0, "init");
    PidNamespace<String> child = root.createChild();
    child.allocate(0, "inner init");
    root.allocate(0, "task");
    int before = child.occupancy().ranges();
    PidException full =
        catchThrowableOfType(PidException.class, () -> child.allocate(0, "task", SetTid.of(5)));
    assertThat(full).extracting(PidException::errno).isEqualTo(Errno.EAGAIN);
    assertThat(child.occupancy().ranges()).isEqualTo(before);
  }
}
