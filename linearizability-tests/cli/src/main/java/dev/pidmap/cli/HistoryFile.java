package dev.pidmap.cli;

import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryException;
import dev.pidmap.spec.history.HistoryReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A history that a user named.
 *
 * @param name the file as it was named, or - for standard input
 */
record HistoryFile(String name, History history) {

  /** Reads it, or stops with file, line and reason. */
  static HistoryFile read(String name) {
    try (InputStream in = open(name)) {
      return new HistoryFile(name, HistoryReader.read(in));
    } catch (HistoryException e) {
      throw Stop.badInput(name + ":" + e.line() + ": " + e.reason());
    } catch (IOException e) {
      throw Stop.badInput(name + ": " + Texts.reason(e));
    } catch (OutOfMemoryError e) {
      throw tooLarge(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    if (name.equals("-")) {
      return new BufferedInputStream(System.in);
    }
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw Stop.badInput(name + ": not a file name");
    }
    if (Files.isDirectory(path)) {
      throw Stop.badInput(name + ": is a folder");
    }
    return Files.newInputStream(path);
  }

  /** The verdict within {@code seconds}, with milestones where it takes long. */
  Verdict judge(int seconds, PrintWriter err) {
    try (Milestones milestones = new Milestones(err, System.nanoTime())) {
      return LinearizabilityChecker.check(
          history, Budget.ofTime(Duration.ofSeconds(seconds)).reportingTo(milestones::decided));
    } catch (OutOfMemoryError e) {
      throw tooLarge(e);
    }
  }

  private static Stop tooLarge(OutOfMemoryError e) {
    return Stop.unable("the history does not fit into the memory of this JVM (4 GiB)", e);
  }
}
