package dev.pidmap.spec;

import static dev.pidmap.spec.Script.automatic;
import static dev.pidmap.spec.Script.failed;
import static dev.pidmap.spec.Script.number;
import static dev.pidmap.spec.Script.numbers;
import static dev.pidmap.spec.Script.request;
import static dev.pidmap.spec.State.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Several lanes: any eligible number, at most once per lap; sequential histories. */
class AnyFreeTest {
  private static final Result EAGAIN = failed(Errno.EAGAIN, 0);

  @Test
  void anyFreeNumberIsAllowed() {
    Script.small(8).alloc(ROOT, 1, 1).alloc(ROOT, 2, 6).alloc(ROOT, 3, 2).alloc(ROOT, 4, 7);
  }

  @Test
  void aTakenNumberIsNot() {
    Script script = Script.small(8).create(ROOT, 5).alloc(ROOT, 1, 1).alloc(5, 2, 4, 1);
    script.refuse(
        automatic(ROOT, 3),
        numbers(4),
        "UniqueAcrossNamespaces: number 4 of namespace 0 is held by pid 2");
    script.refuse(
        automatic(5, 3), numbers(4, 2), "UniqueAcrossNamespaces: number 4 of namespace 0");
    script.refuse(
        automatic(5, 3), numbers(3, 1), "UniqueAcrossNamespaces: number 1 of namespace 5");
  }

  @Test
  void aNumberIsIssuedOncePerLap() {
    Script script = Script.small(8).expect(automatic(ROOT, 1), number(1, -1));
    script.expect(automatic(ROOT, 2), number(5, 3)).release(2);
    script.refuse(
        automatic(ROOT, 3),
        number(5, 3),
        "NoPrematureReuse: number 5 of namespace 0 is issued in lap 3 again");
    script.refuse(automatic(ROOT, 3), number(5, 2), "NoPrematureReuse");
    script.expect(automatic(ROOT, 3), number(6, 3)).release(3);
    script.expect(automatic(ROOT, 4), number(5, 4));
  }

  @Test
  void requestsDoNotCountForTheLap() {
    Script script = Script.small(8).expect(automatic(ROOT, 1), number(1, -1));
    script.expect(automatic(ROOT, 2), number(5, 0)).release(2);
    script.expect(request(ROOT, 3, 5), number(5, -1)).release(3);
    script.expect(request(ROOT, 4, 5), number(5, -1)).release(4);
    script.refuse(automatic(ROOT, 5), number(5, 0), "NoPrematureReuse");
    script.expect(automatic(ROOT, 5), number(5, 1));
  }

  @Test
  void lapsAreToldOfSweptNumbersOnly() {
    Script script = Script.small(8).expect(automatic(ROOT, 1), number(1, -1));
    script.refuse(automatic(ROOT, 2), number(5, -1), "Contract: the number of namespace 0 was not");
    script.refuse(request(ROOT, 2, 5), number(5, 0), "Contract: the number of namespace 0 was req");
    script.refuse(
        automatic(ROOT, 2),
        new Result.Allocated(List.of(5), List.of(0, 0)),
        "Contract: pid 2: 2 laps for 1 numbers");
  }

  /** Lane 1 is slow: what it issues in lap 0 is told as lap 1, the lap of its claim. */
  @Test
  void lowNumbersComeBackInALaterLapBecauseALaneMayBeSlow() {
    Script script = reserved(4).expect(automatic(ROOT, 1), number(1, -1));
    script.expect(automatic(ROOT, 2), number(3, 0)).release(2);
    script.expect(automatic(ROOT, 3), number(6, 1));
    script.refuse(automatic(ROOT, 4), number(3, 0), "NoPrematureReuse: number 3 of namespace 0");
    script.expect(automatic(ROOT, 4), number(3, 1));
  }

