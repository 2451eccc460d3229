package dev.pidmap.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.PidException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;

/**
 * A JVM for one competitor, so that the compiled code of one knows nothing of the others. It reads
 * a line per slice, the name of a workload, a tab and nanoseconds, or "memory", and answers a line
 * of JSON.
 */
final class Worker {
  static final String MEMORY = "memory";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Competitor competitor;
  private String ready = "";
  private Bench bench;
  private String failure = "";

  Worker(Competitor competitor) {
    this.competitor = competitor;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = System.out;
    System.setOut(System.err); // libraries print there
    Worker worker = new Worker(Competitor.named(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Object answer =
          line.equals(MEMORY)
              ? Footprint.of(worker.competitor)
              : worker.slice(line.substring(0, line.indexOf('\t')), nanos(line));
      out.println(JSON.writeValueAsString(answer));
      out.flush();
    }
  }

  private static long nanos(String line) {
    return Long.parseLong(line.substring(line.indexOf('\t') + 1));
  }

  /** A slice of the workload; once it has failed, the same failure again. */
  Result slice(String name, long nanos) throws InterruptedException {
    try {
      if (!ready.equals(name)) {
        bench = null;
        ready = name;
        Workload workload = Workload.named(name);
        Subject subject = competitor.factory().apply(workload.config());
        if (!workload.suits(subject)) {
          return failed(name, "takes no part");
        }
        bench = new Bench(workload, subject);
      }
      if (bench == null) {
        return failed(name, failure);
      }
      Slice slice = bench.measure(nanos);
      return slice.batches() == 0
          ? Result.failed(name, competitor.name(), "no overlap")
          : new Result(
              name,
              competitor.name(),
              slice.quantile(0.25),
              slice.quantile(0.5),
              slice.quantile(0.75),
              slice.batches(),
              slice.bytes(),
              "");
    } catch (PidException e) {
      return failed(name, e.errno().name());
    } catch (ExecutionException e) {
      String why =
          e.getCause() instanceof PidException p ? p.errno().name() : e.getCause().toString();
      return failed(name, why);
    } catch (OutOfMemoryError e) {
      return failed(name, "out of memory");
    }
  }

  private Result failed(String name, String why) {
    bench = null;
    failure = why;
    return Result.failed(name, competitor.name(), why);
  }
}
