package dev.pidmap.tla.trace;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Records the accesses of one run, in an order that is that of each word and of each thread: an
 * access takes its place in the order while nobody else can make one to the same word.
 */
final class Recorder {
  /** Words share locks; that only makes more accesses wait. */
  private static final int LOCKS = 64;

  private final TracedMap map;
  private final IntSupplier who;
  private final AtomicLong order = new AtomicLong();
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];
  private final List<List<Taken>> taken = new ArrayList<>();
  private final boolean truly;
  private final Object[] made;

  /**
   * A recorder of accesses to {@code map}.
   *
   * @param who the thread that makes an access; less than 0 for accesses that do not count
   * @param truly whether threads are concurrent; simulated CPUs take turns
   */
  Recorder(TracedMap map, int threads, IntSupplier who, boolean truly) {
    this.map = map;
    this.who = who;
    this.truly = truly;
    made = new Object[threads];
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
    for (int thread = 0; thread < threads; thread++) {
      taken.add(new ArrayList<>());
    }
  }

  private ReentrantLock lock(Access access, Object self, Object[] arguments) {
    // A walk over the directory reads many entries at once, so all of them are one word.
    boolean element = access == Access.S1 || access == Access.S2;
    int place = element ? (int) arguments[0] + 1 : 0;
    return locks[(System.identityHashCode(self) + 31 * place) & (LOCKS - 1)];
  }

  void before(Access access, Object self, Object[] arguments) {
    int thread = who.getAsInt();
    if (thread < 0) {
      return;
    }
    made[thread] = access == Access.D2 ? map.made(arguments[2]) : null;
    if (truly) {
      lock(access, self, arguments).lock();
    }
  }

  void after(Access access, String at, Object self, Object[] arguments, Object result) {
    int thread = who.getAsInt();
    if (thread < 0) {
      return;
    }
    add(thread, access, at, self, Arrays.asList(arguments), result, made[thread]);
    if (truly) {
      lock(access, self, arguments).unlock();
    }
  }

  void call(int thread, Operation operation) {
    add(thread, null, "call", operation, List.of(), null, null);
  }

  void returned(int thread, Result result) {
    add(thread, null, "return", result, List.of(), null, null);
  }

  private void add(
      int thread,
      Access access,
      String at,
      Object self,
      List<Object> arguments,
      Object result,
      Object itsMade) {
    long now = order.getAndIncrement();
    taken.get(thread).add(new Taken(now, thread, access, at, self, arguments, result, itsMade));
  }

  /** Everything in its order, when all threads are done. */
  List<Taken> taken() {
    return taken.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(Taken::order))
        .toList();
  }
}
