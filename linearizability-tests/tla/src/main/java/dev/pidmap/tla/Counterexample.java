package dev.pidmap.tla;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shortest behaviour that violates something, as a table of steps. */
public final class Counterexample {
  private static final Pattern STATE =
      Pattern.compile("^(?:State )?(\\d+): <(\\w+)[^>]*>$", Pattern.MULTILINE);
  private static final Pattern VARIABLE = Pattern.compile("^/\\\\ (\\w+) = ", Pattern.MULTILINE);

  /** What the words say, and what the call is about; the rest is history for the contract. */
  private static final List<String> SHOWN =
      List.of(
          "space", "range", "pid", "sweep", "lanes", "ticket", "cursor", "found", "call", "answer");

  /** The step of LaneSweep that is one of the algorithm, named by the thread that takes it. */
  private static final String OF_THE_ALGORITHM = "StepBetween";

  /**
   * One action.
   *
   * @param thread who took it; empty where none did
   * @param changes of the words, and of the calls and answers
   */
  public record Step(int number, String thread, String action, List<String> changes) {}

  private final List<Step> steps;

  private Counterexample(List<Step> steps) {
    this.steps = steps;
  }

  /** Of what TLC printed; without steps where there was no violation. */
  public static Counterexample of(String output) {
    List<Step> steps = new ArrayList<>();
    Map<String, Value> before = Map.of();
    Matcher state = STATE.matcher(output);
    while (state.find()) {
      Map<String, Value> now = variables(output.substring(state.end()));
      int number = Integer.parseInt(state.group(1));
      if (number > 1) {
        steps.add(step(number - 1, state.group(2), before, now));
      }
      before = now;
    }
    return new Counterexample(steps);
  }

  private static Map<String, Value> variables(String text) {
    String state = text.strip();
    int end = state.indexOf("\n\n");
    state = end < 0 ? state : state.substring(0, end);
    Map<String, Value> values = new LinkedHashMap<>();
    Matcher variable = VARIABLE.matcher(state);
    while (variable.find()) {
      values.put(variable.group(1), Value.parse(state.substring(variable.end())));
    }
    return values;
  }

  private static Step step(
      int number, String action, Map<String, Value> before, Map<String, Value> after) {
    String thread =
        Stream.of("thread", "hint")
            .flatMap(variable -> changed(variable, before, after))
            .findFirst()
            .orElse("");
    String name =
        action.equals(OF_THE_ALGORITHM)
            ? Words.of(before.get("thread").parts().get(thread).parts().get("pc").text())
            : action;
    List<String> changes = new ArrayList<>();
    for (String variable : SHOWN) {
      if (after.containsKey(variable)) {
        changes.addAll(Value.changes(variable, before.get(variable), after.get(variable)));
      }
    }
    return new Step(number, thread, name, changes);
  }

  /** The parts of a variable that a step changed. */
  private static Stream<String> changed(
      String variable, Map<String, Value> before, Map<String, Value> after) {
    return after.containsKey(variable)
        ? after.get(variable).parts().entrySet().stream()
            .filter(
                e -> !Objects.equals(e.getValue(), before.get(variable).parts().get(e.getKey())))
            .map(Map.Entry::getKey)
        : Stream.empty();
  }

  public List<Step> steps() {
    return steps;
  }

  /** As lines of a table, one change each. */
  public String table() {
    StringBuilder table = new StringBuilder();
    for (Step step : steps) {
      String head = String.format("%3d  %-2s %-24s", step.number(), step.thread(), step.action());
      if (step.changes().isEmpty()) {
        table.append(head.stripTrailing()).append('\n');
      }
      for (String change : step.changes()) {
        table.append(head).append(' ').append(change).append('\n');
        head = " ".repeat(head.length());
      }
    }
    return table.toString();
  }
}
