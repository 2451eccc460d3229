package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.simulator.instrument.Hearing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** The map with one edit of its source: a check that passes on it sees nothing. */
final class BrokenMap {
  private static final Path SOURCES = Path.of("../../impl/java/src/main/java/dev/pidmap/percpu");

  private BrokenMap() {}

  /** The map with {@code from}, which is in {@code file} once, replaced by {@code to}. */
  static Maps with(Hearing hearing, Path folder, String file, String from, String to)
      throws IOException {
    String source = Files.readString(SOURCES.resolve(file));
    assertThat(source.split(java.util.regex.Pattern.quote(from), -1)).as(from).hasSize(2);
    Path edited = Files.writeString(folder.resolve(file), source.replace(from, to));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-proc:none",
                "-nowarn",
                "-d",
                folder.toString(),
                "-cp",
                classPath(),
                edited.toString());
    assertThat(code).isZero();
    return Maps.hearing(hearing, folder);
  }

  private static String classPath() {
    return Path.of(
            dev.pidmap.percpu.PerCpuPidMap.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath())
        .toString();
  }
}
