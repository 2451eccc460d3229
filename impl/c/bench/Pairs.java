// SPDX-License-Identifier: Apache-2.0

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import dev.pidmap.percpu.PerCpuPidMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What bench.c measures, on the Java map: java Pairs.java THREADS MILLISECONDS. */
public final class Pairs {
  private static final int KEPT = 16;
  private static final int BATCH = 64;
  private static final int WARM_UP = 3;

  private Pairs() {}

  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[0]);
    int milliseconds = Integer.parseInt(args[1]);
    double pairs = 0;
    for (int i = 0; i <= WARM_UP; i++) {
      pairs = measure(threads, milliseconds);
    }
    System.out.printf("%.0f%n", pairs);
  }

  private static double measure(int threads, int milliseconds) throws Exception {
    PidNamespace<Void> root = new PerCpuPidMap<Void>(threads).root();
    root.allocate(0, null); // until 1 is live an overlapping call fails
    AtomicBoolean stop = new AtomicBoolean();
    CyclicBarrier start = new CyclicBarrier(threads + 1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Long>> workers = new ArrayList<>();
    for (int cpu = 0; cpu < threads; cpu++) {
      workers.add(pool.submit(worker(root, cpu, start, stop)));
    }
    start.await();
    long began = System.nanoTime();
    TimeUnit.MILLISECONDS.sleep(milliseconds);
    stop.setOpaque(true);
    double seconds = (System.nanoTime() - began) / 1e9;
    long pairs = 0;
    pool.shutdown();
    for (Future<Long> worker : workers) {
      pairs += worker.get();
    }
    return pairs / seconds;
  }

  private static Callable<Long> worker(
      PidNamespace<Void> root, int cpu, CyclicBarrier start, AtomicBoolean stop) {
    return () -> {
      start.await();
      ArrayDeque<Pid<Void>> held = new ArrayDeque<>();
      for (int i = 0; i < KEPT; i++) {
        held.add(root.allocate(cpu, null));
      }
      long pairs = 0;
      while (!stop.getOpaque()) {
        for (int i = 0; i < BATCH; i++) {
          held.remove().release();
          held.add(root.allocate(cpu, null));
        }
        pairs += BATCH;
      }
      return pairs;
    };
  }
}
