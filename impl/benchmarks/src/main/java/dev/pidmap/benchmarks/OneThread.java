package dev.pidmap.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A workload of one thread under JMH: the same operations as by turns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OneThread {
  private static final int BATCH = 256;

  /** The name of a {@link Competitor}. */
  @Param({})
  public String competitor;

  /** The name of a {@link Workload}. */
  @Param({})
  public String workload;

  private Loop loop;

  /** Fills a new map. */
  @Setup
  public void fill() {
    Workload named = Workload.named(workload);
    Subject subject = Competitor.named(competitor).factory().apply(named.config());
    loop = new Bench(named, subject).loop();
  }

  /** A batch. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int operations() {
    return loop.batch(BATCH);
  }
}
