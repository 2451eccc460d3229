package dev.pidmap.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What JMH says of one thread, to hold the figures by turns against. It runs one competitor after
 * the other, so noise of the machine hits one and not all.
 *
 * @param nanos per operation, the mean
 * @param error half of the interval that JMH has 99.9 % confidence in
 */
record Jmh(String workload, String competitor, double nanos, double error) {
  private static final List<String> WORKLOADS = List.of(Workload.PAIR, Workload.FIND_30K);
  private static final List<String> COMPETITORS =
      List.of(Competitor.OURS, Competitor.STOCK, Competitor.ONE_LOCK, Competitor.HASH_MAP);

  /** Runs JMH; its own output and results go into {@code folder}. */
  static List<Jmh> run(Path folder, List<String> flags, int forks, TimeValue iteration) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(OneThread.class.getName() + ".operations")
            .param("workload", WORKLOADS.toArray(String[]::new))
            .param("competitor", COMPETITORS.toArray(String[]::new))
            .forks(forks)
            .warmupIterations(3)
            .warmupTime(iteration)
            .measurementIterations(5)
            .measurementTime(iteration)
            .jvmArgs(flags.toArray(String[]::new))
            .shouldFailOnError(true)
            .output(folder.resolve("jmh.txt").toString())
            .resultFormat(ResultFormatType.JSON)
            .result(folder.resolve("jmh.json").toString());
    try {
      return new Runner(options.build()).run().stream().map(Jmh::of).toList();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH stopped; see jmh.txt", e);
    }
  }

  private static Jmh of(RunResult result) {
    return new Jmh(
        result.getParams().getParam("workload"),
        result.getParams().getParam("competitor"),
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreError());
  }

  static TimeValue millis(long millis) {
    return new TimeValue(millis, TimeUnit.MILLISECONDS);
  }
}
