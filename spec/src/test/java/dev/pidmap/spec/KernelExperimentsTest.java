package dev.pidmap.spec;

import static dev.pidmap.spec.Script.automatic;
import static dev.pidmap.spec.Script.failed;
import static dev.pidmap.spec.Script.numbers;
import static dev.pidmap.spec.Script.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What experiments on Linux 6.18 showed, as sequential scripts in the exact strength. */
class KernelExperimentsTest {
  private static final int ROOT = State.ROOT;

  /** E1: the first pass is 1, 2, 3...; every wrap goes to 300. */
  @Test
  void wrapsTo300() {
    Script script = Script.linux(400).alloc(ROOT, 1, 1);
    int expected = 2;
    for (int pid = 2; pid < 902; pid++) {
      script.alloc(ROOT, pid, expected).release(pid);
      expected = expected == 399 ? 300 : expected + 1;
    }
    script.checkInvariants();
    script.refuse(automatic(ROOT, 1000), numbers(2), "Contract: the next number");
  }

  /** E1b: one eligible number: it is issued again and again, then EAGAIN. */
  @Test
  void capacityIsPidMaxLess300() {
    Script script = Script.linux(301).alloc(ROOT, 1, 1);
    for (int number = 2; number <= 300; number++) {
      script.alloc(ROOT, number, number);
    }
    for (int number = 2; number <= 300; number++) {
      script.release(number);
    }
    script.alloc(ROOT, 1000, 300).release(1000).alloc(ROOT, 1001, 300);
    script.expect(automatic(ROOT, 1002), failed(Errno.EAGAIN, 0));
    script.refuse(
        automatic(ROOT, 1002), numbers(2), "Contract: the next number of namespace 0 is -1, not 2");
  }

  /** E2: a free low number is out of reach of the sweep until the cursor is set below 300. */
  @Test
  void lowNumbersComeBackWithTheCursor() {
    Script script = Script.linux(310);
    for (int number = 1; number < 310; number++) {
      script.alloc(ROOT, number, number);
    }
    script.expect(automatic(ROOT, 1000), failed(Errno.EAGAIN));
    script.release(100).expect(automatic(ROOT, 1000), failed(Errno.EAGAIN));
    script.expect(request(ROOT, 1001, 100), numbers(100)).release(1001);
    script.setLastPid(ROOT, 50);
    script.alloc(ROOT, 1002, 100).release(1002).alloc(ROOT, 1003, 100);
  }

  /** E3: where the next number comes from after ns_last_pid was written. */
  @Test
  void lastPidTable() {
    int[][] table = {{500, 501}, {999, 300}, {1000, 300}, {0, 2}, {299, 300}};
    for (int[] row : table) {
      Script.linux(1000)
          .alloc(ROOT, 1, 1)
          .setLastPid(ROOT, row[0])
          .lastPid(ROOT, row[0])
          .alloc(ROOT, 2, row[1])
          .lastPid(ROOT, row[1]);
    }
    Script occupied = Script.linux(1000).alloc(ROOT, 1, 1);
    occupied.expect(request(ROOT, 2, 501), numbers(501)).setLastPid(ROOT, 500);
    occupied.alloc(ROOT, 3, 502);
    for (int wrong : new int[] {1001, -1}) {
      occupied
          .expect(new Operation.SetLastPid(0, ROOT, wrong, 0), failed(Errno.EINVAL))
          .refuse(new Operation.SetLastPid(0, ROOT, wrong, 0), Result.Done.DONE, "Contract");
    }
    occupied.expect(new Operation.SetLastPid(0, ROOT, 1001, 1), failed(Errno.EPERM));
  }

  /** E3b: a request leaves the cursor alone. */
  @Test
  void requestDoesNotMoveTheCursor() {
    Script.linux(1000)
        .alloc(ROOT, 1, 1)
        .setLastPid(ROOT, 500)
        .alloc(ROOT, 2, 501)
        .expect(request(ROOT, 3, 700), numbers(700))
        .lastPid(ROOT, 501)
        .alloc(ROOT, 4, 502);
  }

