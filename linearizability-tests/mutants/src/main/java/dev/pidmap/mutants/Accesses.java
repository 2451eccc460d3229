package dev.pidmap.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The atomic accesses of the map, as its sources have them. */
final class Accesses {
  private static final Pattern ID = Pattern.compile("/\\*\\* ([A-Z]\\d+)\\.");
  private static final Pattern METHOD = Pattern.compile("  (?:private )?[^\\s=(][^=(;]* (\\w+)\\(");
  private static final Pattern ACCESS =
      Pattern.compile("\\b([A-Z_]+)\\.((?:get|set|compareAnd)[A-Z]\\w*)\\(");

  private final Map<String, String> sources = new LinkedHashMap<>();

  /** Reads the classes of the map below {@code sources}. */
  Accesses(Path sources) {
    try (var files = Files.list(sources.resolve("dev/pidmap/percpu"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        this.sources.put(name.substring(0, name.indexOf('.')), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An access.
   *
   * @param id as the source gives it
   * @param type the class that owns it
   * @param accessor the method that it stands in
   * @param handle the VarHandle
   * @param mode its method, for example {@code getAcquire}
   * @param arguments of that method
   * @param statement the line that it stands in
   */
  record Access(
      String id,
      String type,
      String accessor,
      String handle,
      String mode,
      List<String> arguments,
      String statement) {

    /** The call as it stands in the source. */
    String call() {
      return call(mode, arguments);
    }

    String call(String otherMode, List<String> otherArguments) {
      return handle + "." + otherMode + "(" + String.join(", ", otherArguments) + ")";
    }

    /** What is accessed, as its accessor calls it: {@code Slot} of {@code casSlot}. */
    String word() {
      String word =
          accessor
              .replaceFirst("^(cas|set|decrement)(?=[A-Z])", "")
              .replaceFirst("(Volatile|Acquire|Release|Opaque)$", "");
      return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }
  }

  /** All accesses, in the order of the sources. */
  List<Access> all() {
    List<Access> found = new ArrayList<>();
    sources.forEach(
        (type, text) -> {
          Matcher access = ACCESS.matcher(text);
          while (access.find()) {
            String before = text.substring(0, access.start());
            found.add(
                new Access(
                    last(ID, before),
                    type,
                    last(METHOD, before),
                    access.group(1),
                    access.group(2),
                    arguments(text, access.end()),
                    text.substring(before.lastIndexOf('\n') + 1, text.indexOf('\n', access.end()))
                        .strip()));
          }
        });
    return found;
  }

  /** The type that reads through {@code handle} are cast to. */
  String typeOf(String handle) {
    Pattern cast = Pattern.compile("\\(([\\w<>\\[\\]]+)\\) " + handle + "\\.get");
    return sources.values().stream()
        .map(cast::matcher)
        .filter(Matcher::find)
        .map(read -> read.group(1))
        .findFirst()
        .orElse("Object");
  }

  private static String last(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    String found = "";
    while (matcher.find()) {
      found = matcher.group(1);
    }
    return found;
  }

  /** The arguments of the call whose parenthesis was opened before {@code from}. */
  private static List<String> arguments(String text, int from) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int begin = from;
    for (int at = from; ; at++) {
      char c = text.charAt(at);
      if (depth == 0 && (c == ',' || c == ')')) {
        arguments.add(text.substring(begin, at).strip());
        begin = at + 1;
        if (c == ')') {
          return arguments;
        }
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
  }
}
