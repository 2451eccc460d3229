package dev.pidmap.tla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The actions of the algorithm: definitions behind whose {@code ==} stand the ids of the accesses
 * they make and the methods of the code that make them, such as {@code ReadPending(t) == \* R3
 * Range.raise}.
 */
public final class Actions {
  private static final Pattern ACTION =
      Pattern.compile("^(\\w+)\\([^)]*\\) ==  \\\\\\* ([A-Z]\\d+.*)$", Pattern.MULTILINE);
  private static final Pattern ID = Pattern.compile("\\b[A-Z]\\d+");
  private static final Pattern METHOD = Pattern.compile("\\b[A-Z][a-z]\\w*\\.[a-z]\\w*");

  private final Map<String, Set<String>> ids;
  private final Map<String, Set<String>> methods;

  private Actions(Map<String, Set<String>> ids, Map<String, Set<String>> methods) {
    this.ids = ids;
    this.methods = methods;
  }

  /** The actions of all modules in {@code folder}. */
  public static Actions of(Path folder) throws IOException {
    Map<String, Set<String>> ids = new TreeMap<>();
    Map<String, Set<String>> methods = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tla")).toList()) {
        Matcher action = ACTION.matcher(Files.readString(file));
        while (action.find()) {
          ids.put(action.group(1), all(ID, action.group(2)));
          methods.put(action.group(1), all(METHOD, action.group(2)));
        }
      }
    }
    return new Actions(ids, methods);
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().forEach(result -> found.add(result.group()));
    return found;
  }

  /** By action, the ids of its accesses. */
  public Map<String, Set<String>> ids() {
    return Map.copyOf(ids);
  }

  /** By action, the methods of the code, such as {@code Range.raise}, that make its accesses. */
  public Map<String, Set<String>> methods() {
    return Map.copyOf(methods);
  }

  public Set<String> names() {
    return ids.keySet();
  }

  /** All accesses that some action makes. */
  public Set<String> accesses() {
    Set<String> all = new TreeSet<>();
    ids.values().forEach(all::addAll);
    return all;
  }

  /** The actions, also those without an access, of which none of {@code runs} took a step. */
  public Set<String> notCovered(Iterable<TlcRun> runs) {
    Set<String> missing = new TreeSet<>(names());
    runs.forEach(run -> missing.addAll(run.coverage().keySet()));
    for (TlcRun run : runs) {
      missing.removeIf(action -> run.coverage().getOrDefault(action, 0L) > 0);
    }
    return missing;
  }
}
