package dev.pidmap.spec.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final int THREADS = 4;
  private static final int CALLS = 5_000;

  /**
   * A counter read within each call tells the true order: a call that ended before another began
   * must be recorded so. Fails when the ticket of a return is taken before the call.
   */
  @Test
  void intervalsContainTheCalls() throws Exception {
    Recorder recorder =
        new Recorder(Strength.ANY_FREE, new Limits(4, 2, 9, 9, 1), Start.EMPTY, "test");
    AtomicInteger clock = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Void>> done = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Callable<Void> work =
          () -> {
            Recorder.Caller caller = recorder.caller();
            for (int n = 0; n < CALLS; n++) {
              caller.call(new Operation.GetPidMax(0));
              caller.ret(new Result.Value(clock.getAndIncrement()));
            }
            return null;
          };
      done.add(threads.submit(work));
    }
    for (Future<Void> future : done) {
      future.get();
    }
    threads.shutdown();

    History history = recorder.history();

    assertThat(history.calls()).hasSize(THREADS * CALLS);
    int[] instants = new int[history.events()];
    for (History.Call call : history.calls()) {
      instants[call.returned()] = ((Result.Value) call.result()).value() + 1;
    }
    // The latest instant among the calls that returned before a call began is before its own.
    int latest = 0;
    int[] latestUntil = new int[history.events()];
    for (int i = 0; i < instants.length; i++) {
      latest = Math.max(latest, instants[i]);
      latestUntil[i] = latest;
    }
    for (History.Call call : history.calls()) {
      assertThat(((Result.Value) call.result()).value() + 1)
          .isGreaterThan(latestUntil[call.called()]);
    }
  }

  @Test
  void aCallWithoutReturnIsPending() {
    Recorder recorder =
        new Recorder(Strength.ANY_FREE, new Limits(4, 2, 9, 9, 1), Start.EMPTY, "test");
    recorder.caller().call(new Operation.GetPidMax(0));

    assertThat(recorder.history().calls()).singleElement().matches(History.Call::pending);
  }

  @Test
  void oneOfTwoCallsThatOverlapIsToldSo() {
    Recorder recorder =
        new Recorder(Strength.ANY_FREE, new Limits(4, 2, 9, 9, 1), Start.EMPTY, "test");
    Recorder.Caller slow = recorder.caller();
    Recorder.Caller quick = recorder.caller();

    slow.call(new Operation.GetPidMax(0));
    quick.call(new Operation.GetPidMax(0));
    assertThat(quick.ret(new Result.Value(9))).isFalse();
    assertThat(slow.ret(new Result.Value(9))).isTrue();
    slow.call(new Operation.GetPidMax(0));
    assertThat(slow.ret(new Result.Value(9))).isFalse();
  }

  @Test
  void aNoteStandsWhereItWasTaken() {
    Recorder recorder =
        new Recorder(Strength.ANY_FREE, new Limits(4, 2, 9, 9, 1), Start.EMPTY, "test");
    Recorder.Caller caller = recorder.caller();
    caller.call(new Operation.GetPidMax(0));
    recorder.note("carve 2..3");
    caller.ret(new Result.Value(9));

    History history = recorder.history();

    assertThat(history.events()).isEqualTo(2);
    assertThat(history.calls()).singleElement().matches(call -> call.returned() == 1);
    assertThat(history.inside().notes())
        .singleElement()
        .matches(note -> note.at() == 1 && note.text().equals("carve 2..3"));
  }
}
