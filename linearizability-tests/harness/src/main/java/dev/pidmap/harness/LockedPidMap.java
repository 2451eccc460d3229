package dev.pidmap.harness;

import dev.pidmap.Errno;
import dev.pidmap.Occupancy;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidMap;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import dev.pidmap.spec.Limits;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A pid map under one lock that issues the numbers Linux would: the plainest correct subject. A
 * checker that rejects it is wrong, and one that accepts it {@linkplain #LockedPidMap(Limits,
 * Guard) without its lock} sees nothing.
 */
public final class LockedPidMap implements PidMap<Integer> {
  private final Limits limits;
  private final Guard guard;
  private final Namespace root;

  public LockedPidMap(Limits limits) {
    this(limits, new Lock());
  }

  /** The same map with its critical sections run by {@code guard}. */
  public LockedPidMap(Limits limits, Guard guard) {
    this.limits = limits;
    this.guard = guard;
    this.root = new Namespace(null, limits.rootPidMax());
  }

  /** Runs the critical sections of the map. */
  @FunctionalInterface
  public interface Guard {
    void run(Runnable section);
  }

  /** A mutual exclusion of its own. */
  public static final class Lock implements Guard {
    @Override
    public synchronized void run(Runnable section) {
      section.run();
    }
  }

  @Override
  public PidNamespace<Integer> root() {
    return root;
  }

  @Override
  public int cpus() {
    return limits.cpus();
  }

  private <R> R guarded(Supplier<R> section) {
    Box<R> box = new Box<>();
    guard.run(() -> box.value = section.get());
    return box.value;
  }

  private static final class Box<R> {
    R value;
  }

  private final class Namespace implements PidNamespace<Integer> {
    private final Namespace parent;
    private final int level;
    private final ConcurrentNavigableMap<Integer, Numbers> taken = new ConcurrentSkipListMap<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private int pidMax;
    private int cursor;
    private boolean hasInit;
    private boolean closed;

    Namespace(Namespace parent, int pidMax) {
      this.parent = parent;
      this.level = parent == null ? 0 : parent.level + 1;
      this.pidMax = pidMax;
    }

    @Override
    public int level() {
      return level;
    }

    @Override
    public int cpus() {
      return limits.cpus();
    }

    @Override
    public PidNamespace<Integer> parent() {
      return parent;
    }

    @Override
    public PidNamespace<Integer> createChild() {
      if (level == Limits.MAX_LEVEL) {
        throw new PidException(Errno.ENOSPC, PidException.NO_LEVEL, 0);
      }
      return new Namespace(this, limits.pidMaxLimit());
    }

    @Override
    public Pid<Integer> allocate(int cpu, Integer task, SetTid setTid) {
      return guarded(() -> claim(task, setTid));
    }

    private Numbers claim(Integer task, SetTid setTid) {
      if (setTid.size() > Math.min(level + 1, Limits.MAX_SET_TID)) {
        throw new PidException(Errno.EINVAL, PidException.NO_LEVEL, 0);
      }
      int k = 0;
      for (Namespace ns = this; ns != null && k < setTid.size(); ns = ns.parent) {
        ns.check(setTid.number(k++), setTid.capableFrom());
      }
      Numbers pid = new Numbers(task, this);
      try {
        k = 0;
        for (Namespace ns = this; ns != null; ns = ns.parent, k++) {
          int number = k < setTid.size() ? ns.request(setTid.number(k)) : ns.next();
          pid.numbers[ns.level] = number;
          ns.taken.put(number, pid);
        }
        for (Namespace ns = this; ns != null; ns = ns.parent) {
          if (ns.closed) {
            throw new PidException(Errno.ENOMEM, PidException.NO_LEVEL, 0);
          }
        }
      } catch (PidException e) {
        pid.giveBack();
        throw e;
      }
      for (Namespace ns = this; ns != null; ns = ns.parent) {
        ns.hasInit |= pid.numbers[ns.level] == 1;
      }
      pid.live = true;
      return pid;
    }

