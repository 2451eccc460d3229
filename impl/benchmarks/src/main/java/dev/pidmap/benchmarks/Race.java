package dev.pidmap.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Measures all competitors by turns, slice by slice, each in a JVM of its own that lives all the
 * time: what the machine does meanwhile hits all alike. The first slice of each is thrown away.
 */
final class Race implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_SECONDS = 90;

  private final List<Competitor> competitors;
  private final Consumer<String> progress;
  private final int rounds;
  private final long sliceNanos;
  private final Map<Competitor, Jvm> jvms = new LinkedHashMap<>();
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
          });

  Race(
      List<Competitor> competitors,
      List<String> flags,
      int rounds,
      long sliceNanos,
      Consumer<String> progress)
      throws IOException {
    this.competitors = competitors;
    this.rounds = rounds;
    this.sliceNanos = sliceNanos;
    this.progress = progress;
    for (Competitor competitor : competitors) {
      jvms.put(competitor, new Jvm(competitor, flags));
    }
  }

  /** Runs all; {@code measured} is given the results of each when it is done. */
  void run(List<Workload> workloads, Consumer<List<Result>> measured) throws IOException {
    for (int w = 0; w < workloads.size(); w++) {
      Workload workload = workloads.get(w);
      List<Result> row = run(workload);
      measured.accept(row);
      progress.accept(
          String.format(
              "%2d of %d  %-36s %s", w + 1, workloads.size(), workload.name(), ours(row)));
    }
  }

  private static String ours(List<Result> row) {
    Result ours = row.get(0);
    return ours.competitor()
        + ": "
        + (ours.isMeasured() ? Goals.number(ours.p50()) + " ns" : ours.failure());
  }

  List<Footprint> footprints() throws IOException {
    List<Footprint> all = new ArrayList<>();
    for (Competitor competitor : competitors) {
      String line = jvms.get(competitor).ask(Worker.MEMORY);
      if (line != null) {
        all.add(JSON.readValue(line, Footprint.class));
      }
    }
    return all;
  }

  private List<Result> run(Workload workload) throws IOException {
    Map<Competitor, List<Result>> slices = new LinkedHashMap<>();
    competitors.forEach(c -> slices.put(c, new ArrayList<>()));
    for (int round = 0; round <= rounds; round++) {
      for (Competitor competitor : competitors) {
        Result slice = slice(competitor, workload);
        if (round > 0) {
          slices.get(competitor).add(slice);
        }
      }
    }
    List<Result> row = new ArrayList<>();
    slices.forEach((competitor, own) -> row.add(Medians.of(own)));
    return row;
  }

  private Result slice(Competitor competitor, Workload workload) throws IOException {
    String line = jvms.get(competitor).ask(workload.name() + "\t" + sliceNanos);
    return line == null
        ? Result.failed(workload.name(), competitor.name(), "stopped")
        : JSON.readValue(line, Result.class);
  }

  @Override
  public void close() {
    jvms.values().forEach(Jvm::close);
    watchdog.shutdownNow();
  }

  /** The JVM of a competitor. */
  private final class Jvm {
    private final Process process;
    private final BufferedReader in;
    private final PrintWriter out;

    Jvm(Competitor competitor, List<String> flags) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(flags);
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(Worker.class.getName(), competitor.name()));
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      in =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      out = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** The answer, or null when the JVM ended or took too long, now or before. */
    String ask(String question) throws IOException {
      ScheduledFuture<?> stop =
          watchdog.schedule(process::destroyForcibly, LIMIT_SECONDS, TimeUnit.SECONDS);
      try {
        out.println(question);
        return in.readLine();
      } catch (IOException e) {
        if (process.isAlive()) {
          throw e;
        }
        return null;
      } finally {
        stop.cancel(false);
      }
    }

    void close() {
      process.destroyForcibly();
    }
  }
}
