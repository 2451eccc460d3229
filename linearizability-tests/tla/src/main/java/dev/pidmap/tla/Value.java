package dev.pidmap.tla;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value as TLC prints it: a leaf, or parts by their names. A tuple of tuples or atoms is a leaf,
 * such as a slot; one of records has its parts by position, such as the ranges.
 *
 * @param parts null for a leaf
 */
record Value(String text, Map<String, Value> parts) {

  static Value parse(String text) {
    return new Parser(text).value();
  }

  /** What differs between two values: path, before and after. */
  static List<String> changes(String path, Value before, Value after) {
    List<String> changes = new ArrayList<>();
    collect(path, before, after, changes);
    return changes;
  }

  private static void collect(String path, Value before, Value after, List<String> changes) {
    if (before != null && after != null && before.parts != null && after.parts != null) {
      after.parts.forEach(
          (name, part) ->
              collect(
                  path.isEmpty() ? name : path + "." + name,
                  before.parts.get(name),
                  part,
                  changes));
    } else if (before == null) {
      changes.add(path + " := " + Words.of(after.text));
    } else if (!before.text.equals(after.text)) {
      changes.add(path + ": " + Words.of(before.text) + " → " + Words.of(after.text));
    }
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Value value() {
      skipBlanks();
      int start = at;
      Map<String, Value> parts = null;
      if (text.startsWith("<<", at)) {
        at += 2;
        Map<String, Value> elements = new LinkedHashMap<>();
        while (!eat(">>")) {
          elements.put(String.valueOf(elements.size() + 1), value());
          eat(",");
        }
        boolean records = elements.values().stream().anyMatch(element -> element.parts != null);
        parts = records ? elements : null;
      } else if (eat("[")) {
        parts = fields("|->", ",", "]");
      } else if (eat("(")) {
        parts = fields(":>", "@@", ")");
      } else if (eat("{")) {
        while (!eat("}")) {
          value();
          eat(",");
        }
      } else {
        atom();
      }
      return new Value(text.substring(start, at).replaceAll("\\s+", " ").trim(), parts);
    }

    private Map<String, Value> fields(String arrow, String separator, String end) {
      Map<String, Value> fields = new LinkedHashMap<>();
      while (!eat(end)) {
        Value name = value();
        if (!eat(arrow)) {
          throw new IllegalArgumentException("no " + arrow + " at " + text.substring(at));
        }
        fields.put(Words.of(name.text), value());
        eat(separator);
      }
      return fields;
    }

    private void atom() {
      if (text.charAt(at) == '"') {
        at = text.indexOf('"', at + 1) + 1;
        return;
      }
      int start = at;
      while (at < text.length()
          && (text.charAt(at) == '-'
              || Character.isLetterOrDigit(text.charAt(at))
              || text.charAt(at) == '_')) {
        at++;
      }
      if (at == start) {
        throw new IllegalArgumentException("no value at " + text.substring(at));
      }
    }

    private boolean eat(String token) {
      skipBlanks();
      boolean there = text.startsWith(token, at);
      at += there ? token.length() : 0;
      return there;
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
