package dev.pidmap.lincheck.directed;

import static dev.pidmap.lincheck.directed.Maps.allocate;
import static dev.pidmap.lincheck.directed.Maps.errnoOfAllocate;
import static dev.pidmap.lincheck.directed.Maps.errnoOfRequest;
import static dev.pidmap.lincheck.directed.Maps.oneLane;
import static dev.pidmap.lincheck.directed.Maps.request;
import static dev.pidmap.lincheck.directed.Maps.twoLanes;

import dev.pidmap.Errno;
import dev.pidmap.Occupancy;
import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import dev.pidmap.harness.Bound;
import dev.pidmap.harness.Profile;
import dev.pidmap.lincheck.directed.Together.Got;
import dev.pidmap.percpu.PerCpuPidMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Small concurrent programs, one for each hole of the algorithm, whose interleavings Lincheck
 * searches. What each asserts holds in every interleaving, so a failure needs no further judge; and
 * it may ask for what a history does not show, such as the lap in which a number was claimed.
 */
class DirectedProgramsTest {
  private static final int LEAST = 60;

  private TestInfo test;

  @BeforeEach
  void is(TestInfo running) {
    test = running;
  }

  /** In the quick profile twice as far as any mutant that it is aimed at needs to die in it. */
  private void search(Runnable program) {
    String name = test.getTestMethod().orElseThrow().getName();
    int quick = Math.max(LEAST, Bound.twice("lincheck", "directed: " + name).orElseThrow());
    int cap = Integer.getInteger("pidmap.cap", Profile.current().choose(quick, 2_000, 20_000));
    Executions.search(name, cap, program);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  @Test
  void twoAllocationsGetTwoNumbers() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(8);
          Got<Pid<String>> a = new Got<>();
          Got<Pid<String>> b = new Got<>();
          Together.run(() -> a.from(() -> allocate(ns)), () -> b.from(() -> allocate(ns)));
          int one = a.value().number(0);
          int other = b.value().number(0);
          require(one != other, "UniqueAcrossNamespaces: two pids have number " + one);
          require(ns.find(one) == a.value(), "UniqueAcrossNamespaces: look-up of " + one);
          require(ns.find(other) == b.value(), "UniqueAcrossNamespaces: look-up of " + other);
        });
  }

  @Test
  void aPidIsReleasedOnce() {
    search(
        () -> {
          Pid<String> pid = allocate(oneLane(8));
          Got<Boolean> a = new Got<>();
          Got<Boolean> b = new Got<>();
          Together.run(() -> a.from(pid::release), () -> b.from(pid::release));
          require(!a.value().equals(b.value()), "Contract: one of two releases does it");
        });
  }

  @Test
  void nothingBecomesLiveAfterClose() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(8);
          Got<Pid<String>> pid = new Got<>();
          Got<Integer> live = new Got<>();
          Together.run(
              () -> {
                ns.close();
                live.from(() -> ns.occupancy().live());
              },
              () -> pid.from(() -> allocate(ns)));
          require(
              ns.occupancy().live() == live.value(),
              "NothingAfterClose: live when close returned: "
                  + live.value()
                  + ", later: "
                  + ns.occupancy().live());
          require(
              pid.errno() == null || pid.errno() == Errno.ENOMEM,
              "Contract: errno of an allocation in a closed namespace " + pid.errno());
        });
  }

  @Test
  void failureBecauseOfCloseIsFinal() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(4);
          Got<Boolean> free = new Got<>();
          Together.run(
              () -> {
                if (errnoOfRequest(ns, 3) == Errno.ENOMEM) {
                  free.from(() -> ns.find(2) == null);
                }
              },
              ns::close,
              () -> errnoOfRequest(ns, 2));
          require(
              !Boolean.TRUE.equals(free.value()) || ns.find(2) == null,
              "NothingAfterClose: a call failed because of close, then 2 became live");
        });
  }

  @Test
  void visibleAtEveryLevelOrAtNone() {
    search(
        () -> {
          PidNamespace<String> root = oneLane(8);
          PidNamespace<String> child = root.createChild();
          allocate(child);
          Got<Pid<String>> met = new Got<>();
          Together.run(
              () -> {
                if (met.from(() -> child.find(2)).value() != null) {
                  require(
                      root.find(met.value().number(0)) == met.value(),
                      "AllOrNothing: visible inside and not outside");
                }
              },
              () -> allocate(child));
        });
  }

  @Test
  void aFailedAllocationIsNeverVisible() {
    search(
        () -> {
          PidNamespace<String> root = Maps.map(4, 8, 2, 1);
          allocate(root);
          PidNamespace<String> child = root.createChild();
          allocate(child);
          allocate(root);
          Got<Pid<String>> met = new Got<>();
          Together.run(
              () -> met.from(() -> child.find(2)),
              () -> require(errnoOfAllocate(child) == Errno.EAGAIN, "the root is full"));
          require(met.value() == null, "AllOrNothing: the inner number of a failed allocation");
        });
  }

  /** CPU 1 begins the next lap between a claim by CPU 0 and the mark of it. */
  @Test
  void aNumberIsIssuedInTheLapOfItsClaim() {
    search(
        () -> {
          PidNamespace<String> ns = twoLanes(8);
          Pid<String> two = allocate(ns, 1);
          allocate(ns, 1);
          allocate(ns, 0);
          allocate(ns, 1);
          allocate(ns, 1);
          two.release();
          Got<Pid<String>> late = new Got<>();
          Got<Occupancy> then = new Got<>();
          Together.run(
              () -> {
                allocate(ns, 1);
                then.from(ns::occupancy);
              },
              () -> late.from(() -> allocate(ns, 0)));
          Occupancy seen = then.value();
          int number = late.value().number(0);
          late.value().release();
          Pid<String> next = allocate(ns, 1);
          boolean claimedLater = seen.live() + seen.reserved() == 6;
          require(
              !claimedLater || next.number(0) != number || PerCpuPidMap.laps(next)[0] != seen.lap(),
              "NoPrematureReuse: number " + number + " twice in lap " + seen.lap());
        });
  }

  /** CPU 0 sleeps before it carves; another thread uses the range up and frees it. */
  @Test
  void aRangeIsCarvedOncePerLap() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(8);
          Got<Pid<String>> late = new Got<>();
          Got<Pid<String>> two = new Got<>();
          Got<Pid<String>> three = new Got<>();
          Together.run(
              () -> {
                two.from(() -> allocate(ns));
                three.from(() -> allocate(ns));
                allocate(ns);
                two.value().release();
                three.value().release();
              },
              () -> late.from(() -> allocate(ns)));
          require(
              differ(late.value(), two.value()) && differ(late.value(), three.value()),
              "NoPrematureReuse: number " + late.value().number(0) + " twice in a lap");
        });
  }

  private static boolean differ(Pid<String> one, Pid<String> other) {
    return one.number(0) != other.number(0)
        || PerCpuPidMap.laps(one)[0] != PerCpuPidMap.laps(other)[0];
  }

  @Test
  void nothingIsClaimedInARemovedRange() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(8);
          Pid<String> five = request(ns, 5);
          Got<Pid<String>> four = new Got<>();
          Together.run(five::release, () -> four.from(() -> request(ns, 4)));
          require(
              ns.find(4) == four.value(), "RangeFreedOnlyWhenEmpty: 4 is live and nowhere found");
        });
  }

  @Test
  void aSlotIsRetiredOnce() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(8);
          Pid<String> two = allocate(ns);
          Pid<String> three = allocate(ns);
          allocate(ns);
          Got<Pid<String>> again = new Got<>();
          Together.run(() -> again.from(() -> request(ns, 2)), two::release);
          if (again.value() != null) {
            again.value().release();
          }
          require(ns.find(3) == three, "RangeFreedOnlyWhenEmpty: 3 is live and nowhere found");
        });
  }

  /** Number 2 is released before number 3 is taken: there is always a free one. */
  @Test
  void fullOnlyWhenFull() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(4);
          Pid<String> two = allocate(ns);
          allocate(ns).release();
          Got<Pid<String>> pid = new Got<>();
          Together.run(
              () -> {
                two.release();
                errnoOfRequest(ns, 3);
              },
              () -> pid.from(() -> allocate(ns)));
          require(pid.value() != null, "ExactExhaustion: EAGAIN, and a number was always free");
        });
  }

  /**
   * Number 3 dies, then number 2, then 3 is taken again: once 3 was seen free there is always a
   * free one. The count of the range says full for a moment longer.
   */
  @Test
  void fullOnlyWhenFullAtTheSecondLook() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(4);
          Pid<String> two = allocate(ns);
          Pid<String> three = allocate(ns);
          Got<Pid<String>> pid = new Got<>();
          Together.run(
              () -> {
                if (ns.find(3) == null) {
                  pid.from(() -> allocate(ns));
                }
              },
              () -> {
                three.release();
                two.release();
                errnoOfRequest(ns, 3);
              });
          require(pid.errno() == null, "ExactExhaustion: EAGAIN, and a number was always free");
        });
  }

  @Test
  void anInitThatWasSeenIsThere() {
    search(
        () -> {
          PidNamespace<String> ns = Maps.empty(8);
          Got<Boolean> refused = new Got<>();
          Together.run(
              () -> {
                if (ns.find(1) != null) {
                  refused.from(() -> errnoOfRequest(ns, 5) == Errno.EINVAL);
                }
              },
              () -> allocate(ns));
          require(
              !Boolean.TRUE.equals(refused.value()),
              "FirstIsOne: 1 was seen live, then EINVAL for want of it");
        });
  }

  /** Number 2 becomes live before number 3 dies: one of them is always live. */
  @Test
  void orderedSearchIsExact() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(8);
          Pid<String> three = request(ns, 3);
          Got<Pid<String>> met = new Got<>();
          Together.run(
              () -> {
                request(ns, 2);
                three.release();
              },
              () -> met.from(() -> ns.findAtLeast(2)));
          require(met.value() != null, "Contract: findAtLeast(2) met nobody");
        });
  }

  @Test
  void theNumberOfADeadPidMayBeAskedFor() {
    search(
        () -> {
          PidNamespace<String> ns = oneLane(8);
          Pid<String> two = allocate(ns);
          Got<Errno> errno = new Got<>();
          Together.run(
              () -> {
                if (ns.find(2) == null) {
                  errno.from(() -> errnoOfRequest(ns, 2));
                }
              },
              two::release);
          require(errno.value() == null, "Contract: 2 was seen free, then " + errno.value());
        });
  }
}