  @Test
  void failsOnlyWhenFull() {
    Script script = Script.small(4).alloc(ROOT, 1, 1).alloc(ROOT, 2, 2);
    script.refuse(
        automatic(ROOT, 4), EAGAIN, "ExactExhaustion: EAGAIN at level 0 though number 3 of");
    script.alloc(ROOT, 3, 3).expect(automatic(ROOT, 4), EAGAIN).release(2);
    script.refuse(automatic(ROOT, 4), EAGAIN, "ExactExhaustion");
  }

  @Test
  void reservedNumbersCountUntilTheSweepMayHavePassedThem() {
    Script script = reserved(4).alloc(ROOT, 1, 1).alloc(ROOT, 2, 2).alloc(ROOT, 3, 3);
    script.release(2);
    script.refuse(automatic(ROOT, 9), EAGAIN, "ExactExhaustion");
    for (int n = 4; n < 8; n++) {
      script.alloc(ROOT, n, n);
    }
    script.expect(automatic(ROOT, 9), EAGAIN);
  }

  @Test
  void theLevelOfAnErrorMustBeRightWhereItIsTold() {
    Script script = Script.small(3).create(ROOT, 5).alloc(ROOT, 1, 1).alloc(5, 2, 2, 1);
    script.expect(automatic(5, 3), failed(Errno.EAGAIN));
    script.refuse(automatic(5, 3), failed(Errno.EAGAIN, 1), "ExactExhaustion");
    script.expect(automatic(5, 3), failed(Errno.EAGAIN, 0));
  }

  @Test
  void anAllocationHasANumberAtEachLevel() {
    Script script = Script.small(8).create(ROOT, 5).alloc(ROOT, 1, 1);
    script.refuse(automatic(5, 2), numbers(2), "AllOrNothing: pid 2 got 1 numbers for 2 levels");
    script.refuse(automatic(ROOT, 2), numbers(2, 3), "AllOrNothing");
  }

  @Test
  void aTokenNamesOnePid() {
    Script script = Script.small(8).alloc(ROOT, 1, 1).release(1);
    script.refuse(automatic(ROOT, 1), numbers(2), "Contract: pid 1 was allocated before");
  }

  @Test
  void numberOneComesFirst() {
    Script script = Script.small(8).create(ROOT, 5);
    script.refuse(automatic(ROOT, 1), numbers(2), "FirstIsOne: number 2 of namespace 0");
    script.expect(request(ROOT, 1, 2), failed(Errno.EINVAL, 0));
    script.refuse(request(ROOT, 1, 2), numbers(2), "FirstIsOne");
    script.refuse(automatic(5, 1), numbers(2, 1), "FirstIsOne: number 2 of namespace 0");
    script.alloc(5, 1, 1, 1).release(1); // init was there, and stays "seen"
    script.alloc(5, 2, 4, 3);
  }

  @Test
  void numbersAreBelowPidMax() {
    Script script = Script.small(8).alloc(ROOT, 1, 1);
    script.refuse(automatic(ROOT, 2), numbers(8), "WithinLimits: number 8 of namespace 0");
    script.refuse(automatic(ROOT, 2), numbers(0), "WithinLimits");
    script.setPidMax(ROOT, 9).alloc(ROOT, 2, 8).setPidMax(ROOT, 4);
    script.refuse(automatic(ROOT, 3), numbers(5), "WithinLimits");
    script.expect(new Operation.Find(ROOT, 8), new Result.Found(2, 8));
  }

  @Test
  void nothingIsBornClosed() {
    Script script = Script.small(8).create(ROOT, 5).create(5, 6).alloc(ROOT, 1, 1);
    script.alloc(5, 2, 2, 1).close(5).close(5);
    script.refuse(automatic(5, 3), numbers(3, 2), "NothingAfterClose: pid 3");
    script.refuse(automatic(6, 3), numbers(3, 2, 1), "NothingAfterClose");
    script.expect(automatic(6, 3), failed(Errno.ENOMEM)).alloc(ROOT, 3, 3);
    script.refuse(automatic(ROOT, 4), failed(Errno.ENOMEM), "Contract: ENOMEM");
  }

