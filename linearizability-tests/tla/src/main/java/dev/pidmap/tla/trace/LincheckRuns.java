package dev.pidmap.tla.trace;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.tla.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Executions of Lincheck on a tapped map. Lincheck instruments classes by their names, of the class
 * path; so the tapped ones come first there, in a JVM of their own.
 */
public final class LincheckRuns {
  private static final String PACKAGE = "dev/pidmap/percpu";

  private final Path folder;
  private final Path output;
  private final Path tapped;

  /**
   * A way to run programs.
   *
   * @param folder for what it needs, empty
   * @param classes where class files other than the shipped ones lie, if anywhere
   */
  public LincheckRuns(Path folder, Optional<Path> classes) throws IOException {
    this.folder = folder;
    this.output = folder.resolve("output");
    this.tapped = folder.resolve("classes");
    Path into = Files.createDirectories(tapped.resolve(PACKAGE));
    Path shipped = Jvm.locationOf(PerCpuPidMap.class);
    if (Files.isDirectory(shipped)) {
      tap(shipped, into);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(shipped)) {
        tap(jar.getPath("/"), into);
      }
    }
    if (classes.isPresent()) {
      tap(classes.get(), into);
    }
  }

  private static void tap(Path root, Path into) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(PACKAGE))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        byte[] classFile = TapInserter.tapped(Files.readAllBytes(file));
        Files.write(into.resolve(file.getFileName().toString()), classFile);
      }
    }
  }

  /**
   * Runs scenarios, each until one execution fails.
   *
   * @param caps how often those run, at most, whose names match
   * @param every of each how-manieth execution the events are told
   */
  public List<Reached> run(Map<String, Integer> caps, int every)
      throws IOException, InterruptedException {
    Path reached = folder.resolve("reached.json");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Jvm.java(), "-Xmx2g", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", tapped + File.pathSeparator + Jvm.classPath()));
    command.add(LincheckMain.class.getName());
    command.addAll(List.of(reached.toString(), String.valueOf(every)));
    caps.forEach((names, cap) -> command.addAll(List.of(names, String.valueOf(cap))));
    Process jvm =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (jvm.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(output));
      }
    } finally {
      jvm.destroyForcibly();
    }
    return List.of(new ObjectMapper().readValue(reached.toFile(), Reached[].class));
  }
}
