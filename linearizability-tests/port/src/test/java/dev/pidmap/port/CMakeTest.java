package dev.pidmap.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.port.CBuild.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The C port as its users build it: CMake without warnings, and what ctest runs. */
class CMakeTest {
  private static final Path VECTORS = CBuild.SOURCES.resolve("../../spec/vectors").normalize();

  @TempDir Path checkout;

  @Test
  void ctestPassesAndFindsWrongAnswers() throws Exception {
    copy(CBuild.SOURCES, checkout.resolve("impl/c"));
    copy(VECTORS, checkout.resolve("spec/vectors"));
    must("cmake", "-S", "impl/c", "-B", "build", "-DPIDMAP_WERROR=ON");
    must("cmake", "--build", "build");

    Ended right = ctest();
    assertThat(right.output()).contains("100% tests passed, 0 tests failed out of 21");
    assertThat(right.status()).isZero();

    replace("spec/vectors/wrap.jsonl", "\"numbers\":[302]", "\"numbers\":[303]");
    replace("impl/c/bench/radix.c", "? map->reserved : 1", "? map->reserved + 1 : 1");
    must("cmake", "--build", "build");
    Ended wrong = ctest();
    assertThat(wrong.output()).contains("2 tests failed out of 21", "vector-wrap", "bench-check");
    assertThat(wrong.status()).isNotZero();
  }

  @Test
  void theThroughputsAreCompared() throws Exception {
    copy(CBuild.SOURCES, checkout.resolve("impl/c"));
    copy(VECTORS, checkout.resolve("spec/vectors"));
    copy(Path.of("../../impl/java/target/classes"), checkout.resolve("impl/java/target/classes"));
    Ended table = CBuild.run(List.of("impl/c/bench/compare", "20", "1", "2"), checkout);
    assertThat(table.output())
        .containsPattern("\\| 2 \\| radix tree, mutex \\| \\d+\\.\\d\\d million \\| 1\\.00 \\|")
        .containsPattern("\\| 2 \\| C port \\| \\d+\\.\\d\\d million \\| \\d+\\.\\d\\d \\|")
        .containsPattern("\\| 2 \\| Java \\| \\d+\\.\\d\\d million \\| \\d+\\.\\d\\d \\|");
    assertThat(table.status()).isZero();

    Ended refused = CBuild.run(List.of("impl/c/bench/compare", "soon"), checkout);
    assertThat(refused.output()).contains("soon is not a number");
    assertThat(refused.status()).isEqualTo(2);
  }

  private Ended ctest() throws IOException {
    return CBuild.run(List.of("ctest", "--test-dir", "build"), checkout);
  }

  private void replace(String file, String find, String replacement) throws IOException {
    String text = Files.readString(checkout.resolve(file));
    assertThat(text).contains(find);
    Files.writeString(checkout.resolve(file), text.replace(find, replacement));
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
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
