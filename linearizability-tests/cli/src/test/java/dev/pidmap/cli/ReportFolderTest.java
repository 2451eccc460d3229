package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report appears whole or not at all. */
final class ReportFolderTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path base;

  @Test
  void aReportAppearsWhenPublished() {
    ReportFolder folder = ReportFolder.create(base, NOON);
    folder.write("summary.md", "held");
    assertThat(folder.path()).doesNotExist();

    folder.publish();

    assertThat(base.resolve("2026-11-23T12-00-00Z/summary.md")).hasContent("held");
    assertThat(base.resolve("latest/summary.md")).hasContent("held");
    assertThat(folder.partial()).doesNotExist();
  }

  @Test
  void latestFollowsTheNewestReport() {
    publish(NOON, "first");
    publish(NOON.plusSeconds(1), "second");

    assertThat(base.resolve("latest/summary.md")).hasContent("second");
    assertThat(base.resolve("2026-11-23T12-00-00Z/summary.md")).hasContent("first");
  }

  @Test
  void twoReportsOfOneSecondAreBothKept() {
    publish(NOON, "first");
    publish(NOON, "second");

    assertThat(base.resolve("2026-11-23T12-00-00Z/summary.md")).hasContent("first");
    assertThat(base.resolve("2026-11-23T12-00-00Z-2/summary.md")).hasContent("second");
  }

  @Test
  void whatAnInterruptedCheckLeftGoes() {
    ReportFolder interrupted = ReportFolder.create(base, NOON);
    interrupted.write("half", "");

    ReportFolder.create(base, NOON.plusSeconds(5));

    assertThat(interrupted.partial()).doesNotExist();
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.writeString(base.resolve("file"), "");
    assertThatThrownBy(() -> ReportFolder.create(file.resolve("reports"), NOON))
        .isInstanceOfSatisfying(Stop.class, e -> assertThat(e.code()).isEqualTo(Exit.UNABLE))
        .hasMessageContaining("cannot write to " + file);
  }

  private void publish(Instant when, String content) {
    ReportFolder folder = ReportFolder.create(base, when);
    folder.write("summary.md", content);
    folder.publish();
  }
}