    private void check(int number, int capableFrom) {
      if (number < 1 || number >= pidMax) {
        throw new PidException(Errno.EINVAL, level, number);
      }
      if (level < capableFrom) {
        throw new PidException(Errno.EPERM, level, number);
      }
      if (number != 1 && !hasInit) {
        throw new PidException(Errno.EINVAL, level, number);
      }
    }

    private int request(int number) {
      if (taken.containsKey(number)) {
        throw new PidException(Errno.EEXIST, level, number);
      }
      return number;
    }

    private int next() {
      int least = cursor > limits.reserved() ? limits.reserved() : 1;
      int number = hasInit ? free(Math.max(cursor, least)) : 1;
      if (number >= pidMax) {
        number = free(least);
      }
      if (number >= pidMax) {
        throw new PidException(Errno.EAGAIN, level, 0);
      }
      cursor = number + 1;
      return number;
    }

    private int free(int from) {
      int number = from;
      while (taken.containsKey(number)) {
        number++;
      }
      return number;
    }

    @Override
    public Pid<Integer> find(int number) {
      return guarded(() -> taken.get(number));
    }

    @Override
    public Pid<Integer> findAtLeast(int number) {
      return guarded(
          () -> {
            var entry = taken.ceilingEntry(number);
            return entry == null ? null : entry.getValue();
          });
    }

    @Override
    public void forEach(Consumer<? super Pid<Integer>> visitor) {
      guarded(() -> List.copyOf(taken.values())).forEach(visitor);
    }

    @Override
    public int pidMax() {
      return guarded(() -> pidMax);
    }

    @Override
    public void setPidMax(int pidMax) {
      if (pidMax < limits.pidMaxMin() || pidMax > limits.pidMaxLimit()) {
        throw new PidException(Errno.EINVAL, PidException.NO_LEVEL, pidMax);
      }
      guard.run(() -> this.pidMax = pidMax);
    }

    @Override
    public int lastPid() {
      return guarded(() -> cursor - 1);
    }

    @Override
    public void setLastPid(int cpu, int lastPid, int capableFrom) {
      if (capableFrom > level) {
        throw new PidException(Errno.EPERM, level, lastPid);
      }
      guard.run(
          () -> {
            if (lastPid < 0 || lastPid > pidMax) {
              throw new PidException(Errno.EINVAL, level, lastPid);
            }
            cursor = lastPid + 1;
          });
    }

    @Override
    public void close() {
      guard.run(
          () -> {
            closed = true;
            drain();
          });
    }

    @Override
    public boolean isClosed() {
      return guarded(() -> closed);
    }

    @Override
    public boolean isDrained() {
      return guarded(() -> closed && taken.isEmpty());
    }

    @Override
    public CompletionStage<Void> whenDrained() {
      return guarded(() -> drained.copy());
    }

    private void drain() {
      if (closed && taken.isEmpty()) {
        drained.complete(null);
      }
    }

    @Override
    public Occupancy occupancy() {
      return guarded(() -> new Occupancy(1, 1, 0, 0, taken.size(), 0));
    }
  }

  private final class Numbers implements Pid<Integer> {
    private final Integer task;
    private final Namespace ns;
    private final int[] numbers;
    private boolean live;

    Numbers(Integer task, Namespace ns) {
      this.task = task;
      this.ns = ns;
      this.numbers = new int[ns.level + 1];
    }

    private void giveBack() {
      for (Namespace n = ns; n != null; n = n.parent) {
        n.taken.remove(numbers[n.level], this);
        n.drain();
      }
    }

    @Override
    public Integer task() {
      return task;
    }

    @Override
    public int level() {
      return ns.level;
    }

    @Override
    public int number(int level) {
      return numbers[level];
    }

    @Override
    public int numberIn(PidNamespace<Integer> seenFrom) {
      for (Namespace n = ns; n != null; n = n.parent) {
        if (n == seenFrom) {
          return numbers[n.level];
        }
      }
      return 0;
    }

    @Override
    public boolean isLive() {
      return guarded(() -> live);
    }

    @Override
    public boolean release() {
      return guarded(
          () -> {
            boolean was = live;
            live = false;
            giveBack();
            return was;
          });
    }
  }
}
