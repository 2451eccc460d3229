package dev.pidmap.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.port.CBuild.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The C port as its users build it: CMake without warnings, and what ctest runs. */
class CMakeTest {
  private static final Path VECTORS = CBuild.SOURCES.resolve("../../spec/vectors").normalize();

  @TempDir Path checkout;

  @Test
  void ctestPassesAndFindsAWrongAnswer() throws Exception {
    copy(CBuild.SOURCES, checkout.resolve("impl/c"));
    copy(VECTORS, checkout.resolve("spec/vectors"));
    must("cmake", "-S", "impl/c", "-B", "build", "-DPIDMAP_WERROR=ON");
    must("cmake", "--build", "build");

    Ended right = CBuild.run(List.of("ctest", "--test-dir", "build"), checkout);
    assertThat(right.output()).contains("100% tests passed, 0 tests failed out of 20");
    assertThat(right.status()).isZero();

    Path wrap = checkout.resolve("spec/vectors/wrap.jsonl");
    String vector = Files.readString(wrap);
    Files.writeString(wrap, vector.replace("\"numbers\":[302]", "\"numbers\":[303]"));
    Ended wrong = CBuild.run(List.of("ctest", "--test-dir", "build"), checkout);
    assertThat(wrong.output()).contains("1 tests failed out of 20", "vector-wrap");
    assertThat(wrong.status()).isNotZero();
  }

  private void must(String... command) throws IOException {
    Ended ended = CBuild.run(List.of(command), checkout);
    assertThat(ended.status()).as(ended.output()).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