  @Test
  void aSuccessfulRequestIsHonoured() {
    Script script = Script.small(8).alloc(ROOT, 1, 1);
    script.refuse(request(ROOT, 2, 5), numbers(6), "Contract: number 5 of namespace 0 was req");
    script.expect(request(ROOT, 2, 5), numbers(5));
    script.refuse(request(ROOT, 3, 5), numbers(5), "UniqueAcrossNamespaces");
    script.expect(request(ROOT, 3, 5), failed(Errno.EEXIST, 0));
    script.refuse(request(ROOT, 3, 6), failed(Errno.EEXIST), "Contract: EEXIST though number 6");
  }

  @Test
  void theLastPidIsSomeNumber() {
    Script script = Script.small(8).alloc(ROOT, 1, 1).lastPid(ROOT, 7);
    Operation read = new Operation.GetLastPid(ROOT);
    script.refuse(read, new Result.Value(65), "Contract: the last pid");
    script.refuse(read, Result.Done.DONE, "Contract");
  }

  /** What sends the sweep of a namespace beyond the reserved numbers, as far as a history tells. */
  @Test
  void theSweepPassesTheReservedNumbers() {
    passes(false, script -> script.alloc(ROOT, 2, 3));
    passes(true, script -> script.alloc(ROOT, 2, 4));
    passes(false, script -> script.expect(request(ROOT, 2, 3), numbers(3)));
    passes(true, script -> script.expect(request(ROOT, 2, 4), numbers(4)));
    passes(false, script -> script.setLastPid(ROOT, 3));
    passes(true, script -> script.setLastPid(ROOT, 4));
    passes(true, script -> script.setPidMax(ROOT, 4));
  }

  /** An attempt that fails may have sent it there, but not one that fails before it claims. */
  @Test
  void aFailedAttemptMayHavePassedTheReservedNumbers() {
    passes(true, script -> script.expect(request(ROOT, 2, 1), failed(Errno.EEXIST, 0)));
    passes(false, script -> script.expect(request(ROOT, 2, 8), failed(Errno.EINVAL, 0)));
    passes(false, script -> script.expect(request(1, ROOT, 2, List.of(3)), failed(Errno.EPERM, 0)));
    passes(
        true,
        script -> {
          Overlap first = new InFlight().pending(automatic(5, 8));
          script.create(ROOT, 5).overlap(first).expect(automatic(5, 9), failed(Errno.EINVAL, 1));
        });
    Script nested = reserved(4).create(ROOT, 5).alloc(5, 1, 1, 1).close(5);
    nested.expect(automatic(5, 2), failed(Errno.ENOMEM, 1));
    assertThat(nested.state().sweep(ROOT).passed()).isTrue();
    assertThat(nested.state().sweep(5).passed()).isTrue();
  }

  /** With all numbers reserved there is nothing beyond. */
  @Test
  void theSweepDoesNotPassWhatItCannot() {
    Script script = new Script(new Limits(2, 2, 5, 4, 4), Strength.ANY_FREE).alloc(ROOT, 1, 1);
    script.expect(request(ROOT, 2, 1), failed(Errno.EEXIST, 0)).setPidMax(ROOT, 4);
    assertThat(script.state().sweep(ROOT).passed()).isFalse();
    script.setPidMax(ROOT, 5);
    assertThat(script.state().sweep(ROOT).passed()).isTrue();
  }

  private static void passes(boolean expected, Consumer<Script> calls) {
    Script script = reserved(4).alloc(ROOT, 1, 1);
    calls.accept(script);
    assertThat(script.state().sweep(ROOT).passed()).isEqualTo(expected);
  }

  /** Numbers 1..7, of which those below {@code reserved} are for the first pass. */
  private static Script reserved(int reserved) {
    return new Script(new Limits(2, 2, 64, 8, reserved), Strength.ANY_FREE);
  }
}
