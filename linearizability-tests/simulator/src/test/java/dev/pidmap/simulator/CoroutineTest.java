package dev.pidmap.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Both ways to stop in the middle. */
class CoroutineTest {
  private final StringBuilder said = new StringBuilder();
  private Coroutine one;

  private void stopsTwice(Function<Runnable, Coroutine> make) {
    one =
        make.apply(
            () -> {
              said.append('a');
              one.suspend();
              said.append('b');
              one.suspend();
              said.append('c');
            });
    one.resume();
    said.append(1);
    one.resume();
    said.append(2);
    one.resume();

    assertThat(said).hasToString("a1b2c");
  }

  @Test
  void threadsHandOver() {
    stopsTwice(ThreadCoroutine::new);
  }

  @Test
  void continuationsYieldWhereThereAreAny() {
    assertThat(ContinuationCoroutine.isSupported()).isEqualTo(Runtime.version().feature() >= 21);
    stopsTwice(Coroutine::of);
  }

  @Test
  void whatIsDroppedRunsNoFurther() {
    one =
        new ThreadCoroutine(
            () -> {
              one.suspend();
              said.append("never");
            });
    one.resume();
    one.drop();

    assertThat(said).isEmpty();
  }
}
