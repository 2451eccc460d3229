package dev.pidmap.port;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The programs of the C port, compiled once for a set of flags; a warning is an error. */
final class CBuild {
  static final Path SOURCES = Path.of("../../impl/c").toAbsolutePath().normalize();
  private static final int TIMEOUT_S = 300;
  private static final List<String> FLAGS =
      List.of(
          "-std=c11",
          "-g",
          "-D_POSIX_C_SOURCE=200809L",
          "-DPIDMAP_STEPS",
          "-Wall",
          "-Wextra",
          "-Wpedantic",
          "-Werror",
          "-pthread");
  private static final List<String> OF_VECTORS = List.of("vectors", "driver", "json", "steps");
  private static final List<String> OF_RECORD = List.of("record", "driver", "json", "steps");
  private static final List<String> OF_FAULTS = List.of("faults", "steps");
  private static final List<String> OF_INTERRUPTED = List.of("interrupted");

  private final Path folder;
  private final List<String> flags;

  private CBuild(Path folder, List<String> flags) {
    this.folder = folder;
    this.flags = flags;
  }

  /** How a program ended, with what it wrote to both outputs. */
  record Ended(int status, String output) {}

  /** Compiles everything into {@code target/c/name}. */
  static CBuild of(String name, String... more) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/c", name).toAbsolutePath());
    CBuild build = new CBuild(folder, List.of(more));
    build.compile(sources("src"));
    build.compile(sources("test"));
    build.link();
    return build;
  }

  /** The same with one file of {@code src} replaced by {@code text}. */
  CBuild with(String name, String file, String text) throws IOException {
    Path other = Files.createDirectories(folder.resolveSibling(name));
    List<Path> changed = new ArrayList<>();
    for (Path source : files("src")) {
      String itsName = source.getFileName().toString();
      Path copy = other.resolve(itsName);
      Files.writeString(copy, itsName.equals(file) ? text : Files.readString(source));
      // A header changes whoever includes it.
      if (itsName.endsWith(".c") && (itsName.equals(file) || file.endsWith(".h"))) {
        changed.add(copy);
      }
    }
    try (Stream<Path> objects = Files.list(folder)) {
      for (Path object : objects.filter(o -> o.toString().endsWith(".o")).toList()) {
        Path link = other.resolve(object.getFileName());
        Files.deleteIfExists(link);
        Files.createLink(link, object);
      }
    }
    for (Path source : changed) {
      Files.delete(other.resolve(source.getFileName().toString().replace(".c", ".o")));
    }
    CBuild build = new CBuild(other, flags);
    build.compile(changed);
    build.link();
    return build;
  }

  Ended run(String program, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve(program).toString());
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    return run(command, folder);
  }

  /** The file with a history of the recorder. */
  Path record(String shape, int threads, int calls, int seed) throws IOException {
    Path file = folder.resolve(shape + "-" + threads + "-" + seed + ".jsonl");
    Ended ended = run("record", shape, threads, calls, seed);
    if (ended.status() != 0) {
      throw new IllegalStateException("record ends with " + ended.status() + ended.output());
    }
    return Files.writeString(file, ended.output());
  }

  private static List<Path> sources(String folder) throws IOException {
    return files(folder).stream().filter(file -> file.toString().endsWith(".c")).toList();
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private void compile(List<Path> files) throws IOException {
    List<String> command = new ArrayList<>(List.of("cc", "-c"));
    command.addAll(FLAGS);
    command.addAll(flags);
    command.add("-I" + SOURCES.resolve("include"));
    command.add("-I" + SOURCES.resolve("src"));
    files.forEach(file -> command.add(file.toString()));
    must(command);
  }

  private void link() throws IOException {
    link("vectors", OF_VECTORS);
    link("record", OF_RECORD);
    link("faults", OF_FAULTS);
    link("interrupted", OF_INTERRUPTED);
  }

  private void link(String program, List<String> objects) throws IOException {
    List<String> command = new ArrayList<>(List.of("cc", "-pthread", "-o", program));
    command.addAll(flags);
    objects.forEach(object -> command.add(object + ".o"));
    for (Path source : sources("src")) {
      command.add(source.getFileName().toString().replace(".c", ".o"));
    }
    must(command);
  }

  private void must(List<String> command) throws IOException {
    Ended ended = run(command, folder);
    if (ended.status() != 0) {
      throw new IllegalStateException(String.join(" ", command) + "\n" + ended.output());
    }
  }

  /** Runs that in the folder; where there is no such program, the test is skipped. */
  static Ended run(List<String> command, Path folder) throws IOException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      throw new TestAbortedException("no C compiler or CMake: " + e.getMessage());
    }
    try {
      if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " ran longer than " + TIMEOUT_S + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
    String text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return new Ended(process.exitValue(), text);
  }
}
