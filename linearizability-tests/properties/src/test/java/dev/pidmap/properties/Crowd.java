package dev.pidmap.properties;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Threads that do random things to one map, one thread a CPU. What each does follows from the seed;
 * what comes of it, from the processors. Pids are handed around, so that releases are remote and a
 * pid is sometimes released by two.
 */
final class Crowd {
  private static final int HANDED_AROUND = 8;

  /** After so many calls the threads wait for each other, or the first would be done too soon. */
  private static final int ROUND = 5;

  private final Limits limits;
  private final int threads;
  private final Subject map;
  private final Recorder recorder;
  private final long seed;
  private final AtomicInteger lastPid = new AtomicInteger();
  private final AtomicIntegerArray handedAround = new AtomicIntegerArray(HANDED_AROUND);
  private final Rounds round;
  private final int[] namespaces = {0, 1, 2, 3};

  Crowd(Limits limits, int threads, Subject map, Recorder recorder, long seed) {
    this.threads = threads;
    this.limits = limits;
    this.map = map;
    this.recorder = recorder;
    this.seed = seed;
    this.round = new Rounds(threads);
  }

  /** Each thread makes that many calls. An exception in any of them is thrown here. */
  void run(int calls) throws InterruptedException, ExecutionException {
    Recorder.Caller setUp = recorder.caller();
    perform(setUp, new Operation.CreateNamespace(0, 1));
    perform(setUp, new Operation.CreateNamespace(1, 2));
    perform(setUp, new Operation.CreateNamespace(0, 3));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int cpu = 0; cpu < threads; cpu++) {
        int mine = cpu;
        Recorder.Caller caller = recorder.caller();
        running.add(pool.submit(() -> work(mine, caller, calls)));
      }
      for (Future<?> worker : running) {
        worker.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void work(int cpu, Recorder.Caller caller, int calls) {
    try {
      call(cpu, caller, calls);
    } finally {
      round.leave();
    }
  }

  private void call(int cpu, Recorder.Caller caller, int calls) {
    Random random = new Random(seed + cpu);
    for (int k = 0; k < calls; k++) {
      if (k % ROUND == 0) {
        round.await();
      }
      Operation operation = next(cpu, random, k * 4 > calls * 3);
      if (operation != null) {
        Result result = perform(caller, operation);
        if (operation instanceof Operation.Allocate op && result instanceof Result.Allocated) {
          handedAround.set(random.nextInt(HANDED_AROUND), op.pid());
        }
      }
    }
  }

  private Operation next(int cpu, Random random, boolean late) {
    int ns = namespaces[random.nextInt(namespaces.length)];
    int number = random.nextInt(limits.pidMaxLimit() + 2);
    int pid = handedAround.get(random.nextInt(HANDED_AROUND));
    int dice = random.nextInt(100);
    if (dice < 40) {
      return Operation.Allocate.automatic(cpu, ns, lastPid.incrementAndGet());
    } else if (dice < 48) {
      return new Operation.Allocate(cpu, ns, lastPid.incrementAndGet(), List.of(number), 0);
    } else if (dice < 78) {
      return pid == 0 ? null : new Operation.Release(pid);
    } else if (dice < 83) {
      return new Operation.Find(ns, number);
    } else if (dice < 88) {
      return new Operation.FindAtLeast(ns, number);
    } else if (dice < 90) {
      return pid == 0 ? null : new Operation.NumberOf(pid, ns);
    } else if (dice < 92) {
      return new Operation.ListLive(ns);
    } else if (dice < 94) {
      return new Operation.SetPidMax(ns, number);
    } else if (dice < 95) {
      return new Operation.GetPidMax(ns);
    } else if (dice < 96) {
      return new Operation.SetLastPid(cpu, ns, number, 0);
    } else if (dice < 97) {
      return new Operation.GetLastPid(ns);
    } else if (dice < 98) {
      return new Operation.IsDrained(ns);
    }
    return late ? new Operation.Close(ns) : null;
  }

  private Result perform(Recorder.Caller caller, Operation operation) {
    caller.call(operation);
    Result result = map.perform(operation);
    caller.ret(result);
    return result;
  }
}
