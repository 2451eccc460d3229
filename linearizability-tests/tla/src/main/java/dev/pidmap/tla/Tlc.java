package dev.pidmap.tla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tlc2.TLC;

/**
 * Runs TLC in a JVM of its own, since it keeps what it read in static fields. One worker: with
 * more, which counterexample is met first depends on the scheduler.
 */
public final class Tlc {
  /** In the folder of a run. */
  private static final String SCRATCH = "scratch";

  private final Path modules;
  private final Duration limit;
  private final List<String> properties;

  /**
   * @param modules the folder of the modules
   * @param limit how long a run may take
   */
  public Tlc(Path modules, Duration limit) {
    this(modules, limit, List.of());
  }

  private Tlc(Path modules, Duration limit, List<String> properties) {
    this.modules = modules;
    this.limit = limit;
    this.properties = properties;
  }

  /** The same with a system property, and with the Java operators of {@code tlc2.overrides}. */
  public Tlc with(String property, String value) {
    return new Tlc(modules, limit, List.of("-D" + property + "=" + value));
  }

  /** Checks {@code module} under {@code config}; {@code options} are those of TLC. */
  public TlcRun run(String module, String config, String... options)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tlc");
    try {
      copyModules(folder);
      Files.writeString(folder.resolve(module + ".cfg"), config);
      return run(module, folder, List.of(options));
    } finally {
      delete(folder);
    }
  }

  private TlcRun run(String module, Path folder, List<String> options)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Files.createDirectory(folder.resolve(SCRATCH));
    long start = System.nanoTime();
    Process jvm =
        new ProcessBuilder(command(module, options))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended;
    try {
      ended = jvm.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      jvm.destroyForcibly();
    }
    Verdict verdict = ended ? Verdict.ofExitCode(jvm.exitValue()) : Verdict.TIMED_OUT;
    jvm.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    return TlcRun.parse(verdict, seconds, Files.readString(output), modules);
  }

  private List<String> command(String module, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java());
    // The models are small: most end before the second compiler has paid for itself.
    command.addAll(List.of("-Xmx2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // TLC unpacks its modules there: two that share it read half-written ones.
    command.add("-Djava.io.tmpdir=" + SCRATCH);
    command.addAll(properties);
    String classPath =
        properties.isEmpty() ? Jvm.locationOf(TLC.class).toString() : Jvm.classPath();
    command.addAll(List.of("-cp", classPath, TLC.class.getName()));
    command.addAll(options);
    // -deadlock turns the check for deadlocks off: programs end. Liveness is checked once at the
    // end, and fingerprints are those of one polynomial, or the length of a counterexample would
    // depend on the clock and on chance.
    command.addAll(List.of("-deadlock", "-nowarning", "-lncheck", "final", "-fp", "0"));
    command.addAll(List.of("-workers", "1", "-metadir", "states"));
    command.add(module);
    return command;
  }

  private void copyModules(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(modules)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tla")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
