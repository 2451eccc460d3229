package dev.pidmap.spec;

import static dev.pidmap.spec.Script.automatic;
import static dev.pidmap.spec.Script.failed;
import static dev.pidmap.spec.Script.number;
import static dev.pidmap.spec.Script.numbers;
import static dev.pidmap.spec.Script.request;
import static dev.pidmap.spec.State.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What calls in flight may explain, and what they may not. */
class OverlapTest {
  private static final Result EAGAIN = failed(Errno.EAGAIN, 0);

  /** Numbers 1 and 2 of 1..3 are live. */
  private final Script script = Script.small(4).alloc(ROOT, 1, 1).alloc(ROOT, 2, 2);

  @Test
  void aHeldNumberCountsForExhaustion() {
    script.refuse(automatic(ROOT, 9), EAGAIN, "ExactExhaustion");
    script.overlap(new InFlight().pending(automatic(ROOT, 3)));
    script.expect(automatic(ROOT, 9), EAGAIN);
    script.overlap(new InFlight().with(automatic(ROOT, 3), numbers(3)));
    script.expect(automatic(ROOT, 9), EAGAIN);
  }

  @Test
  void oneHolderHasOneNumber() {
    script.release(2).overlap(new InFlight().pending(automatic(ROOT, 3)));
    script.refuse(automatic(ROOT, 9), EAGAIN, "ExactExhaustion");
    script.overlap(new InFlight().pending(automatic(ROOT, 3)).pending(automatic(ROOT, 4)));
    script.expect(automatic(ROOT, 9), EAGAIN);
  }

  @Test
  void aHolderHasTheNumberItAskedForOrAnswered() {
    script.overlap(new InFlight().pending(request(ROOT, 3, 2)));
    script.refuse(automatic(ROOT, 9), EAGAIN, "ExactExhaustion");
    script.release(2);
    script.overlap(
        new InFlight().with(automatic(ROOT, 3), numbers(2)).with(automatic(ROOT, 4), numbers(2)));
    script.refuse(automatic(ROOT, 9), EAGAIN, "ExactExhaustion");
  }

  @Test
  void aFailureHoldsNumbersAtDeeperLevelsOnly() {
    Script nested = Script.small(4).create(ROOT, 5).setPidMax(5, 4).alloc(5, 1, 1, 1);
    nested.alloc(5, 2, 2, 2);
    Overlap failedInside = new InFlight().with(automatic(5, 3), failed(Errno.EAGAIN, 1));
    nested.overlap(failedInside).refuse(automatic(5, 9), EAGAIN, "ExactExhaustion");
    nested.refuse(automatic(5, 9), failed(Errno.EAGAIN, 1), "ExactExhaustion");
    Overlap failedOutside = new InFlight().with(automatic(5, 3), failed(Errno.EAGAIN, 0));
    nested.overlap(failedOutside).refuse(automatic(5, 9), EAGAIN, "ExactExhaustion");
    nested.expect(automatic(5, 9), failed(Errno.EAGAIN, 1));
    Overlap refused = new InFlight().with(automatic(5, 3), failed(Errno.EPERM, 0));
    nested.overlap(refused).refuse(automatic(5, 9), failed(Errno.EAGAIN), "ExactExhaustion");
  }

  @Test
  void aHolderElsewhereExplainsNothing() {
    Script nested = Script.small(4).create(ROOT, 5).create(ROOT, 6).alloc(5, 1, 1, 1);
    nested.setPidMax(5, 2).overlap(new InFlight().pending(automatic(6, 2)));
    nested.expect(automatic(5, 9), failed(Errno.EAGAIN, 1)); // full without it
    nested.setPidMax(5, 3).refuse(automatic(5, 9), failed(Errno.EAGAIN, 1), "ExactExhaustion");
  }

  @Test
  void aRequestMeetsAHeldNumber() {
    script.overlap(new InFlight().pending(request(ROOT, 3, 3)));
    script.expect(request(ROOT, 9, 3), failed(Errno.EEXIST, 0));
    script.overlap(new InFlight().with(automatic(ROOT, 3), failed(Errno.EAGAIN, 0)));
    script.refuse(request(ROOT, 9, 3), failed(Errno.EEXIST, 0), "Contract: EEXIST at level 0");
  }

