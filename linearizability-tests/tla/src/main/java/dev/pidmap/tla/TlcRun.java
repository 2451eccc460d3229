package dev.pidmap.tla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What TLC said.
 *
 * @param violated the invariant or property that was violated, empty where none was
 * @param distinct how many states there are
 * @param depth of the state graph: the states of its longest shortest path
 * @param coverage by action: how many steps of it were taken
 * @param output everything TLC printed
 */
public record TlcRun(
    Verdict verdict,
    String violated,
    long distinct,
    int depth,
    double seconds,
    Map<String, Long> coverage,
    String output) {
  private static final Pattern VIOLATED =
      Pattern.compile("Error: (?:Invariant|Action property) (?:\\w+!)?(\\w+) is violated");

  /** Of a property of steps without a name of its own TLC says where it stands. */
  private static final Pattern VIOLATED_BY_STEP =
      Pattern.compile("Error: Action property line (\\d+), .* of module (\\w+) is violated");

  private static final Pattern DEFINITION = Pattern.compile("^(\\w+) ==");
  private static final Pattern DISTINCT =
      Pattern.compile("^\\d+ states generated, (\\d+) distinct states found", Pattern.MULTILINE);
  private static final Pattern DEPTH = Pattern.compile("graph search is (\\d+)");
  private static final Pattern ACTION =
      Pattern.compile("^<(\\w+) line [^>]*>: (\\d+):(\\d+)$", Pattern.MULTILINE);

  static TlcRun parse(Verdict verdict, double seconds, String output, Path modules)
      throws IOException {
    Map<String, Long> coverage = new TreeMap<>();
    Matcher action = ACTION.matcher(output);
    while (action.find()) {
      // Printed again as the run goes on, each time with the count so far.
      coverage.merge(action.group(1), Long.valueOf(action.group(3)), Math::max);
    }
    return new TlcRun(
        verdict,
        violated(output, modules),
        Long.parseLong(first(DISTINCT, output, "-1")),
        Integer.parseInt(first(DEPTH, output, "-1")),
        seconds,
        coverage,
        output);
  }

  private static String violated(String output, Path modules) throws IOException {
    Matcher step = VIOLATED_BY_STEP.matcher(output);
    if (!step.find()) {
      return first(VIOLATED, output, "");
    }
    List<String> lines = Files.readAllLines(modules.resolve(step.group(2) + ".tla"));
    for (int i = Integer.parseInt(step.group(1)) - 1; i >= 0; i--) {
      Matcher definition = DEFINITION.matcher(lines.get(i));
      if (definition.find()) {
        return definition.group(1);
      }
    }
    return "";
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }
}