  /** E4: the errors of set_tid, in the order of 7.x: all checks of all levels come first. */
  @Test
  void requestErrors() {
    Script script = Script.linux(1000).alloc(ROOT, 1, 1).create(ROOT, 7);
    script.expect(request(7, 2, 5), failed(Errno.EINVAL, 1)); // no init
    script.expect(request(7, 2, 1, 777), numbers(777, 1)).alloc(7, 3, 2, 2);
    script.expect(request(7, 4, 5, 6, 7), failed(Errno.EINVAL)); // three for two levels
    script.expect(request(7, 4, 0), failed(Errno.EINVAL, 1));
    script.expect(request(7, 4, -1), failed(Errno.EINVAL, 1));
    script.expect(request(7, 4, 1 << 22), failed(Errno.EINVAL, 1));
    script.expect(request(7, 4, 50, 1000), failed(Errno.EINVAL, 0));
    script.expect(request(7, 4, 50, 999), numbers(999, 50)).release(4);
    script.expect(request(7, 5, 2), failed(Errno.EEXIST, 1));
    script.expect(request(7, 5, 50, 777), failed(Errno.EEXIST, 0));
    // {live, 0}: 6.18 meets the inner EEXIST first.
    script.expect(request(7, 5, 2, 0), failed(Errno.EINVAL, 0));
    script.refuse(request(7, 5, 2, 0), failed(Errno.EEXIST, 1), "Contract: EEXIST at level 1");
    script.checkInvariants();
  }

  /** E4p: no level may be named without the capability there; levels not named need nothing. */
  @Test
  void requestNeedsTheCapabilityOfEachLevelItNames() {
    Script script = Script.linux(1000).alloc(ROOT, 1, 1).create(ROOT, 7).alloc(7, 2, 2, 1);
    script.expect(request(1, 7, 3, List.of(50)), numbers(3, 50));
    script.expect(request(1, 7, 4, List.of(60, 60)), failed(Errno.EPERM, 0));
    script.refuse(request(1, 7, 4, List.of(60, 60)), numbers(60, 60), "Contract: no number of");
    script.expect(request(2, 7, 4, List.of(50)), failed(Errno.EPERM, 1)); // wins over EEXIST
    script.expect(request(2, 7, 4, List.of(0)), failed(Errno.EINVAL, 1)); // range wins
    script.expect(request(2, 7, 4, List.of(60, 0)), failed(Errno.EPERM, 1)); // level by level
    script.refuse(request(2, 7, 4, List.of(60, 0)), failed(Errno.EINVAL, 0), "Contract: EINVAL");
  }

  /** E5: levels 0..32; at level 32 the root's number cannot be named. */
  @Test
  void nestsToLevel32() {
    Script script = Script.linux(1000);
    for (int level = 1; level <= 32; level++) {
      script.create(level - 1, level);
    }
    script.expect(new Operation.CreateNamespace(32, 33), failed(Errno.ENOSPC));
    script.refuse(new Operation.CreateNamespace(32, 33), Result.Done.DONE, "Contract");
    script.refuse(new Operation.CreateNamespace(31, 33), failed(Errno.ENOSPC), "Contract");
    for (int level = 0; level <= 32; level++) {
      int[] given = new int[level + 1];
      for (int l = 0; l <= level; l++) {
        given[l] = level - l + 1;
      }
      script.alloc(level, level + 1, given);
    }
    List<Integer> tooMany = new ArrayList<>(Collections.nCopies(33, 500));
    script.expect(request(0, 32, 100, tooMany), failed(Errno.EINVAL));
    int[] given = new int[33];
    java.util.Arrays.fill(given, 500);
    given[0] = 34;
    script.expect(request(0, 32, 100, tooMany.subList(0, 32)), numbers(given));
    script.checkInvariants();
  }

  /** E6: fork into a namespace that was closed; checks come before, claims too. */
  @Test
  void closedNamespace() {
    Script script = Script.linux(1000).alloc(ROOT, 1, 1).create(ROOT, 7).alloc(7, 2, 2, 1);
    script.release(2).close(7);
    script.expect(automatic(7, 3), failed(Errno.ENOMEM));
    script.expect(request(7, 3, 7), failed(Errno.ENOMEM));
    script.expect(request(7, 3, 1), failed(Errno.ENOMEM, 1));
    script.expect(request(7, 3, 0), failed(Errno.EINVAL));
    script.refuse(request(7, 3, 0), failed(Errno.ENOMEM), "Contract: ENOMEM");
    script.refuse(automatic(7, 3), numbers(2, 2), "NothingAfterClose: pid 3");
    script.create(7, 8).expect(automatic(8, 3), failed(Errno.ENOMEM));
  }