  @Test
  void theSecondOfTwoFirstAllocationsMayLose() {
    Script fresh = Script.small(8);
    fresh.refuse(automatic(ROOT, 2), failed(Errno.EINVAL), "Contract: EINVAL though number 1");
    fresh.overlap(new InFlight().pending(automatic(ROOT, 1)));
    fresh.expect(automatic(ROOT, 2), failed(Errno.EINVAL, 0));
    fresh.refuse(automatic(ROOT, 2), EAGAIN, "ExactExhaustion");
    fresh.overlap(Overlap.NONE).alloc(ROOT, 1, 1);
    fresh.refuse(automatic(ROOT, 2), failed(Errno.EINVAL), "Contract: EINVAL");
  }

  /** It found no init; the first one came, took effect and went; then it claimed 1. */
  @Test
  void anOvertakenFirstAllocationMayTakeOneLate() {
    Script fresh = Script.small(8).expect(automatic(ROOT, 1), number(1, -1)).release(1);
    fresh.refuse(automatic(ROOT, 2), number(1, -1), "Contract: the number of namespace 0");
    fresh.overlap(new InFlight()).expect(automatic(ROOT, 2), number(1, -1));
  }

  @Test
  void theBoundIsSampledOnce() {
    script.refuse(automatic(ROOT, 3), numbers(6), "WithinLimits");
    script.overlap(new InFlight().since(Script.small(7).state()));
    script.refuse(automatic(ROOT, 3), numbers(7), "WithinLimits");
    script.alloc(ROOT, 3, 6);
    script.overlap(new InFlight().since(Script.small(3).state()));
    script.expect(automatic(ROOT, 9), EAGAIN).expect(request(ROOT, 9, 3), failed(Errno.EINVAL));
    script.expect(new Operation.SetLastPid(0, ROOT, 4, 0), failed(Errno.EINVAL));
    script.alloc(ROOT, 4, 3);
  }

  @Test
  void aCloseMayTakeEffectAfterWhatItTurnedAwayGaveBack() {
    Script nested = Script.small(8).create(ROOT, 5).alloc(ROOT, 1, 1).alloc(5, 2, 2, 1).close(5);
    nested.refuse(request(5, 9, 1), failed(Errno.ENOMEM), "Contract: ENOMEM though EEXIST");
    nested.overlap(new InFlight()).expect(request(5, 9, 1), failed(Errno.ENOMEM));
    nested.refuse(request(5, 9, 0), failed(Errno.ENOMEM), "Contract: ENOMEM though EINVAL");
  }

  @Test
  void whetherANamespaceIsDrainedIsExact() {
    Script nested = Script.small(8).create(ROOT, 5).alloc(5, 1, 1, 1).close(5);
    Operation drained = new Operation.IsDrained(5);
    nested.refuse(drained, new Result.Value(1), "Contract");
    nested.expect(drained, new Result.Value(0)).release(1);
    nested.expect(drained, new Result.Value(1)).refuse(drained, new Result.Value(0), "Contract");
    nested.overlap(new InFlight()).refuse(drained, new Result.Value(0), "Contract");
    nested.expect(new Operation.IsDrained(ROOT), new Result.Value(0));
    nested.refuse(new Operation.IsDrained(ROOT), new Result.Value(1), "Contract");
  }

  /** One lane: a number that was passed because it was held is taken later, behind the cursor. */
  @Test
  void exactOrderPassesHeldNumbers() {
    Script exact = Script.linux(400).alloc(ROOT, 1, 1);
    State before = exact.state();
    exact.refuse(automatic(ROOT, 3), numbers(3), "Contract: the next number of namespace 0 is 2");
    exact.overlap(new InFlight().with(automatic(ROOT, 2), numbers(2)));
    exact.refuse(automatic(ROOT, 3), numbers(4), "Contract: the next number");
    exact.alloc(ROOT, 3, 3).overlap(new InFlight().since(before)).alloc(ROOT, 2, 2);
    exact.overlap(Overlap.NONE).alloc(ROOT, 4, 4);
    exact.refuse(automatic(ROOT, 5), numbers(2), "UniqueAcrossNamespaces");
    exact.release(2).refuse(automatic(ROOT, 5), numbers(2), "Contract: the next number");
  }

