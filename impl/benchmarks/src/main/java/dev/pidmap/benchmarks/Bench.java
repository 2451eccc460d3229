package dev.pidmap.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A workload on one competitor, ready to be measured for slices of time.
 *
 * <p>One thread: each batch is timed. Two threads: a batch counts only when the other thread got
 * 0.5 to 2 times as far meanwhile, so that both really ran at once; on few processors they often do
 * not. Twenty threads: one value a slice, all operations over the time that passed.
 */
final class Bench {
  private static final int BATCH = 256;
  private static final int MAX_BATCHES = 200_000;

  /** Progress counters are so many words apart. */
  private static final int STRIDE = 32;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Workload workload;
  private final List<Loop> loops = new ArrayList<>();
  private final int batch;
  private volatile int sink;

  Bench(Workload workload, Subject subject) {
    this.workload = workload;
    this.batch =
        switch (workload.kind()) {
          case SCAN_DENSE, SCAN_SCATTERED -> 1;
          case TURNOVER -> 1_000;
          // Twenty threads at a fair lock take their turns slowly, and a slice waits for all.
          case FORK -> 8;
          default -> BATCH;
        };
    AtomicReferenceArray<Object> slots = new AtomicReferenceArray<>(Math.max(1, workload.live()));
    int live = workload.live() / workload.threads();
    for (int cpu = 0; cpu < workload.threads(); cpu++) {
      loops.add(
          switch (workload.kind()) {
            case PAIR_FIFO -> new Loop.Fifo(subject, cpu, live);
            case PAIR_RANDOM -> new Loop.Random(subject, cpu, live);
            case PAIR_REMOTE -> new Loop.Remote(subject, cpu, slots);
            case FIND -> new Loop.Find(subject, cpu, live);
            case SCAN_DENSE -> new Loop.Scan(subject, live, false);
            case SCAN_SCATTERED -> new Loop.Scan(subject, live, true);
            case TURNOVER -> new Loop.Turnover(subject);
            case FORK -> new Loop.Fork(subject, cpu);
          });
    }
  }

  /** What the first thread does. */
  Loop loop() {
    return loops.get(0);
  }

  Slice measure(long nanos) throws InterruptedException, ExecutionException {
    if (workload.threads() == 1) {
      return alone(nanos);
    }
    return workload.kind() == Workload.Kind.FORK ? together(nanos) : paired(nanos);
  }

  private Slice alone(long nanos) {
    Loop loop = loops.get(0);
    double[] times = new double[MAX_BATCHES];
    int batches = 0;
    long id = Thread.currentThread().getId();
    long allocated = THREADS.getThreadAllocatedBytes(id);
    long end = System.nanoTime() + nanos;
    long now = System.nanoTime();
    while (now < end && batches < MAX_BATCHES) {
      sink = loop.batch(batch);
      long then = now;
      now = System.nanoTime();
      times[batches++] = (double) (now - then) / batch;
    }
    double bytes = THREADS.getThreadAllocatedBytes(id) - allocated;
    return new Slice(Arrays.copyOf(times, batches), bytes / batches / batch);
  }

  private Slice paired(long nanos) throws InterruptedException, ExecutionException {
    AtomicLongArray progress = new AtomicLongArray(3 * STRIDE);
    long end = System.nanoTime() + nanos;
    List<double[]> both = inParallel(cpu -> overlapping(cpu, progress, end));
    return new Slice(concat(both), -1);
  }

  private double[] overlapping(int cpu, AtomicLongArray progress, long end) {
    int mine = (cpu + 1) * STRIDE;
    int other = (2 - cpu) * STRIDE;
    Loop loop = loops.get(cpu);
    double[] times = new double[MAX_BATCHES / 2];
    int batches = 0;
    int done = 0;
    long now = System.nanoTime();
    long theirs = progress.getOpaque(other);
    while (now < end && batches < times.length) {
      for (int part = 0; part < batch; part += batch / 8) {
        sink = loop.batch(batch / 8);
        done += batch / 8;
        progress.setOpaque(mine, done);
      }
      long then = now;
      long before = theirs;
      theirs = progress.getOpaque(other);
      now = System.nanoTime();
      if (isOverlap(theirs - before)) {
        times[batches++] = (double) (now - then) / batch;
      }
    }
    return Arrays.copyOf(times, batches);
  }

  private boolean isOverlap(long theirs) {
    return theirs >= batch / 2 && theirs <= batch * 2L;
  }

  private Slice together(long nanos) throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    List<double[]> counts =
        inParallel(
            cpu -> {
              long done = 0;
              while (System.nanoTime() - begin < nanos) {
                sink = loops.get(cpu).batch(batch);
                done += batch;
              }
              return new double[] {done};
            });
    double all = Arrays.stream(concat(counts)).sum();
    return new Slice(new double[] {(System.nanoTime() - begin) / all}, -1);
  }

  private interface Part {
    double[] run(int cpu);
  }

  private List<double[]> inParallel(Part part) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(workload.threads());
    try {
      List<Future<double[]>> running = new ArrayList<>();
      for (int cpu = 0; cpu < workload.threads(); cpu++) {
        int mine = cpu;
        running.add(pool.submit(() -> part.run(mine)));
      }
      List<double[]> results = new ArrayList<>();
      for (Future<double[]> result : running) {
        results.add(result.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static double[] concat(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
