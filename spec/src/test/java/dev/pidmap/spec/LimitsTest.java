package dev.pidmap.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

  @ParameterizedTest
  @CsvSource({"1, 2, 2, 2, 1", "2, 2, 8, 2, 1", "2, 2, 8, 8, 1", "1, 5, 8, 5, 9"})
  void theLeastAndTheGreatest(int cpus, int min, int limit, int root, int reserved) {
    assertThat(new Limits(cpus, min, limit, root, reserved).rootPidMax()).isEqualTo(root);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 8, 8, 1",
    "1, 1, 8, 8, 1",
    "1, 2, 8, 8, 0",
    "1, 5, 4, 5, 1",
    "1, 5, 8, 4, 1",
    "1, 5, 8, 9, 1"
  })
  void outOfRange(int cpus, int min, int limit, int root, int reserved) {
    assertThatThrownBy(() -> new Limits(cpus, min, limit, root, reserved))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("out of range");
  }

  /** {@code pid_max} of Linux grows with the CPUs, and so does the least it may be set to. */
  @Test
  void ofLinux() {
    assertThat(Limits.linux(1)).isEqualTo(new Limits(1, 301, 1 << 22, 32_768, 300));
    assertThat(Limits.linux(64)).isEqualTo(new Limits(64, 512, 1 << 22, 65_536, 300));
    assertThat(Limits.linux(8_192)).isEqualTo(new Limits(8_192, 65_536, 1 << 22, 1 << 22, 300));
  }
}
