package dev.pidmap.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many executions a scenario has and how many distinct outcomes, where both are the same in
 * every run: all interleavings of a small program, or random sequences from a fixed seed.
 *
 * <p>{@code linearizability-tests/counts.tsv} holds them, a line each: engine, scenario,
 * executions, outcomes. They change when the map accesses its words in other steps, when a
 * generator changes, and when a check loses interleavings: only the first two are reasons to change
 * the file.
 */
public record Count(long executions, long outcomes) {
  /** Beside the modules, in one of which every test runs. */
  private static final Path FILE = Path.of(System.getProperty("basedir", ""), "..", "counts.tsv");

  /** The committed counts of {@code engine} by scenario. */
  public static Map<String, Count> committed(String engine) {
    Map<String, Count> counts = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(FILE)) {
        String[] fields = line.split("\t", -1);
        if (fields[0].equals(engine)) {
          counts.put(fields[1], new Count(Long.parseLong(fields[2]), Long.parseLong(fields[3])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts;
  }

  @Override
  public String toString() {
    return executions + " executions, " + outcomes + " outcomes";
  }
}