  /** One lane: levels are claimed one after the other, and what was in the way may be gone then. */
  @Test
  void exactOrderPassesNumbersReleasedSince() {
    Script exact = Script.linux(400).alloc(ROOT, 1, 1).alloc(ROOT, 2, 2).setLastPid(ROOT, 1);
    State before = exact.state();
    exact.release(2).refuse(automatic(ROOT, 3), numbers(3), "Contract: the next number");
    exact.overlap(new InFlight().since(before)).alloc(ROOT, 3, 3);
    exact.lastPid(ROOT, 3);
  }

  @Test
  void exactOrderPassesNumbersHeldSince() {
    Script exact = Script.linux(400).alloc(ROOT, 1, 1);
    exact.refuse(automatic(ROOT, 2), numbers(3), "Contract: the next number");
    exact.overlap(new InFlight().failedSince(request(ROOT, 9, 2), failed(Errno.ENOMEM)));
    exact.alloc(ROOT, 2, 3);
  }

  /** One lane: it chose by the cursor before others moved it, and leaves it where they put it. */
  @Test
  void exactOrderFollowsACursorSinceTheCall() {
    Script exact = Script.linux(400).alloc(ROOT, 1, 1);
    State before = exact.state();
    exact.setLastPid(ROOT, 9).refuse(automatic(ROOT, 2), numbers(2), "Contract: the next number");
    exact.overlap(new InFlight().since(before));
    exact.refuse(automatic(ROOT, 2), numbers(5), "Contract: the next number");
    exact.alloc(ROOT, 2, 2).overlap(Overlap.NONE);
    exact.lastPid(ROOT, 9).alloc(ROOT, 3, 10);
  }

  @Test
  void theLastPidMayBeThatOfAnAllocationInFlight() {
    Script exact = Script.linux(400).alloc(ROOT, 1, 1);
    Operation read = new Operation.GetLastPid(ROOT);
    exact.refuse(read, new Result.Value(2), "Contract");
    exact.overlap(new InFlight().with(automatic(ROOT, 2), numbers(2)));
    exact.expect(read, new Result.Value(2)).expect(read, new Result.Value(1));
    exact.refuse(read, new Result.Value(3), "Contract");
    exact.overlap(new InFlight().pending(automatic(ROOT, 2)));
    exact.expect(read, new Result.Value(399)).expect(read, new Result.Value((1 << 22) - 1));
    exact.refuse(read, new Result.Value(1 << 22), "Contract");
    exact.refuse(read, new Result.Value(0), "Contract");
    Script fresh = Script.linux(400).overlap(new InFlight().pending(automatic(ROOT, 1)));
    fresh.expect(read, new Result.Value(1)).refuse(read, new Result.Value(2), "Contract");
  }

  @Test
  void aFailedAttemptMayHaveTakenAnyNumberThatWasFreeToIt() {
    Script exact = Script.linux(301).alloc(ROOT, 1, 1).create(ROOT, 7).alloc(7, 2, 2, 1);
    for (int n = 3; n <= 300; n++) {
      exact.alloc(ROOT, n, n);
    }
    Overlap overlap = new InFlight().pending(automatic(7, 900));
    assertThat(exact.contract.step(exact.state(), automatic(7, 901), EAGAIN, overlap))
        .extracting(state -> state.cursor(7))
        .containsExactlyInAnyOrder(3, 4);
  }

  @Test
  void aHolderHasTheNumberItAskedForAtEachLevel() {
    Script nested = Script.small(8).create(ROOT, 5).alloc(5, 1, 1, 1);
    nested.overlap(new InFlight().pending(request(5, 3, 3)));
    nested.expect(request(5, 9, 3), failed(Errno.EEXIST, 1));
    nested.refuse(request(5, 9, 2), failed(Errno.EEXIST, 1), "Contract: EEXIST at level 1 though");
    nested.overlap(new InFlight().with(automatic(5, 3), numbers(3)));
    nested.refuse(request(5, 9, 3), failed(Errno.EEXIST, 1), "Contract: EEXIST at level 1 though");
  }

  @Test
  void whatIsSaidOfAnErrorIsOfItsLevel() {
    Script nested = Script.small(8).create(ROOT, 5).alloc(5, 1, 1, 1);
    String impossible = "Contract: EEXIST at level 0 though no error is possible";
    nested.refuse(request(5, 9, 2), failed(Errno.EEXIST, 0), impossible);
    nested.close(5).overlap(new InFlight());
    String taken = "ExactExhaustion: EAGAIN though EEXIST is expected for number 1 of namespace 5";
    nested.refuse(request(5, 9, 1), failed(Errno.EAGAIN), taken);
    String closed = "ExactExhaustion: EAGAIN at level 0 though ENOMEM is expected: namespace 5";
    nested.refuse(automatic(5, 9), failed(Errno.EAGAIN, 0), closed);
  }

