package dev.pidmap.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** A source file with one edit, compiled: a check that passes on it sees nothing. */
public final class Edited {
  private Edited() {}

  /**
   * Compiles {@code file} of {@code sources} with {@code from}, which is in it once, replaced by
   * {@code to}, into {@code folder}.
   *
   * @param beside a class from where the others of its package are
   */
  public static void compile(
      Path sources, Class<?> beside, Path folder, String file, String from, String to)
      throws IOException {
    String source = Files.readString(sources.resolve(file));
    assertThat(source.split(Pattern.quote(from), -1)).as(from).hasSize(2);
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
                beside.getProtectionDomain().getCodeSource().getLocation().getPath(),
                edited.toString());
    assertThat(code).isZero();
  }
}
