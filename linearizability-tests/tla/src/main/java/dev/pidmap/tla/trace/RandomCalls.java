package dev.pidmap.tla.trace;

import dev.pidmap.spec.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random program for each thread, of the operations that the algorithm has in TLA+. */
final class RandomCalls {
  private static final int TOKENS = 10_000;

  private final SplittableRandom random;
  private final Sizes sizes;
  private final List<Integer> pids = new ArrayList<>();

  private RandomCalls(long seed, Sizes sizes) {
    this.random = new SplittableRandom(seed);
    this.sizes = sizes;
  }

  /** By thread, its calls in order. The first one meets all namespaces. */
  static List<List<Operation>> of(long seed, Sizes sizes) {
    return new RandomCalls(seed, sizes).threads();
  }

  private List<List<Operation>> threads() {
    List<List<Operation>> threads = new ArrayList<>();
    for (int t = 0; t < sizes.threads(); t++) {
      threads.add(new ArrayList<>());
    }
    for (int i = 0; i < sizes.calls(); i++) {
      for (int t = 0; t < sizes.threads(); t++) {
        boolean first = i == 0 && t == 0;
        int token = TOKENS * (t + 1) + i;
        threads.get(t).add(first ? allocate(t, sizes.levels() - 1, token) : any(t, token, i));
      }
    }
    return threads;
  }

  private Operation allocate(int thread, int ns, int token) {
    pids.add(token);
    return Operation.Allocate.automatic(thread, ns, token);
  }

  private Operation any(int thread, int token, int i) {
    int ns = random.nextInt(sizes.levels());
    int limit = sizes.geometry().pidMaxLimit();
    int number = 1 + random.nextInt(limit - 1);
    boolean late = i > sizes.calls() * 3 / 4;
    switch (random.nextInt(25)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> {
        return allocate(thread, ns, token);
      }
      case 9 -> {
        pids.add(token);
        return new Operation.Allocate(thread, ns, token, List.of(number), 0);
      }
      case 10, 11, 12, 13, 14, 15, 16, 17, 18 -> {
        // One of the last few, of any thread: they may be released twice.
        int from = Math.max(0, pids.size() - 6);
        return new Operation.Release(pids.get(from + random.nextInt(pids.size() - from)));
      }
      case 19 -> {
        return new Operation.Find(ns, number);
      }
      case 20 -> {
        return new Operation.FindAtLeast(ns, number);
      }
      case 21 -> {
        int least = sizes.geometry().pidMaxMin();
        int bound = least + random.nextInt(limit - least);
        return new Operation.SetPidMax(ns, random.nextBoolean() ? limit : bound);
      }
      case 22 -> {
        return random.nextBoolean() ? new Operation.GetPidMax(ns) : new Operation.IsDrained(ns);
      }
      case 23 -> {
        int last = random.nextInt(sizes.geometry().pidMaxMin());
        return new Operation.SetLastPid(thread, ns, last, 0);
      }
      default -> {
        return late ? new Operation.Close(ns) : new Operation.Find(ns, number);
      }
    }
  }
}
