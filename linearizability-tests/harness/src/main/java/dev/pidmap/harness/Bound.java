package dev.pidmap.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many executions of a program it takes until it kills a mutant that it is aimed at: what its
 * cap is argued from. The search of a program comes upon its executions in the same order in every
 * run.
 *
 * <p>{@code linearizability-tests/mutants/bounds.tsv} holds them, a line each: engine, program,
 * mutant, executions. They change with the map, the mutant and the program.
 */
public record Bound(String engine, String program, String mutant, int executions) {
  /** Beside the matrix; every test runs in the folder of a module. */
  private static final Path FILE =
      Path.of(System.getProperty("basedir", ""), "..", "mutants", "bounds.tsv");

  /** All of them, in the order of the file. */
  public static List<Bound> committed() {
    List<Bound> bounds = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(FILE);
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split("\t", -1);
        bounds.add(new Bound(fields[0], fields[1], fields[2], Integer.parseInt(fields[3])));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bounds;
  }

  /** Twice what the mutant needs that lives longest in {@code program}; empty where none dies. */
  public static OptionalInt twice(String engine, String program) {
    return committed().stream()
        .filter(bound -> bound.engine().equals(engine) && bound.program().equals(program))
        .mapToInt(bound -> 2 * bound.executions())
        .max();
  }
}
