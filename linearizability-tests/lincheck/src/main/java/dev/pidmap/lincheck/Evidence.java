package dev.pidmap.lincheck;

import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Where histories are saved: the folder named by the system property {@code pidmap.histories}
 * (default {@code target/histories}).
 */
final class Evidence {
  private Evidence() {}

  static Path folder() {
    return Path.of(System.getProperty("pidmap.histories", "target/histories"));
  }

  /**
   * The verdict of {@code judge}. While it judges, the history is on disk, and stays there when it
   * does not come to a verdict: a judgement that ends the JVM loses no evidence.
   */
  static Verdict judged(History history, Function<History, Verdict> judge) {
    Path file = folder().resolve("lincheck-judging-" + ProcessHandle.current().pid() + ".jsonl");
    try {
      HistoryWriter.write(history, file);
      Verdict verdict = judge.apply(history);
      Files.delete(file);
      return verdict;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
