package dev.pidmap.jcstress;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.Main;

/** Runs JCStress in a JVM of its own, because it ends its JVM and forks further ones. */
public final class Suite {
  /** A test is a JVM of a second's life, so starting it must not cost more than the test. */
  private static final String CHEAP_START = " -Xmx256m -XX:+UseSerialGC";

  private final List<String> flags;
  private final List<String> jvmArgs;
  private final Duration limit;

  /**
   * @param flags of JCStress, see {@link Flags}
   * @param jvmArgs of the JVMs that run the tests, besides those for a cheap start
   * @param limit wall time after which a run is given up
   */
  public Suite(List<String> flags, List<String> jvmArgs, Duration limit) {
    this.flags = List.copyOf(flags);
    this.jvmArgs = List.copyOf(jvmArgs);
    this.limit = limit;
  }

  /**
   * Runs {@code tests} and leaves the report and the output of JCStress in {@code folder}. Results
   * of an earlier run there are refused: they would hide a test that did not run.
   *
   * @param line is told each line of output as it comes
   * @throws IOException if JCStress could not be run to its end
   */
  public Report run(List<Class<?>> tests, Path folder, Consumer<String> line)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (!Report.savedResults(folder).isEmpty()) {
      throw new IOException(folder + " holds the results of an earlier run");
    }
    Process process =
        new ProcessBuilder(command(tests))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var unused =
        process
            .onExit()
            .orTimeout(limit.toSeconds(), TimeUnit.SECONDS)
            .whenComplete((ended, late) -> endAll(process));
    try (Stream<String> output = process.inputReader().lines();
        BufferedWriter log = Files.newBufferedWriter(folder.resolve("jcstress.log"))) {
      for (Iterator<String> lines = output.iterator(); lines.hasNext(); ) {
        String text = lines.next();
        log.write(text);
        log.newLine();
        line.accept(text);
      }
      int exit = process.waitFor();
      if (exit > 1) {
        throw new IOException("JCStress ended with " + exit + ", see " + folder);
      }
    } finally {
      endAll(process);
    }
    return Report.read(folder);
  }

  private List<String> command(List<Class<?>> tests) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
    command.add(Main.class.getName());
    command.addAll(flags);
    command.addAll(List.of("-jvmArgs", String.join(" ", jvmArgs) + CHEAP_START));
    String names = tests.stream().map(Class::getSimpleName).collect(Collectors.joining("|"));
    command.addAll(List.of("-t", ".*\\.(" + names + ")$"));
    command.addAll(List.of("-r", "html"));
    return command;
  }

  /** The child runs in another folder. */
  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void endAll(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
