package dev.pidmap.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the threads of an execution did to shared words, one access after the other, as the detailed
 * trace of Lincheck tells it.
 */
public record Interleaving(List<Step> steps) {
  private static final String DETAILED = "Detailed trace:";
  private static final Pattern ACCESS =
      Pattern.compile(
          "(.*\\.(?:get|set|compareAndSet|weakCompareAndSet)\\w*\\(.*) at (\\w+)\\.(\\w+)"
              + "\\(\\w+\\.java:(\\d+)\\)");
  private static final Pattern PLACE =
      Pattern.compile("(.*) at ([\\w.$<>]+)\\((\\w+)\\.java:(\\d+)\\)");
  private static final Pattern CALL = Pattern.compile("perform\\((.*)");

  public Interleaving {
    steps = List.copyOf(steps);
  }

  /**
   * A step of a thread.
   *
   * @param id of the access, or empty where a call begins
   * @param type the class with the accessor
   * @param line of the accessor
   * @param callerType the class that called the accessor, and where; empty where it is not told
   */
  public record Step(
      int thread,
      String id,
      String text,
      String type,
      int line,
      String caller,
      String callerType,
      int callerLine) {

    /** Whether it can have changed a word. */
    boolean writes() {
      return text.contains(".set") || text.contains("getAnd") || text.endsWith(": true");
    }
  }

  /** The steps in {@code trace}; none where it tells none. */
  public static Interleaving parse(String trace, AccessIds ids) {
    List<Step> steps = new ArrayList<>();
    Map<Integer, Deque<Frame>> stacks = new HashMap<>();
    int from = trace.indexOf(DETAILED);
    if (from < 0) {
      return new Interleaving(steps);
    }
    for (String row : trace.substring(from).lines().skip(1).toList()) {
      String[] cells = row.split("\\|", -1);
      for (int thread = 1; thread < cells.length - 1; thread++) {
        if (!cells[thread].isBlank() && !cells[thread].contains("-----")) {
          step(thread, cells[thread], stacks.computeIfAbsent(thread, t -> new ArrayDeque<>()), ids)
              .ifPresent(steps::add);
        }
      }
    }
    return new Interleaving(steps);
  }

  private record Frame(int depth, String place, String type, int line) {}

  private static Optional<Step> step(int thread, String cell, Deque<Frame> stack, AccessIds ids) {
    String text = cell.strip();
    int depth = cell.length() - cell.stripLeading().length();
    while (!stack.isEmpty() && stack.peek().depth() >= depth) {
      stack.pop();
    }
    Matcher call = CALL.matcher(text);
    if (call.matches()) {
      return Optional.of(new Step(thread, "", "begins " + text, "", 0, "", "", 0));
    }
    Matcher access = ACCESS.matcher(text);
    Optional<Step> step = Optional.empty();
    if (access.matches()) {
      String id = ids.of(access.group(2) + "." + access.group(3));
      Frame by = stack.peek();
      if (!id.isEmpty()) {
        step =
            Optional.of(
                new Step(
                    thread,
                    id,
                    access.group(1),
                    access.group(2),
                    Integer.parseInt(access.group(4)),
                    by == null ? "" : by.place(),
                    by == null ? "" : by.type(),
                    by == null ? 0 : by.line()));
      }
    }
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      int line = Integer.parseInt(place.group(4));
      stack.push(new Frame(depth, place.group(2), place.group(3), line));
    }
    return step;
  }

  /**
   * The access to look at first: where a thread that another one had overtaken next wrote, the last
   * time. Empty when no thread was overtaken.
   */
  public Optional<Step> suspect() {
    int at = suspectAt();
    return at < 0 ? Optional.empty() : Optional.of(steps.get(at));
  }

  private int suspectAt() {
    int found = -1;
    Map<Integer, Integer> lastOf = new HashMap<>();
    boolean overtaken = false;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Integer before = lastOf.put(step.thread(), i);
      if (step.id().isEmpty()) {
        overtaken = false;
        continue;
      }
      overtaken |= before != null && before < i - 1;
      if (overtaken && step.writes()) {
        found = i;
        overtaken = false;
      }
    }
    return found;
  }

  /** As a table of a page. */
  public Table table(String id, String title) {
    List<Table.Row> rows = new ArrayList<>();
    int at = suspectAt();
    for (Step step : steps) {
      boolean marked = rows.size() == at;
      rows.add(
          new Table.Row(
              marked,
              List.of(
                  String.valueOf(rows.size() + 1),
                  "thread " + step.thread(),
                  step.id(),
                  step.text() + (marked ? "  ← acts on what may have changed" : ""),
                  step.id().isEmpty() ? "" : step.type() + ".java:" + step.line(),
                  step.caller().isEmpty()
                      ? ""
                      : step.caller()
                          + " ("
                          + step.callerType()
                          + ".java:"
                          + step.callerLine()
                          + ")")));
    }
    return new Table(
        id,
        title,
        "Every atomic access of the execution that failed, in the order in which they happened;"
            + " the id is the one in the source. Filter by a thread or an id.",
        List.of(
            Table.Column.number("step"),
            Table.Column.text("thread"),
            Table.Column.text("id"),
            Table.Column.text("access"),
            Table.Column.text("accessor"),
            Table.Column.text("called by")),
        rows);
  }
}
