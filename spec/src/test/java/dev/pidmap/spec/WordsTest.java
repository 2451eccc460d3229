package dev.pidmap.spec;

import static dev.pidmap.spec.State.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Result.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls and answers in the words of a report. */
class WordsTest {

  @Test
  void ofCalls() {
    assertThat(
            List.of(
                new Operation.CreateNamespace(ROOT, 5),
                Operation.Allocate.automatic(1, 5, 3),
                new Operation.Allocate(0, 5, 3, List.of(7, 8), 1),
                new Operation.Release(3),
                new Operation.Find(5, 7),
                new Operation.NumberOf(3, 5),
                new Operation.FindAtLeast(5, 7),
                new Operation.ListLive(5),
                new Operation.Close(5),
                new Operation.IsDrained(5),
                new Operation.GetPidMax(5),
                new Operation.SetPidMax(5, 400),
                new Operation.GetLastPid(5),
                new Operation.SetLastPid(0, 5, 7, 0)))
        .extracting(Operation::toString)
        .containsExactly(
            "create_namespace 5 in ns 0",
            "allocate pid 3 in ns 5, cpu 1",
            "allocate pid 3 in ns 5, cpu 0, set_tid [7, 8], capable_from 1",
            "release pid 3",
            "find 7 in ns 5",
            "number_of pid 3 in ns 5",
            "find_at_least 7 in ns 5",
            "list_live ns 5",
            "close ns 5",
            "is_drained ns 5",
            "get_pid_max ns 5",
            "set_pid_max ns 5 to 400",
            "get_last_pid ns 5",
            "set_last_pid ns 5 to 7, cpu 0");
  }

  @Test
  void ofAnswers() {
    assertThat(
            List.of(
                Result.Done.DONE,
                Result.Allocated.of(List.of(6, 1)),
                new Result.Allocated(List.of(6, 1), List.of(3, -1)),
                Result.Failed.of(Errno.EAGAIN),
                new Result.Failed(Errno.EEXIST, 0),
                new Found(3, 6),
                new Found(Found.UNKNOWN, 6),
                Result.Absent.ABSENT,
                new Result.Value(8),
                new Result.Listed(List.of(new Found(3, 6)))))
        .extracting(Result::toString)
        .containsExactly(
            "done",
            "numbers [6, 1]",
            "numbers [6, 1], laps [3, -1]",
            "EAGAIN",
            "EEXIST at level 0",
            "pid 3 with number 6",
            "a pid with number 6",
            "absent",
            "8",
            "[pid 3 with number 6]");
  }

  @Test
  void ofAState() {
    State state = Script.small(8).alloc(ROOT, 3, 1).state();
    assertThat(state).asString().startsWith("State[namespaces={0=").contains("pids={3=PidState[");
  }
}
