package dev.pidmap.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.Start;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call may have done that never returned, or that failed while another was under way. */
class UnfinishedCallsTest {
  private static final int LOST = 9;

  private static History.Builder history(Strength strength, int pidMax) {
    Start start = new Start(List.of(), List.of(new Start.LivePid(0, 0, List.of(1))));
    return new History.Builder(strength, new Limits(2, 2, pidMax, pidMax, 1), start, "by hand")
        .call(0, 0, 0, Operation.Allocate.automatic(0, 0, LOST));
  }

  private static Verdict verdict(History.Builder history) {
    return LinearizabilityChecker.check(history.build(), Budget.standard());
  }

  /** While an allocation that never returns is under way, {@code operation} has that answer. */
  private static Verdict beside(Operation operation, Result result) {
    return verdict(history(Strength.ANY_FREE, 8).call(1, 1, 1, operation).ret(2, 1, result));
  }

  @Test
  void itMayHaveTheNumberThatALookUpMet() {
    assertThat(beside(new Operation.Find(0, 3), new Result.Found(Result.Found.UNKNOWN, 3)))
        .isInstanceOf(Verdict.Linearizable.class);
    assertThat(beside(new Operation.FindAtLeast(0, 2), new Result.Found(LOST, 3)))
        .isInstanceOf(Verdict.Linearizable.class);
  }

  @Test
  void itHasTheNumberThatItsPidTells() {
    assertThat(beside(new Operation.NumberOf(LOST, 0), new Result.Value(3)))
        .isInstanceOf(Verdict.Linearizable.class);
  }

  @Test
  void whereNoAnswerOfItHelpsThatIsSaid() {
    assertThat(beside(new Operation.Find(0, 1), new Result.Found(LOST, 1)))
        .isInstanceOfSatisfying(
            Verdict.NotLinearizable.class,
            no ->
                assertThat(no.tried())
                    .extracting(Verdict.Candidate::refusal)
                    .contains("no answer of this call, which never returned, is admitted here"));
  }

  /** In Linux's order each number is another answer, and not all of so many are tried. */
  @Test
  void whereNotEveryAnswerWasTriedNothingIsRejected() {
    assertThat(
            verdict(
                history(Strength.EXACT, 200)
                    .call(1, 1, 1, new Operation.Find(0, 150))
                    .ret(2, 1, new Result.Found(Result.Found.UNKNOWN, 150))))
        .isInstanceOf(Verdict.Unknown.class);
  }

  /** The failed one held 2 inside; the other passed it over, and waited outside for a release. */
  @Test
  void aNumberMayHaveBeenPassedOverForOneThatFailedSince() {
    Start start =
        new Start(
            List.of(new Start.Namespace(1, 0, Start.DEFAULT, Start.DEFAULT)),
            List.of(
                new Start.LivePid(0, 0, List.of(1)),
                new Start.LivePid(1, 1, List.of(2, 1)),
                new Start.LivePid(2, 0, List.of(3))));
    History history =
        new History.Builder(Strength.EXACT, new Limits(2, 2, 4, 4, 1), start, "by hand")
            .call(0, 0, 0, new Operation.Allocate(0, 1, 10, List.of(2, 1), 0))
            .call(1, 1, 1, Operation.Allocate.automatic(1, 1, 11))
            .ret(2, 0, new Result.Failed(Errno.EEXIST, 0))
            .call(3, 2, 0, new Operation.Release(2))
            .ret(4, 2, Result.Done.DONE)
            .ret(5, 1, Result.Allocated.of(List.of(3, 3)))
            .build();

    assertThat(LinearizabilityChecker.check(history, Budget.standard()))
        .isInstanceOf(Verdict.Linearizable.class);
  }

  /** It goes by the last pid that it read, and takes effect after a look-up that began later. */
  @Test
  void aNumberMayFollowTheLastPidBeforeItWasWritten() {
    History.Builder history =
        history(Strength.EXACT, 16)
            .call(1, 1, 1, new Operation.SetLastPid(0, 0, 5, 0))
            .ret(2, 1, Result.Done.DONE)
            .call(3, 2, 1, new Operation.Find(0, 2))
            .ret(4, 2, Result.Absent.ABSENT)
            .ret(5, 0, Result.Allocated.of(List.of(2)));

    assertThat(verdict(history)).isInstanceOf(Verdict.Linearizable.class);
  }
}
