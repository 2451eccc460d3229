package dev.pidmap.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The build with all its tests: prints a line for each module and test class as they end. */
final class MavenRun {
  private static final Pattern MODULE =
      Pattern.compile("\\[INFO\\] Building (\\S+) \\S+ +(\\[\\d+/\\d+\\])");
  private static final Pattern TESTS =
      Pattern.compile(
          "\\[\\w+\\] +Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+),"
              + " Time elapsed: ([0-9.]+) s.* -- in (\\S+)");
  private static final Pattern DOWNLOAD_FAILED =
      Pattern.compile("Could not (transfer|resolve)|Could not find artifact|could not be resolved");
  private static final int MOST_ERRORS = 60;

  private final Workspace workspace;
  private final PrintWriter out;
  private final List<String> errors = new ArrayList<>();

  MavenRun(Workspace workspace, PrintWriter out) {
    this.workspace = workspace;
    this.out = out;
  }

  /** Answers the exit code. A failed test is not an error here: the reports tell. */
  int run(Duration limit) {
    int code = attempt(limit);
    if (code != 0 && errors.stream().anyMatch(e -> DOWNLOAD_FAILED.matcher(e).find())) {
      out.println("Maven could not download something; trying once more");
      out.flush();
      code = attempt(limit);
    }
    return code;
  }

  private int attempt(Duration limit) {
    errors.clear();
    List<String> command =
        List.of(
            workspace.maven(),
            "-B",
            "-ntp",
            "-fae",
            "-Dstyle.color=never",
            "-Dmaven.test.failure.ignore=true",
            "verify");
    return new Child(command, workspace.root(), log())
        .run(Map.of("JAVA_HOME", workspace.javaHome().toString()), limit, this::hear);
  }

  private void hear(String line) {
    Matcher module = MODULE.matcher(line);
    Matcher tests = TESTS.matcher(line);
    if (module.find()) {
      out.println(module.group(2) + " " + module.group(1));
    } else if (tests.find()) {
      int failed = Integer.parseInt(tests.group(2)) + Integer.parseInt(tests.group(3));
      out.printf(
          "      %s: %s%s%s, %s s%n",
          tests.group(6),
          Texts.count(Integer.parseInt(tests.group(1)), "test"),
          failed > 0 ? ", " + failed + " FAILED" : "",
          tests.group(4).equals("0") ? "" : ", " + tests.group(4) + " skipped",
          tests.group(5));
    } else if (line.startsWith("[ERROR]") && errors.size() < MOST_ERRORS) {
      errors.add(line);
    }
    out.flush();
  }

  /** The first error lines of the build. */
  List<String> errors() {
    return errors;
  }

  Path log() {
    return workspace.target().resolve("pidmap-test.log");
  }
}
