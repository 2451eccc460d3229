package dev.pidmap.percpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pidmap.Errno;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A closed namespace takes no new pid, keeps the old ones, and tells when the last is gone. */
class CloseTest {
  private final PidNamespace<String> root =
      new PerCpuPidMap<String>(new Geometry(1, 4, 4, 64, 64, 2, 1, 1)).root();
  private final PidNamespace<String> inner = root.createChild();

  @Test
  void nothingIsAllocatedInAClosedNamespaceOrBelow() {
    root.allocate(0, "init");
    Pid<String> init = inner.allocate(0, "inner init");
    PidNamespace<String> innermost = inner.createChild();
    inner.close();
    assertThat(inner.isClosed()).isTrue();
    for (PidNamespace<String> ns : java.util.List.of(inner, innermost)) {
      PidException failure = catchThrowableOfType(PidException.class, () -> ns.allocate(0, "task"));
      assertThat(failure).as("of an allocation in a closed namespace").isNotNull();
      assertThat(failure.errno()).isEqualTo(Errno.ENOMEM);
      assertThat(failure.level()).isEqualTo(1);
      assertThat(failure.getStackTrace()).isEmpty();
    }
    assertThat(root.allocate(0, "task").number(0)).isEqualTo(5);
    assertThat(inner.find(1)).isSameAs(init);
  }

  @Test
  void otherErrorsComeBeforeClosed() {
    root.allocate(0, "init");
    inner.allocate(0, "inner init");
    inner.close();
    assertThat(errno(SetTid.of(0))).isEqualTo(Errno.EINVAL);
    assertThat(errno(SetTid.of(1))).isEqualTo(Errno.EEXIST);
    assertThat(errno(SetTid.of(5).capableFrom(2))).isEqualTo(Errno.EPERM);
    assertThat(errno(SetTid.of(5))).isEqualTo(Errno.ENOMEM);
  }

  private Errno errno(SetTid setTid) {
    return catchThrowableOfType(PidException.class, () -> inner.allocate(0, "task", setTid))
        .errno();
  }

  @Test
  void drainedWhenTheLastPidIsReleased() {
    Pid<String> outer = root.allocate(0, "init");
    Pid<String> first = inner.allocate(0, "inner init");
    Pid<String> second = inner.allocate(0, "task");
    CompletableFuture<Void> drained = inner.whenDrained().toCompletableFuture();
    inner.close();
    second.release();
    assertThat(drained).isNotDone();
    first.release();
    assertThat(drained).isCompleted();
    assertThat(root.isDrained()).isFalse();
    assertThat(outer.isLive()).isTrue();
  }

  @Test
  void anEmptyNamespaceIsDrainedByItsClose() {
    inner.close();
    assertThat(inner.isDrained()).isTrue();
    assertThat(inner.whenDrained().toCompletableFuture()).isCompleted();
  }
}
