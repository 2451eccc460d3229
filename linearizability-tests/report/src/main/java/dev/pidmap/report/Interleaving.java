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
 * What the threads of an execution did to shared words, one access after the other, as a detailed
 * trace of Lincheck or of the simulator tells it.
 *
 * @param threads the names of those that made the steps, as the trace calls them
 */
public record Interleaving(List<String> threads, List<Step> steps) {
  /** Where a check tells no accesses. */
  public static final Interleaving NONE = new Interleaving(List.of(), List.of());

  /** The line before the accesses. */
  public static final String DETAILED = "Detailed trace:";

  private static final Pattern ACCESS =
      Pattern.compile(
          "(.*\\.(?:get|set|compareAndSet|weakCompareAndSet)\\w*\\(.*) at (\\w+)\\.(\\w+)"
              + "\\(\\w+\\.java:(\\d+)\\)");
  private static final Pattern PLACE =
      Pattern.compile("(.*) at ([\\w.$<>]+)\\((\\w+)\\.java:(\\d+)\\)");
  private static final Pattern CALL = Pattern.compile("perform\\((.*)");

  public Interleaving {
    threads = List.copyOf(threads);
    steps = List.copyOf(steps);
  }

  /**
   * A step of a thread.
   *
   * @param thread its position among the names, from 1
   * @param id of the access, or empty where a call begins
   * @param accessor the method that performs the access; empty where a call begins
   * @param type the class with the accessor
   * @param line of the accessor
   * @param callerType the class that called the accessor, and where; empty where it is not told
   */
  public record Step(
      int thread,
      String id,
      String text,
      String accessor,
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
      return NONE;
    }
    List<String> threads = new ArrayList<>();
    for (String row : trace.substring(from).lines().skip(1).toList()) {
      String[] cells = row.split("\\|", -1);
      if (threads.isEmpty() && cells.length > 2 && !row.contains("-----")) {
        for (int thread = 1; thread < cells.length - 1; thread++) {
          threads.add(cells[thread].strip());
        }
        continue;
      }
      for (int thread = 1; thread < cells.length - 1; thread++) {
        if (!cells[thread].isBlank() && !cells[thread].contains("-----")) {
          step(thread, cells[thread], stacks.computeIfAbsent(thread, t -> new ArrayDeque<>()), ids)
              .ifPresent(steps::add);
        }
      }
    }
    return new Interleaving(threads, steps);
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
      return Optional.of(new Step(thread, "", "begins " + text, "", "", 0, "", "", 0));
    }
    Matcher access = ACCESS.matcher(text);
    Optional<Step> step = Optional.empty();
    if (access.matches()) {
      String accessor = access.group(2) + "." + access.group(3);
      String id = ids.of(accessor);
      Frame by = stack.peek();
      if (!id.isEmpty()) {
        step =
            Optional.of(
                new Step(
                    thread,
                    id,
                    access.group(1),
                    accessor,
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

  /** As a table of a page, with a column for each thread. */
  public Table table(String id, String title) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.number("step"));
    columns.add(Table.Column.text("id"));
    threads.forEach(name -> columns.add(Table.Column.lane(name)));
    columns.add(Table.Column.text("accessor"));
    columns.add(Table.Column.text("called by"));
    List<Table.Row> rows = new ArrayList<>();
    int at = suspectAt();
    for (Step step : steps) {
      boolean marked = rows.size() == at;
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(rows.size() + 1));
      cells.add(step.id());
      for (int thread = 1; thread <= threads.size(); thread++) {
        cells.add(
            thread == step.thread()
                ? step.text() + (marked ? "  ← acts on what may have changed" : "")
                : "");
      }
      cells.add(place(step.accessor(), step.type(), step.line()));
      cells.add(place(step.caller(), step.callerType(), step.callerLine()));
      rows.add(new Table.Row(marked, cells));
    }
    return new Table(
        id,
        title,
        "Every atomic access of the execution that failed, in the order in which they happened,"
            + " each in the column of who made it. The id is the one in the source; the slots of a"
            + " range lie behind padding, so the first is slots[32].",
        columns,
        rows);
  }

  /** The file too where the name of the class does not tell it. */
  private static String place(String method, String type, int line) {
    if (method.isEmpty()) {
      return "";
    }
    return method.startsWith(type + ".")
        ? method + ":" + line
        : method + " (" + type + ".java:" + line + ")";
  }
}
