package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The processes that the commands start. */
@Timeout(60)
final class ChildTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void itsOutputIsHeardAndKept() {
    List<String> heard = new ArrayList<>();

    int code = sh("echo one; echo two >&2; exit 7").run(Map.of(), LONG, heard::add);

    assertThat(code).isEqualTo(7);
    assertThat(heard).containsExactly("one", "two");
    assertThat(folder.resolve("logs/log")).hasContent("one\ntwo\n");
  }

  @Test
  void itRunsInItsFolderWithItsEnvironmentAndNoInput() {
    List<String> heard = new ArrayList<>();

    sh("pwd; echo $WORD; cat").run(Map.of("WORD", "x"), LONG, heard::add);

    assertThat(heard).containsExactly(folder.toString(), "x");
  }

  @Test
  void oneThatTakesTooLongIsEndedWithItsChildren() throws Exception {
    List<String> heard = new ArrayList<>();

    int code = sh("sleep 600 & echo $!; wait").run(Map.of(), Duration.ofMillis(500), heard::add);

    assertThat(code).isEqualTo(Child.TOO_LONG);
    Optional<ProcessHandle> grandchild = ProcessHandle.of(Long.parseLong(heard.get(0)));
    if (grandchild.isPresent()) {
      assertThat(grandchild.get().onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void oneThatCannotStartIsNamed() {
    Child child = new Child(List.of("/no/such/program"), folder, folder.resolve("log"));

    assertThatThrownBy(() -> child.run(Map.of(), LONG, line -> {}))
        .isInstanceOfSatisfying(Stop.class, e -> assertThat(e.code()).isEqualTo(Exit.UNABLE))
        .hasMessageContaining("/no/such/program");
  }

  private Child sh(String script) {
    return new Child(List.of("sh", "-c", script), folder, folder.resolve("logs/log"));
  }
}
