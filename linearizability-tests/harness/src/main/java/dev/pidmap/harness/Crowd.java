package dev.pidmap.harness;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Threads that do random things to one map, one thread a CPU, in four namespaces. What each tries
 * follows from the seed; what comes of it, from the processors. Pids are handed around, so that one
 * is released by others than its allocator, or by two.
 */
public final class Crowd {
  private static final int HANDED_AROUND = 8;

  /** After so many calls the threads wait for each other, or the first would be done too soon. */
  private static final int ROUND = 5;

  private static final int PATIENCE = 4;

  /** Parents of the namespaces 1, 2 and 3. */
  private static final int[] PARENTS = {0, 1, 0};

  /** A map that keeps its callers longer than that has hung. */
  private static final int SECONDS = 120;

  private final Limits limits;
  private final Driver map;
  private final Recorder recorder;
  private final boolean requests;
  private final AtomicInteger pids = new AtomicInteger();
  private final AtomicIntegerArray handedAround = new AtomicIntegerArray(HANDED_AROUND);

  /** Whether a call began while another was in progress. */
  private volatile boolean met;

  /**
   * @param requests whether numbers may be asked for
   */
  public Crowd(Limits limits, Driver map, Recorder recorder, boolean requests) {
    this.limits = limits;
    this.map = map;
    this.recorder = recorder;
    this.requests = requests;
  }

  /**
   * Each thread tries that many calls, and before them as many times {@link #PATIENCE} at most,
   * until two met: where processors are few or busy, threads only take turns. An exception in any
   * call is thrown here.
   */
  public void run(int threads, int calls, long seed)
      throws InterruptedException, ExecutionException {
    Recorder.Caller setUp = recorder.caller();
    for (int ns = 1; ns <= PARENTS.length; ns++) {
      perform(setUp, new Operation.CreateNamespace(PARENTS[ns - 1], ns));
    }
    Rounds rounds = new Rounds(threads);
    List<Callable<Void>> callers = new ArrayList<>();
    for (int cpu = 0; cpu < threads; cpu++) {
      callers.add(caller(cpu, calls, new Random(31 * seed + cpu), rounds));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Void> caller : pool.invokeAll(callers, SECONDS, TimeUnit.SECONDS)) {
        caller.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Whether a call of {@code history} began while another was in progress. */
  public static boolean met(History history) {
    int latest = -1;
    for (History.Call call : history.calls()) {
      if (call.called() < latest) {
        return true;
      }
      latest = Math.max(latest, call.returned());
    }
    return false;
  }

  private Callable<Void> caller(int cpu, int calls, Random random, Rounds rounds) {
    Recorder.Caller caller = recorder.caller();
    return () -> {
      try {
        for (int k = -PATIENCE * calls; k < calls; k++) {
          if (k % ROUND == 0) {
            k = met ? Math.max(k, 0) : k;
            rounds.await(); // for those who sleep
            rounds.await(); // until all are awake
          }
          call(caller, next(cpu, random, 4 * k > 3 * calls), random);
        }
      } finally {
        rounds.leave();
      }
      return null;
    };
  }

  private void call(Recorder.Caller caller, Operation operation, Random random) {
    if (map.knows(operation) && perform(caller, operation) instanceof Result.Allocated) {
      handedAround.set(random.nextInt(HANDED_AROUND), ((Operation.Allocate) operation).pid());
    }
  }

  private Operation next(int cpu, Random random, boolean late) {
    int ns = random.nextInt(PARENTS.length + 1);
    int number = random.nextInt(limits.pidMaxLimit() + 2);
    int pid = handedAround.get(random.nextInt(HANDED_AROUND));
    int dice = random.nextInt(100);
    if (dice < 40) {
      return Operation.Allocate.automatic(cpu, ns, pids.incrementAndGet());
    } else if (dice < 48 && requests) {
      return new Operation.Allocate(cpu, ns, pids.incrementAndGet(), List.of(number), 0);
    } else if (dice < 78) {
      return new Operation.Release(pid);
    } else if (dice < 83) {
      return new Operation.FindAtLeast(ns, number);
    } else if (dice < 85) {
      return new Operation.NumberOf(pid, ns);
    } else if (dice < 87) {
      return new Operation.ListLive(ns);
    } else if (dice < 89) {
      return new Operation.SetPidMax(ns, number);
    } else if (dice < 90) {
      return new Operation.GetPidMax(ns);
    } else if (dice < 91) {
      return new Operation.SetLastPid(cpu, ns, number, 0);
    } else if (dice < 92) {
      return new Operation.GetLastPid(ns);
    } else if (dice < 93) {
      return new Operation.IsDrained(ns);
    } else if (dice < 95 && late) {
      return new Operation.Close(ns);
    }
    return new Operation.Find(ns, number);
  }

  private Result perform(Recorder.Caller caller, Operation operation) {
    caller.call(operation);
    Result result = map.perform(operation);
    if (caller.ret(result)) {
      met = true;
    }
    return result;
  }
}
