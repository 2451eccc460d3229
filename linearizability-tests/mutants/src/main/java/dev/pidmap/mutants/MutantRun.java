package dev.pidmap.mutants;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Runs checks against a folder of classes of the map, in a JVM of its own. */
public final class MutantRun {
  private final String checksClassPath;
  private final Duration limit;

  /**
   * @param checksClassPath where the checks, their libraries and the shipped map are
   * @param limit how long a JVM may take
   */
  public MutantRun(String checksClassPath, Duration limit) {
    this.checksClassPath = checksClassPath;
    this.limit = limit;
  }

  /**
   * What became of a check.
   *
   * @param executions how many times the check ran its program
   * @param message of the failure, with its stack trace; empty where it passed
   */
  public record Outcome(Kind kind, double seconds, int executions, String message) {}

  /** How a check ended. */
  public enum Kind {
    PASSED,
    /** By an assertion: the only way in which a mutant is killed. */
    FAILED,
    /** By anything else: an error of the mutant or of the check. */
    BROKEN,
    /** No such check. */
    MISSING,
    HUNG
  }

  /** Runs {@code killers}, which have the same properties, one after the other. */
  public Map<Killer, Outcome> run(Path mapClasses, List<Killer> killers)
      throws IOException, InterruptedException {
    Path report = Files.createTempFile(mapClasses.getParent(), "checks", ".properties");
    Path output = Files.createTempFile(mapClasses.getParent(), "checks", ".log");
    try {
      Process jvm =
          new ProcessBuilder(command(mapClasses, killers, report))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended;
      try {
        ended = jvm.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      } finally {
        jvm.destroyForcibly();
      }
      return read(killers, ended, report, output);
    } finally {
      Files.delete(report);
      Files.delete(output);
    }
  }

  private List<String> command(Path mapClasses, List<Killer> killers, Path report) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+EnableDynamicAgentLoading",
            "-ea"));
    killers.get(0).properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-cp");
    command.add(mapClasses + File.pathSeparator + checksClassPath);
    command.add(CheckMain.class.getName());
    command.add(report.toString());
    killers.forEach(killer -> command.add(killer.selector()));
    return command;
  }

  private static Map<Killer, Outcome> read(
      List<Killer> killers, boolean ended, Path report, Path output) throws IOException {
    Properties told = new Properties();
    try (Reader in = Files.newBufferedReader(report)) {
      told.load(in);
    }
    Map<Killer, Outcome> outcomes = new LinkedHashMap<>();
    for (Killer killer : killers) {
      String kind = told.getProperty(killer.selector() + ".outcome");
      if (kind == null) {
        String tail = Files.readString(output);
        outcomes.put(killer, new Outcome(ended ? Kind.BROKEN : Kind.HUNG, 0, 0, tail));
      } else {
        outcomes.put(
            killer,
            new Outcome(
                Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                Double.parseDouble(told.getProperty(killer.selector() + ".seconds")),
                Integer.parseInt(told.getProperty(killer.selector() + ".executions")),
                told.getProperty(killer.selector() + ".message")));
      }
    }
    return outcomes;
  }
}
