package dev.pidmap.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The recorder program: compiles it with the C compiler of the machine and runs it. */
public final class Recorder {
  private static final int TIMEOUT_S = 60;
  private static final int ENVIRONMENT = 3;

  private final Path program;

  private Recorder(Path program) {
    this.program = program;
  }

  /** This machine cannot record: no compiler, no root, no pid namespaces of its own. */
  public static final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnavailableException(String reason) {
      super(reason);
    }
  }

  /** Compiles the C sources in {@code sources} into {@code folder}; a warning is an error. */
  public static Recorder compile(Path sources, Path folder) throws UnavailableException {
    try {
      Files.createDirectories(folder);
      Path program = folder.resolve("recorder").toAbsolutePath();
      List<String> command = new ArrayList<>();
      command.addAll(List.of("cc", "-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-o"));
      command.add(program.toString());
      try (Stream<Path> files = Files.list(sources)) {
        files.map(Path::toString).filter(f -> f.endsWith(".c")).sorted().forEach(command::add);
      }
      Path log = folder.resolve("cc.log");
      Process cc;
      try {
        cc =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
      } catch (IOException e) {
        throw new UnavailableException("no C compiler: " + e.getMessage());
      }
      if (await(cc) != 0) {
        throw new IllegalStateException("the recorder does not compile:\n" + Files.readString(log));
      }
      return new Recorder(program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the history of {@code arguments} into {@code history}; see the usage of the program. */
  public void record(List<String> arguments, Path history) throws UnavailableException {
    record(arguments, "", history);
  }

  /** The same with {@code input} on standard input. */
  public void record(List<String> arguments, String input, Path history)
      throws UnavailableException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of("--timeout", Integer.toString(TIMEOUT_S)));
    command.addAll(arguments);
    try {
      Path in = history.resolveSibling(history.getFileName() + ".in");
      Path log = history.resolveSibling(history.getFileName() + ".log");
      Files.writeString(in, input, StandardCharsets.UTF_8);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(history.toFile())
              .redirectError(log.toFile())
              .start();
      int status = await(process);
      String message = Files.readString(log).strip();
      if (status == ENVIRONMENT) {
        throw new UnavailableException(message);
      }
      if (status != 0) {
        throw new IllegalStateException(command + " exits with " + status + ": " + message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Process process) {
    try {
      if (process.waitFor(TIMEOUT_S + 20, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new IllegalStateException("timeout: " + process.info());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