  /** E7: an ancestor's numbers bind, whatever the inner pid_max. */
  @Test
  void nestedLimits() {
    Script script = Script.linux(400).alloc(ROOT, 1, 1).create(ROOT, 7).setPidMax(7, 500);
    script.alloc(7, 2, 2, 1);
    for (int i = 2; i <= 398; i++) {
      script.alloc(7, i + 1, i + 1, i);
    }
    script.expect(automatic(7, 1000), failed(Errno.EAGAIN, 0));
    script.refuse(
        automatic(7, 1000), failed(Errno.EAGAIN, 1), "ExactExhaustion: EAGAIN at level 1");
    script.release(350).alloc(7, 1001, 350, 400); // inner 399 went with the failed attempt
  }

  /** E7b: bounds of pid_max; lowering it leaves live numbers valid. */
  @Test
  void loweringPidMax() {
    Script script = Script.linux(5000).alloc(ROOT, 1, 1);
    for (int wrong : new int[] {300, 0, -5, (1 << 22) + 1}) {
      script.expect(new Operation.SetPidMax(ROOT, wrong), failed(Errno.EINVAL));
    }
    script.setPidMax(ROOT, 301).setPidMax(ROOT, 1 << 22).setPidMax(ROOT, 5000);
    script.expect(request(ROOT, 2, 1501), numbers(1501)).setLastPid(ROOT, 1501);
    script.setPidMax(ROOT, 400);
    script.expect(new Operation.Find(ROOT, 1501), new Result.Found(2, 1501));
    script.refuse(automatic(ROOT, 3), numbers(1502), "WithinLimits: number 1502");
    script.alloc(ROOT, 3, 300).setPidMax(ROOT, 5000).alloc(ROOT, 4, 301);
    script.expect(new Operation.GetPidMax(ROOT), new Result.Value(5000));
  }

  /** E11: the outer level fails, inner cursors advance by one per attempt. */
  @Test
  void outerFailureAdvancesInnerCursors() {
    Script script = Script.linux(301).alloc(ROOT, 1, 1).create(ROOT, 7).alloc(7, 2, 2, 1);
    for (int number = 3; number <= 300; number++) {
      script.alloc(ROOT, number, number);
    }
    for (int last = 1; last <= 4; last++) {
      script.lastPid(7, last).expect(automatic(7, 1000), failed(Errno.EAGAIN, 0));
      script.lastPid(ROOT, 300);
    }
    script.checkInvariants();
  }

  /** E12b, with 7.x's rule for E12: a first allocation that failed can be tried again. */
  @Test
  void failedFirstAllocationCanBeRetried() {
    Script script = Script.linux(301).alloc(ROOT, 1, 1).create(ROOT, 7);
    for (int number = 2; number <= 300; number++) {
      script.alloc(ROOT, number, number);
    }
    script.expect(automatic(7, 1000), failed(Errno.EAGAIN, 0)).lastPid(7, 1);
    script.release(300).alloc(7, 1001, 300, 1).lastPid(7, 1);
  }

  /** E15: a number can be requested as soon as its release has returned. */
  @Test
  void releaseIsSynchronous() {
    Script script = Script.linux(10_000).alloc(ROOT, 1, 1);
    for (int pid = 2; pid < 100; pid++) {
      script.expect(request(ROOT, pid, 9000), numbers(9000)).release(pid);
      script.refuse(request(ROOT, pid + 1, 9000), failed(Errno.EEXIST), "Contract: EEXIST");
    }
  }

  /** E37, E39: what is taken is found before what is closed. */
  @Test
  void closedRanksLast() {
    Script script = Script.linux(301).alloc(ROOT, 1, 1).create(ROOT, 7).alloc(7, 2, 2, 1);
    for (int number = 3; number <= 300; number++) {
      script.alloc(ROOT, number, number);
    }
    script.close(7);
    script.expect(automatic(7, 1000), failed(Errno.EAGAIN, 0));
    script.refuse(automatic(7, 1000), failed(Errno.ENOMEM), "Contract: ENOMEM though EAGAIN");
    script.release(300);
    script.expect(request(7, 1000, 1), failed(Errno.EEXIST));
    script.expect(request(7, 1000, 7), failed(Errno.ENOMEM));
  }
}
