package dev.pidmap.tla.trace;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.tla.Tlc;
import dev.pidmap.tla.TlcRun;
import dev.pidmap.tla.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks TLC whether recorded runs are behaviours of the algorithm. */
public final class Validation {
  private final Tlc tlc;

  public Validation(Tlc tlc) {
    this.tlc = tlc;
  }

  /**
   * What TLC made of some runs.
   *
   * @param explained by run, how many of its events some behaviour explains: all of them, or all
   *     before the guilty one
   * @param outcomes what programs that begin with the runs came to, with the number of the run
   */
  public record Validated(
      List<Recorded> runs, List<Integer> explained, List<String> outcomes, TlcRun run) {

    /** How many events the runs have together. */
    public long events() {
      return runs.stream().mapToLong(Recorded::size).sum();
    }

    /** Runs that are no behaviour of the algorithm. */
    public List<Rejection> rejections() {
      List<Rejection> rejections = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        if (explained.get(i) < runs.get(i).size()) {
          rejections.add(new Rejection(runs.get(i), explained.get(i)));
        }
      }
      return rejections;
    }
  }

  /**
   * An event that no behaviour of the algorithm explains.
   *
   * @param at how many events there are before it
   */
  public record Rejection(Recorded run, int at) {

    /** The event, by its id and the method that it stands in. */
    public String guilty() {
      Map<String, Object> event = run.events().get(at);
      return (event.get("id") + " " + event.get("at")).strip();
    }

    @Override
    public String toString() {
      return run.source() + ": event " + at + " is not explained: " + run.events().get(at);
    }
  }

  /** Validates runs of {@code sizes}, each from an empty map. */
  public Validated validate(Sizes sizes, List<Recorded> runs)
      throws IOException, InterruptedException {
    return run("TracePerCpuPidMap", sizes.config(), runs);
  }

  /** What programs can come to that begin with {@code runs}. */
  Validated outcomes(Sizes sizes, int lastLap, List<Recorded> runs)
      throws IOException, InterruptedException {
    return run("OutcomesPerCpuPidMap", sizes.config("OutcomesSpec", lastLap, "Told"), runs);
  }

  private Validated run(String module, String config, List<Recorded> runs)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("trace");
    Path file = folder.resolve("trace.jsonl");
    Path explained = TraceFile.explainedOf(file);
    Path outcomes = TraceFile.outcomesOf(file);
    try {
      write(runs, file);
      TlcRun run = tlc.with(TraceFile.PROPERTY, file.toString()).run(module, config);
      if (run.verdict() != Verdict.HOLDS) {
        throw new IllegalStateException(run.verdict().words() + "\n" + run.output());
      }
      List<Integer> lengths = Files.readAllLines(explained).stream().map(Integer::valueOf).toList();
      return new Validated(runs, lengths, Files.readAllLines(outcomes), run);
    } finally {
      Files.deleteIfExists(outcomes);
      Files.deleteIfExists(explained);
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void write(List<Recorded> runs, Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Recorded run : runs) {
        for (Map<String, Object> event : run.events()) {
          out.write(json.writeValueAsString(event));
          out.newLine();
        }
        out.newLine();
      }
    }
  }
}
