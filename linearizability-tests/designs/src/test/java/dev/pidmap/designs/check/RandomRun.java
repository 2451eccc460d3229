package dev.pidmap.designs.check;

import dev.pidmap.PidMap;
import dev.pidmap.harness.Driver;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.Recorder;
import dev.pidmap.spec.history.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Threads that make random calls on one map with the namespaces 0, 1 in it, 2 in that, and 3 in 0.
 * Pids are handed around, so that releases are remote and a pid is sometimes released twice.
 */
final class RandomRun {
  private static final int HANDED_AROUND = 8;
  private static final int NAMESPACES = 4;

  /** After so many calls the threads meet, or the first would be done before the next begins. */
  private static final int ROUND = 5;

  private static final int SPINS = 10_000;

  private final Limits limits;
  private final Promise promise;
  private final Driver driver;
  private final Recorder recorder;
  private final AtomicInteger arrived = new AtomicInteger();
  private final int threads;
  private final AtomicInteger lastPid = new AtomicInteger();
  private final AtomicIntegerArray handedAround = new AtomicIntegerArray(HANDED_AROUND);

  private RandomRun(PidMap<Integer> map, Limits limits, Promise promise, int threads, String name) {
    this.threads = threads;
    this.limits = limits;
    this.promise = promise;
    this.driver = new Driver(map);
    this.recorder = new Recorder(promise.strength(), limits, Start.EMPTY, name);
  }

  /** The history of {@code threads} threads that make so many calls each. */
  static History of(
      PidMap<Integer> map, Limits limits, Promise promise, int threads, int calls, long seed)
      throws Exception {
    RandomRun run = new RandomRun(map, limits, promise, threads, "random calls, seed " + seed);
    run.setUp();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int cpu = 0; cpu < threads; cpu++) {
        int mine = cpu;
        Recorder.Caller caller = run.recorder.caller();
        working.add(
            pool.submit(
                () -> {
                  run.call(mine, caller, calls, new Random(seed * 31 + mine));
                  return null;
                }));
      }
      for (Future<?> worker : working) {
        worker.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
    return run.recorder.history();
  }

  private void setUp() {
    Recorder.Caller caller = recorder.caller();
    perform(caller, new Operation.CreateNamespace(0, 1));
    perform(caller, new Operation.CreateNamespace(1, 2));
    perform(caller, new Operation.CreateNamespace(0, 3));
  }

  private void call(int cpu, Recorder.Caller caller, int calls, Random random) {
    for (int k = 0; k < calls; k++) {
      if (k % ROUND == 0) {
        meet(k / ROUND);
      }
      Operation operation = next(cpu, random, k * 4 > calls * 3);
      if (operation == null) {
        continue;
      }
      Result result = perform(caller, operation);
      if (operation instanceof Operation.Allocate op && result instanceof Result.Allocated) {
        handedAround.set(random.nextInt(HANDED_AROUND), op.pid());
      }
    }
  }

  /** Waits, awake, until every thread has begun this round; the caller's time limit bounds it. */
  @SuppressWarnings("ThreadPriorityCheck") // with fewer processors than threads others must run
  private void meet(int round) {
    arrived.incrementAndGet();
    for (int spin = 1; arrived.get() < (round + 1) * threads; spin++) {
      if (spin % SPINS != 0) {
        Thread.onSpinWait();
      } else if (Thread.interrupted()) {
        throw new IllegalStateException("the others do not come");
      } else {
        Thread.yield();
      }
    }
  }

  private Operation next(int cpu, Random random, boolean late) {
    int ns = random.nextInt(NAMESPACES);
    int number = random.nextInt(limits.pidMaxLimit() + 2);
    int pid = handedAround.get(random.nextInt(HANDED_AROUND));
    int dice = random.nextInt(100);
    if (dice < 40) {
      return Operation.Allocate.automatic(cpu, ns, lastPid.incrementAndGet());
    } else if (dice < 48) {
      return promise.requests()
          ? new Operation.Allocate(cpu, ns, lastPid.incrementAndGet(), List.of(number), 0)
          : null;
    } else if (dice < 76) {
      return pid == 0 ? null : new Operation.Release(pid);
    } else if (dice < 82) {
      return new Operation.Find(ns, number);
    } else if (dice < 87) {
      return new Operation.FindAtLeast(ns, number);
    } else if (dice < 89) {
      return new Operation.ListLive(ns);
    } else if (dice < 92) {
      return new Operation.SetPidMax(ns, number);
    } else if (dice < 94) {
      return new Operation.SetLastPid(cpu, ns, number, 0);
    } else if (dice < 96) {
      return new Operation.GetLastPid(ns);
    } else if (dice < 98) {
      return new Operation.IsDrained(ns);
    }
    return late ? new Operation.Close(ns) : null;
  }

  private Result perform(Recorder.Caller caller, Operation operation) {
    caller.call(operation);
    Result result = driver.perform(operation);
    caller.ret(result);
    return result;
  }
}
