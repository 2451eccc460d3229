package dev.pidmap.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.mutants.Trial.Kill;
import dev.pidmap.mutants.Trial.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.platform.launcher.Launcher;

/** Runs checks against folders of classes, each in a JVM of its own. */
public final class Trials {
  private static final String HAZARDS_MAIN = "dev.pidmap.jcstress.RunAll";

  /** Switches, where executions are not chosen by them. */
  private static final int ANY = -1;

  private final Path root;
  private final Path work;
  private final Duration limit;

  /**
   * @param root of the checkout, built as far as {@code package}
   * @param work where each trial gets a folder
   * @param limit how long a JVM may take
   */
  public Trials(Path root, Path work, Duration limit) {
    this.root = root.toAbsolutePath().normalize();
    this.work = work.toAbsolutePath().normalize();
    this.limit = limit;
  }

  /**
   * Runs {@code killer} with the classes in {@code classes} before all others.
   *
   * @param name of the folder with what it leaves: its output, ledger and histories
   * @param properties system properties of the JVM
   */
  public Trial run(
      String name, Path classes, Family family, Killer killer, Map<String, String> properties)
      throws IOException, InterruptedException {
    Path folder = emptied(work.resolve(name));
    Module module = new Module(root, killer.check().module(family));
    long begin = System.nanoTime();
    Process jvm =
        new ProcessBuilder(command(folder, classes, module, family, killer, properties))
            .directory((killer.check() == Check.JUNIT ? module.folder() : folder).toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile())
            .start();
    boolean ended;
    try {
      ended = jvm.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
    } finally {
      jvm.descendants().forEach(ProcessHandle::destroyForcibly);
      jvm.destroyForcibly();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (!ended) {
      return new Trial(Outcome.HUNG, List.of(), 0, seconds, "not done after " + limit);
    }
    return killer.check() == Check.JCSTRESS
        ? hazards(folder, jvm.exitValue(), seconds)
        : tests(folder, killer.check(), seconds);
  }

  /** Over before the second compiler has earned what it costs. */
  private static boolean isShort(Killer killer) {
    return killer.check().runsPrograms()
        ? !killer.scenario().isEmpty()
        : killer.check() != Check.JCSTRESS;
  }

  private List<String> command(
      Path folder,
      Path classes,
      Module module,
      Family family,
      Killer killer,
      Map<String, String> properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    if (killer.check() == Check.SIMULATOR) {
      command.add("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED");
    }
    if (isShort(killer)) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(List.of("-XX:+EnableDynamicAgentLoading", "-ea"));
    command.add("-Dpidmap.ledger=" + folder.resolve("ledger"));
    command.add("-Dpidmap.histories=" + folder.resolve("histories"));
    command.add("-Dpidmap.firstFailure=true");
    command.add("-Dbasedir=" + module.folder());
    // What jqwik shrinks or remembers of a mutant helps nobody.
    command.add("-Djqwik.shrinking.default=OFF");
    command.add("-Djqwik.database=" + folder.resolve("jqwik-database"));
    if (!killer.scenario().isEmpty()) {
      command.add("-Dpidmap.scenario=^" + Pattern.quote(killer.scenario()) + "$");
    }
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            classes.toString(),
            module.testClassPath(),
            place(TestMain.class),
            place(Launcher.class)));
    if (killer.check() == Check.JCSTRESS) {
      command.addAll(List.of(HAZARDS_MAIN, folder.resolve("jcstress").toString()));
    } else {
      command.add(TestMain.class.getName());
      command.add(folder.resolve("report.properties").toString());
      command.add(module.testClasses().toString());
      command.add(killer.classes(family).pattern());
      command.add(killer.method());
    }
    return command;
  }

  private static Trial tests(Path folder, Check check, double seconds) throws IOException {
    Properties report = new Properties();
    Path file = folder.resolve("report.properties");
    if (!Files.exists(file)) {
      return broken(seconds, "no report: " + tail(folder));
    }
    try (Reader in = Files.newBufferedReader(file)) {
      report.load(in);
    }
    int tests = Integer.parseInt(report.getProperty("tests"));
    List<Kill> kills = check.runsPrograms() ? violated(folder, "") : killed(folder, report);
    if (!kills.isEmpty()) {
      return new Trial(
          Outcome.KILLED, kills, tests, seconds, report.getProperty("kill.message", ""));
    }
    String failure = report.getProperty("broken.message", report.getProperty("kill.message"));
    if (failure != null) {
      return broken(
          seconds,
          report.getProperty("broken.test", report.getProperty("kill.test")) + ": " + failure);
    }
    return tests == 0
        ? broken(seconds, "there is no such test")
        : new Trial(Outcome.SURVIVED, List.of(), tests, seconds, "");
  }

  /** The failed test; a property knows how many sequences it was tried on. */
  private static List<Kill> killed(Path folder, Properties report) throws IOException {
    String test = report.getProperty("kill.test");
    if (test == null) {
      return List.of();
    }
    return violated(folder, "").stream()
        .filter(kill -> kill.by().equals(test))
        .findFirst()
        .map(List::of)
        .orElseGet(
            () -> List.of(new Kill(test, 1, ANY, 0, line(report.getProperty("kill.message")))));
  }

  private static Trial hazards(Path folder, int exit, double seconds) throws IOException {
    List<JsonNode> ledger = ledger(folder);
    List<Kill> kills = violated(folder, "FORBIDDEN");
    if (!kills.isEmpty()) {
      String reason = kills.get(0).reason();
      return new Trial(Outcome.KILLED, kills, ledger.size(), seconds, reason);
    }
    return exit == 0
        ? new Trial(Outcome.SURVIVED, List.of(), ledger.size(), seconds, "")
        : broken(seconds, "exit " + exit + ": " + tail(folder));
  }

  /** The programs that the ledger says failed, with a note that contains {@code word}. */
  private static List<Kill> violated(Path folder, String word) throws IOException {
    return ledger(folder).stream()
        .filter(entry -> entry.path("verdict").asText().equals("violated"))
        .filter(entry -> entry.path("note").asText().contains(word))
        .map(
            entry ->
                new Kill(
                    entry.path("scenario").asText(),
                    entry.path("executions").asLong(),
                    entry.path("switches").asInt(ANY),
                    entry.path("seconds").asDouble(),
                    line(entry.path("note").asText())))
        .toList();
  }

  private static List<JsonNode> ledger(Path folder) throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    Path ledger = folder.resolve("ledger");
    if (Files.isDirectory(ledger)) {
      try (var files = Files.newDirectoryStream(ledger)) {
        for (Path file : files) {
          for (String entry : Files.readAllLines(file)) {
            entries.add(new ObjectMapper().readTree(entry));
          }
        }
      }
    }
    return entries;
  }

  private static Trial broken(double seconds, String message) {
    return new Trial(Outcome.BROKEN, List.of(), 0, seconds, message);
  }

  private static String line(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String tail(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("output.log"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  /** Where {@code type} was loaded from. */
  private static String place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
