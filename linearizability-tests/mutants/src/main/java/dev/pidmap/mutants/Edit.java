package dev.pidmap.mutants;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One replacement in one source file.
 *
 * @param file a class below {@code dev.pidmap}, for example {@code percpu/Range}
 * @param find what stands there exactly once; any white space matches any other
 * @param replacement what stands there instead
 */
public record Edit(String file, String find, String replacement) {

  /** The text after the replacement; fails unless {@link #find} stands there exactly once. */
  String applyTo(String source) {
    Matcher matcher = pattern().matcher(source);
    int found = 0;
    while (matcher.find()) {
      found++;
    }
    if (found != 1) {
      throw new IllegalStateException(
          "found " + found + " times instead of once in " + file + ": " + find);
    }
    return pattern().matcher(source).replaceFirst(Matcher.quoteReplacement(replacement));
  }

  private Pattern pattern() {
    return Pattern.compile(
        Arrays.stream(find.strip().split("\\s+", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+")));
  }
}