  /** One lane: low numbers are out of reach once the cursor is beyond 300, not at it. */
  @Test
  void exactExhaustionKnowsTheCursor() {
    Script exact = full(310);
    State before = exact.state();
    exact.release(100).setLastPid(ROOT, 300).expect(automatic(ROOT, 999), EAGAIN);
    exact.setLastPid(ROOT, 299).refuse(automatic(ROOT, 999), EAGAIN, "ExactExhaustion");
    exact.overlap(new InFlight()).refuse(automatic(ROOT, 999), EAGAIN, "ExactExhaustion");
    State at300 = exact.state();
    exact.setLastPid(ROOT, 50).overlap(new InFlight().since(at300));
    exact.refuse(automatic(ROOT, 999), EAGAIN, "ExactExhaustion");
    exact.overlap(new InFlight().since(before)).expect(automatic(ROOT, 999), EAGAIN);
    exact.overlap(new InFlight().pending(request(ROOT, 998, 50)));
    exact.expect(automatic(ROOT, 999), EAGAIN);
    exact.overlap(Overlap.NONE).setLastPid(ROOT, 299).alloc(ROOT, 999, 100);
  }

  /** One lane: 350 is next neither below 400, where 360 is free, nor below 350. */
  @Test
  void theBoundOfAnOrderBindsItsNumbers() {
    Script exact = Script.linux(400).alloc(ROOT, 1, 1).setLastPid(ROOT, 299);
    for (int number = 300; number < 350; number++) {
      exact.alloc(ROOT, number, number);
    }
    exact.setLastPid(ROOT, 359).overlap(new InFlight().since(Script.linux(350).state()));
    exact.refuse(automatic(ROOT, 999), numbers(350), "Contract: the next number");
    exact.alloc(ROOT, 999, 360);
  }

  /** One lane: an attempt that failed further out moved the inner cursor, or another did since. */
  @Test
  void aFailedAttemptLeavesTheCursorToThoseWhoMovedItSince() {
    Script exact = full(301).create(ROOT, 7);
    exact.release(300).alloc(7, 999, 300, 1);
    State before = exact.state();
    exact.setLastPid(7, 8).overlap(new InFlight().since(before));
    assertThat(exact.contract.step(exact.state(), automatic(7, 9), EAGAIN, new InFlight()))
        .extracting(state -> state.cursor(7))
        .containsExactly(10);
    assertThat(
            exact.contract.step(
                exact.state(), automatic(7, 9), EAGAIN, new InFlight().since(before)))
        .extracting(state -> state.cursor(7))
        .containsExactlyInAnyOrder(9, 10);
  }

  /** One lane: where the inner level is full, whoever moved its cursor, that is the error. */
  @Test
  void aFullLevelEndsAnAttempt() {
    Script exact = Script.linux(301).create(ROOT, 7).setPidMax(7, 301);
    for (int number = 1; number < 301; number++) {
      exact.alloc(7, number, number, number);
    }
    State before = exact.state();
    exact.setLastPid(7, 8).overlap(new InFlight().since(before));
    exact.expect(automatic(7, 999), failed(Errno.EAGAIN, 1));
    exact.refuse(automatic(7, 999), EAGAIN, "ExactExhaustion: EAGAIN at level 0 though EAGAIN is");
  }

  /** A number 1 with a lap is one that the sweep chose. */
  @Test
  void onlyAnOvertakenOneHasNoLap() {
    Script exact = Script.linux(400).expect(automatic(ROOT, 1), number(1, -1)).release(1);
    exact.overlap(new InFlight()).refuse(automatic(ROOT, 2), number(1, 0), "Contract: the next");
    exact.expect(automatic(ROOT, 2), number(1, -1));
  }

  /** Numbers 1 to {@code bound} - 1 are live, pid n is number n. */
  private static Script full(int bound) {
    Script exact = Script.linux(bound);
    for (int number = 1; number < bound; number++) {
      exact.alloc(ROOT, number, number);
    }
    return exact;
  }
}
