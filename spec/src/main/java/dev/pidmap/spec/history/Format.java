package dev.pidmap.spec.history;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** The words of the history format. */
final class Format {
  static final String NAME = "pidmap-history";
  static final int VERSION = 1;

  private Format() {}

  /** The value of {@code f} of a call. */
  static String name(Operation operation) {
    return snake(operation.getClass().getSimpleName());
  }

  /** The kind of an answer, in the words of the format. */
  static String name(Result result) {
    if (result instanceof Result.Allocated) {
      return "numbers";
    }
    if (result instanceof Result.Failed failed) {
      return failed.errno().name();
    }
    return snake(result.getClass().getSimpleName());
  }

  private static String snake(String camel) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c) && out.length() > 0) {
        out.append('_');
      }
      out.append(Character.toLowerCase(c));
    }
    return out.toString();
  }
}
