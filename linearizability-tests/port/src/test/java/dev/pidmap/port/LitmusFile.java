package dev.pidmap.port;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One file of {@code spec/litmus}: {@code claim/dialect.litmus}. */
record LitmusFile(String claim, String dialect, String text) {
  private static final Pattern TAGGED = Pattern.compile("(?m)^(.*) /\\* ([A-Z0-9 ]+) \\*/$");
  private static final Pattern ORDER = Pattern.compile("memory_order_\\w+");
  private static final Pattern WEAKENING =
      Pattern.compile("(?m)^ \\* (Sometimes|Race): ([A-Z]\\d+) (.*) -> (.*)$");

  /** A line of a thread, with the ids of the accesses that it stands for. */
  record Access(String line, List<String> ids) {
    List<String> orders() {
      return ordersIn(line);
    }
  }

  /** What is to be seen when {@code from} in the lines of {@code id} is replaced. */
  record Weakening(String expected, String id, String from, String to) {
    List<String> orders() {
      return ordersIn(to);
    }

    @Override
    public String toString() {
      return id + " " + from + " -> " + to;
    }
  }

  String name() {
    return claim + "/" + dialect;
  }

  boolean isC11() {
    return dialect.equals("c11");
  }

  List<Access> accesses() {
    return TAGGED
        .matcher(text)
        .results()
        .map(line -> new Access(line.group(1), Arrays.asList(line.group(2).split(" ", -1))))
        .toList();
  }

  boolean saysNever() {
    return text.contains("\n * Never\n");
  }

  List<Weakening> weakenings() {
    return WEAKENING
        .matcher(text)
        .results()
        .map(it -> new Weakening(it.group(1), it.group(2), it.group(3), it.group(4)))
        .toList();
  }

  /** The lines that {@code spec/litmus/run} prints when every expectation holds. */
  List<String> results() {
    List<String> results = new ArrayList<>();
    results.add("Never " + name());
    weakenings().forEach(it -> results.add(it.expected() + " " + name() + ", " + it));
    return results;
  }

  private static List<String> ordersIn(String code) {
    return ORDER.matcher(code).results().map(MatchResult::group).toList();
  }
}
