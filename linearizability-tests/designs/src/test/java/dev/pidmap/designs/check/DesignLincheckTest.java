package dev.pidmap.designs.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.designs.Design;
import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.harness.Profile;
import dev.pidmap.lincheck.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every design under Lincheck's model checker, with the locks that it is measured with. */
class DesignLincheckTest {
  private static final int FEW = 20;
  private static final Path LOCK =
      Path.of("../../impl/designs/src/main/java/dev/pidmap/designs/TicketLock.java");
  private static final String WAITS = "(int) SERVING.getAcquire(this) != mine";

  @ParameterizedTest
  @EnumSource(value = Design.class, names = "PER_CPU", mode = EnumSource.Mode.EXCLUDE)
  void whatItPromisesHoldsInEveryInterleavingTried(Design design) {
    int cap = Profile.current().choose(FEW, 200, 2_000);

    for (Report report : DesignPrograms.run(design, cap)) {
      assertThat(report.verdict()).as(report.text()).isEqualTo(Verdict.HELD);
      assertThat(report.executions()).isGreaterThanOrEqualTo(FEW);
    }
  }

  /**
   * In a JVM of its own, where that lock comes before the shipped one. The pages of bitmaps take
   * numbers without a lock.
   */
  @Test
  void aLockThatExcludesNobodyIsSeenInEachDesignThatHasOne(@TempDir Path folder)
      throws IOException, InterruptedException {
    String source = Files.readString(LOCK);
    assertThat(source).containsOnlyOnce(WAITS);
    Path edited =
        Files.writeString(folder.resolve("TicketLock.java"), source.replace(WAITS, "mine < 0"));
    String classPath = System.getProperty("java.class.path");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", "" + folder, "-cp", classPath, "" + edited))
        .isZero();

    List<String> broken = violated(folder, classPath);

    assertThat(broken)
        .isEqualTo(
            DesignPrograms.designs().stream()
                .filter(design -> design != Design.BITMAP_PAGES)
                .map(Design::name)
                .toList());
  }

  private static List<String> violated(Path folder, String classPath)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "" + Path.of(System.getProperty("java.home"), "bin", "java"),
            "-XX:TieredStopAtLevel=1",
            "-Dpidmap.histories=" + folder,
            "-Dpidmap.firstFailure=true",
            "-cp",
            folder + File.pathSeparator + classPath,
            DesignPrograms.class.getName(),
            "" + FEW);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> printed =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).isZero();
    return DesignPrograms.designs().stream().map(Design::name).filter(printed::contains).toList();
  }
}
