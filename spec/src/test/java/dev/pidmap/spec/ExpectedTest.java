package dev.pidmap.spec;

import static dev.pidmap.spec.Script.automatic;
import static dev.pidmap.spec.Script.failed;
import static dev.pidmap.spec.Script.numbers;
import static dev.pidmap.spec.Script.request;
import static dev.pidmap.spec.State.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.spec.Result.Found;
import dev.pidmap.spec.Result.Value;
import org.junit.jupiter.api.Test;

/** The one answer of Linux. */
class ExpectedTest {

  /** Pid 1 is number 1 of the root; pid 3 is 2 there and 1 in namespace 5. */
  private final Script script =
      Script.linux(301).alloc(ROOT, 1, 1).create(ROOT, 5).alloc(5, 3, 2, 1);

  @Test
  void ofLookUps() {
    assertThat(answer(new Operation.Find(5, 1))).isEqualTo(new Found(3, 1));
    assertThat(answer(new Operation.Find(5, 2))).isEqualTo(Result.Absent.ABSENT);
    assertThat(answer(new Operation.FindAtLeast(ROOT, 0))).isEqualTo(new Found(1, 1));
    assertThat(answer(new Operation.FindAtLeast(ROOT, 2))).isEqualTo(new Found(3, 2));
    assertThat(answer(new Operation.FindAtLeast(ROOT, 3))).isEqualTo(Result.Absent.ABSENT);
    assertThat(answer(new Operation.NumberOf(3, ROOT))).isEqualTo(new Value(2));
    assertThat(answer(new Operation.NumberOf(1, 5))).isEqualTo(new Value(0));
  }

  @Test
  void ofNamespaces() {
    assertThat(answer(new Operation.CreateNamespace(5, 6))).isEqualTo(Result.Done.DONE);
    assertThat(answer(new Operation.GetPidMax(ROOT))).isEqualTo(new Value(301));
    assertThat(answer(new Operation.SetPidMax(ROOT, 300))).isEqualTo(failed(Errno.EINVAL));
    assertThat(answer(new Operation.GetLastPid(ROOT))).isEqualTo(new Value(2));
    assertThat(answer(new Operation.IsDrained(5))).isEqualTo(new Value(0));
    script.close(5).release(3);
    assertThat(answer(new Operation.IsDrained(5))).isEqualTo(new Value(1));
    assertThat(answer(new Operation.Release(3))).isEqualTo(failed(Errno.ESRCH));
  }

  @Test
  void ofAllocations() {
    script.create(5, 6);
    assertThat(answer(automatic(6, 9))).isEqualTo(numbers(3, 2, 1));
    assertThat(answer(request(5, 9, 7, 8))).isEqualTo(numbers(8, 7));
    assertThat(answer(request(5, 9, 7))).isEqualTo(numbers(3, 7));
    assertThat(answer(request(5, 9, 1))).isEqualTo(failed(Errno.EEXIST));
    assertThat(answer(request(5, 9, 7, 8, 9))).isEqualTo(failed(Errno.EINVAL));
    for (int number = 3; number <= 300; number++) {
      script.alloc(ROOT, number + 1, number);
    }
    assertThat(answer(automatic(5, 999))).isEqualTo(failed(Errno.EAGAIN));
    script.release(301);
    assertThat(answer(automatic(5, 999))).isEqualTo(numbers(300, 2));
  }

  /** A listing is weak. */
  @Test
  void thereIsNone() {
    assertThatThrownBy(() -> answer(new Operation.ListLive(ROOT)))
        .hasMessage("list_live ns 0 has answers []");
  }

  private Result answer(Operation call) {
    return Expected.answer(script.contract, script.state(), call);
  }
}
