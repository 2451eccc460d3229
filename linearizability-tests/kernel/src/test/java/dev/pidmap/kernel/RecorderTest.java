package dev.pidmap.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorder gives up cleanly. */
class RecorderTest {
  @TempDir Path folder;

  @Test
  void aMalformedScriptIsRefusedWithItsLine() throws Exception {
    Kernel.record("a-first-process", List.of("script"), "allocate 0 1 0\n");
    assertThatThrownBy(() -> run("allocate 0 1 0\nalocate 0 2 0\n", "script"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("line 2: unknown call alocate");
  }

  @Test
  void aRunThatTakesTooLongEndsWithAllItsProcesses() throws Exception {
    Kernel.record("a-first-process", List.of("script"), "allocate 0 1 0\n");
    assertThatThrownBy(() -> run("", "--timeout", "1", "--operations", "1000000", "load"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("timeout");
    Thread.sleep(200);
    assertThat(ProcessHandle.allProcesses().filter(RecorderTest::isRecorder)).isEmpty();
  }

  private static boolean isRecorder(ProcessHandle process) {
    String program = Scripts.MODULE.resolve("target/c/recorder").toAbsolutePath().toString();
    return process.info().command().filter(program::equals).isPresent();
  }

  private void run(String input, String... arguments) throws Exception {
    Files.createDirectories(folder);
    Kernel.recorder().record(List.of(arguments), input, folder.resolve("history"));
  }
}
