package dev.pidmap.spec;

import static dev.pidmap.spec.Script.automatic;
import static dev.pidmap.spec.Script.failed;
import static dev.pidmap.spec.Script.numbers;
import static dev.pidmap.spec.Script.request;
import static dev.pidmap.spec.State.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Result.Absent;
import dev.pidmap.spec.Result.Done;
import dev.pidmap.spec.Result.Found;
import dev.pidmap.spec.Result.Listed;
import dev.pidmap.spec.Result.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of all answers that there are, each operation may give those of its own kind and no other. */
class AnswersTest {
  private static final Result DONE = Done.DONE;
  private static final Result ABSENT = Absent.ABSENT;

  /** Pid 1 is number 1 of the root, pid 3 is 6 there and 1 in namespace 5, pid 4 was released. */
  private final Script script =
      Script.small(8)
          .create(ROOT, 5)
          .alloc(ROOT, 1, 1)
          .alloc(5, 3, 6, 1)
          .alloc(ROOT, 4, 2)
          .release(4);

  @Test
  void ofCallsOnPids() {
    answers(new Operation.Release(3), DONE);
    answers(new Operation.Release(4), failures(Errno.ESRCH));
    answers(new Operation.Release(7));
    answers(new Operation.NumberOf(3, ROOT), new Value(6));
    answers(new Operation.NumberOf(4, 5), new Value(0));
    answers(new Operation.NumberOf(7, ROOT));
    answers(new Operation.Find(5, 1), new Found(3, 1), new Found(Found.UNKNOWN, 1));
    answers(new Operation.Find(ROOT, 2), ABSENT);
    answers(new Operation.FindAtLeast(ROOT, 2), new Found(3, 6), new Found(Found.UNKNOWN, 6));
    answers(new Operation.FindAtLeast(ROOT, 7), ABSENT);
  }

  @Test
  void ofCallsOnNamespaces() {
    answers(new Operation.CreateNamespace(ROOT, 6), DONE);
    answers(new Operation.Close(5), DONE);
    answers(new Operation.IsDrained(5), new Value(0));
    answers(new Operation.ListLive(5), new Listed(List.of()), new Listed(List.of(new Found(1, 1))));
    answers(new Operation.GetPidMax(ROOT), new Value(8));
    answers(new Operation.SetPidMax(ROOT, 1), failures(Errno.EINVAL));
    answers(new Operation.SetPidMax(ROOT, 2), DONE);
    answers(new Operation.SetPidMax(ROOT, 64), DONE);
    answers(new Operation.SetPidMax(ROOT, 65), failures(Errno.EINVAL));
    answers(
        new Operation.GetLastPid(ROOT),
        IntStream.rangeClosed(-1, 64).mapToObj(Value::new).toArray(Result[]::new));
    answers(new Operation.SetLastPid(0, ROOT, -1, 0), failures(Errno.EINVAL));
    answers(new Operation.SetLastPid(0, ROOT, 0, 0), DONE);
    answers(new Operation.SetLastPid(0, ROOT, 8, 0), DONE);
    answers(new Operation.SetLastPid(0, ROOT, 9, 0), failures(Errno.EINVAL));
    answers(new Operation.SetLastPid(0, 5, 1, 1), DONE);
    answers(new Operation.SetLastPid(0, 5, 1, 2), failures(Errno.EPERM));
  }

  @Test
  void ofAllocations() {
    answers(automatic(ROOT, 9), numbers(2), numbers(3), numbers(4), numbers(5), numbers(7));
    answers(request(ROOT, 9, 5), numbers(5));
    answers(request(ROOT, 9, 6), failures(Errno.EEXIST, 0));
    answers(request(5, 9, 1, 7), failures(Errno.EEXIST, 1));
    answers(request(5, 9, 2, 7), numbers(7, 2));
    answers(request(5, 9, 2, 8), failures(Errno.EINVAL, 0));
    script.setPidMax(ROOT, 2);
    answers(automatic(ROOT, 9), failures(Errno.EAGAIN, 0));
    answers(automatic(5, 9), failures(Errno.EAGAIN, 0));
    script.setPidMax(ROOT, 8).close(5);
    answers(automatic(5, 9), failures(Errno.ENOMEM, 1));
  }

  /** Each of these calls has a second error, or none: what ranks first is the only answer. */
  @Test
  void theErrorThatRanksFirstIsTheOnlyOne() {
    answers(request(ROOT, 9, 7, 7), failures(Errno.EINVAL));
    answers(request(ROOT, 9, 6, 6), failures(Errno.EINVAL));
    answers(request(2, 5, 9, List.of(1)), failures(Errno.EPERM, 1));
    answers(request(1, 5, 9, List.of(2, 6)), failures(Errno.EPERM, 0));
    script.create(ROOT, 6);
    answers(request(6, 9, 5, 6), failures(Errno.EINVAL, 1));
    script.setPidMax(ROOT, 6);
    answers(request(ROOT, 9, 6), failures(Errno.EINVAL, 0));
    script.setPidMax(ROOT, 2).setPidMax(5, 2);
    answers(automatic(5, 9), failures(Errno.EAGAIN, 1));
  }

  @ParameterizedTest
  @MethodSource
  void onANamespaceThatDoesNotExist(Operation call) {
    answers(call);
    Result answer = call instanceof Operation.ListLive ? new Listed(List.of()) : DONE;
    script.refuse(call, answer, "Contract: namespace 9 does not exist yet");
  }

  static List<Operation> onANamespaceThatDoesNotExist() {
    return List.of(
        new Operation.CreateNamespace(9, 10),
        automatic(9, 9),
        new Operation.NumberOf(3, 9),
        new Operation.Find(9, 1),
        new Operation.FindAtLeast(9, 1),
        new Operation.ListLive(9),
        new Operation.Close(9),
        new Operation.IsDrained(9),
        new Operation.GetPidMax(9),
        new Operation.SetPidMax(9, 8),
        new Operation.GetLastPid(9),
        new Operation.SetLastPid(0, 9, 1, 0));
  }

  /** An error with the level that it belongs to, or with none told. */
  private static Result[] failures(Errno errno, int level) {
    return new Result[] {failed(errno), failed(errno, level)};
  }

  /** An error that belongs to no level. */
  private static Result[] failures(Errno errno) {
    return new Result[] {failed(errno), failed(errno, 0), failed(errno, 1)};
  }

  private void answers(Operation call, Result... allowed) {
    List<Result> possible = new ArrayList<>();
    for (Result answer : conceivable()) {
      if (script.contract.step(script.state(), call, answer, Overlap.NONE).isEmpty()) {
        assertThat(script.contract.refusal(script.state(), call, answer, Overlap.NONE))
            .as("%s %s", call, answer)
            .isNotEmpty();
      } else {
        possible.add(answer);
      }
    }
    assertThat(possible).as("%s", call).containsExactlyInAnyOrder(allowed);
  }

  private static List<Result> conceivable() {
    List<Result> all = new ArrayList<>(List.of(DONE, ABSENT));
    all.addAll(List.of(new Listed(List.of()), new Listed(List.of(new Found(1, 1)))));
    for (Errno errno : Errno.values()) {
      all.addAll(List.of(failures(errno)));
    }
    for (int n = -1; n <= 66; n++) {
      all.add(new Value(n));
    }
    for (int n = -1; n <= 9; n++) {
      for (int pid : new int[] {Found.UNKNOWN, 1, 3, 4}) {
        all.add(new Found(pid, n));
      }
      all.add(numbers(n));
      for (int inner = 0; inner <= 9; inner++) {
        all.add(numbers(n, inner));
      }
    }
    return all;
  }
}
