package dev.pidmap.spec.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What brute force came to on each of the {@link SmallHistories}: 0 where it admits it, else how
 * many events the shortest prefix has that it rejects. {@link CheckerAgainstBruteForceTest} holds
 * them against brute force.
 */
final class KnownVerdicts {
  static final int ROUNDS = 400;
  static final int ADMITTED = 0;

  private static final Path FILE =
      Path.of("src/test/resources/dev/pidmap/spec/check/known-verdicts.txt");

  private KnownVerdicts() {}

  /** In the order of the histories. */
  static List<Integer> committed() {
    try {
      return Arrays.stream(Files.readString(FILE).strip().split("\\s+"))
          .map(Integer::valueOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code verdict} as it is written there. */
  static int of(Verdict verdict) {
    if (verdict instanceof Verdict.NotLinearizable not) {
      return not.events();
    }
    if (verdict instanceof Verdict.Linearizable) {
      return ADMITTED;
    }
    throw new AssertionError(verdict);
  }
}
