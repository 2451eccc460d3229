package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import java.lang.reflect.Method;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.ExceptionResult;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.junit.jupiter.api.Test;

/** Which calls precede which, as Lincheck's clocks tell it. */
class ExecutionTest {
  private static final Scenario ANY = Scenario.named("any").shows("none").build();
  private static final Operation FIND = Ops.find(0, 1);

  @Test
  void callsWithEmptyClocksOverlap() {
    History history =
        history(
            List.of(List.of(FIND), List.of(FIND)),
            List.of(List.of(absent(0, 0)), List.of(absent(0, 0))));

    assertThat(precedes(history, 0, 1)).isFalse();
    assertThat(precedes(history, 1, 0)).isFalse();
  }

  @Test
  void aCallFollowsWhatItsClockCounts() {
    History history =
        history(
            List.of(List.of(FIND), List.of(FIND, FIND)),
            List.of(List.of(absent(0, 1)), List.of(absent(0, 0), absent(0, 1))));
    int lone = 0;
    int first = 1;
    int second = 2;

    assertThat(precedes(history, first, lone)).isTrue();
    assertThat(precedes(history, first, second)).isTrue();
    assertThat(precedes(history, lone, second)).isFalse();
    assertThat(precedes(history, second, lone)).isFalse();
  }

  @Test
  void aReleaseBeginsNoEarlierThanTheAllocationOfItsPid() {
    History history =
        history(
            List.of(List.of(Ops.release(7)), List.of(FIND, Ops.alloc(0, 0, 7))),
            List.of(
                List.of(result(Result.Done.DONE, 0, 0)),
                List.of(absent(0, 0), result(Result.Allocated.of(List.of(1)), 0, 1))));

    assertThat(call(history, Operation.Release.class).called())
        .isGreaterThan(call(history, Operation.Allocate.class).called());
  }

  @Test
  void anOperationWithoutResultIsLeftOut() {
    History history =
        history(
            List.of(List.of(Ops.release(7)), List.of(FIND)),
            List.of(List.of(result(null, 0, 0)), List.of(absent(0, 0))));

    assertThat(history.calls()).hasSize(1);
  }

  @Test
  void anExceptionIsNoResult() {
    LincheckResult thrown = new ExceptionResult(new IllegalStateException("thrown"));
    Execution execution =
        execution(
            List.of(List.of(FIND)),
            List.of(List.of(new ResultWithClock(thrown, new HBClock(new int[1])))));

    assertThatThrownBy(execution::outcome)
        .isInstanceOf(Execution.OperationFailed.class)
        .hasMessageContaining("IllegalStateException");
  }

  private static boolean precedes(History history, int op, int other) {
    return byOp(history, op).returned() < byOp(history, other).called();
  }

  private static History.Call byOp(History history, int op) {
    return history.calls().stream().filter(call -> call.op() == op).findFirst().orElseThrow();
  }

  private static History.Call call(History history, Class<?> kind) {
    return history.calls().stream()
        .filter(call -> kind.isInstance(call.operation()))
        .findFirst()
        .orElseThrow();
  }

  private static ResultWithClock absent(int... clock) {
    return result(Result.Absent.ABSENT, clock);
  }

  private static ResultWithClock result(Result result, int... clock) {
    return new ResultWithClock(new ValueResult(result), new HBClock(clock));
  }

  private static History history(
      List<List<Operation>> threads, List<List<ResultWithClock>> results) {
    return execution(threads, results).recording().toHistory(ANY);
  }

  private static Execution execution(
      List<List<Operation>> threads, List<List<ResultWithClock>> results) {
    List<List<Actor>> actors =
        threads.stream()
            .map(ops -> ops.stream().map(op -> new Actor(perform(), List.of(op))).toList())
            .toList();
    return new Execution(
        new ExecutionScenario(List.of(), actors, List.of(), null),
        new ExecutionResult(List.of(), results, List.of()));
  }

  private static Method perform() {
    try {
      return Subject.class.getMethod("perform", Operation.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
