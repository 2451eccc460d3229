package dev.pidmap.jcstress;

import dev.pidmap.Errno;
import dev.pidmap.Occupancy;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidMap;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import dev.pidmap.percpu.Geometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The simplest pid map: one lock around everything. With a {@link Defect} it is wrong in one way,
 * mostly because the lock is dropped in between. Where the other call would be too quick to fall
 * into that gap, it has a harmless one of its own.
 */
final class LockedPidMap implements PidMap<Integer> {
  private final Geometry geometry;
  private final Defect defect;
  private final ReentrantLock lock = new ReentrantLock();
  private final Namespace root;

  LockedPidMap(Geometry geometry, Defect defect) {
    this.geometry = geometry;
    this.defect = defect;
    this.root = new Namespace(null, geometry.rootPidMax());
  }

  @Override
  public PidNamespace<Integer> root() {
    return root;
  }

  @Override
  public int cpus() {
    return geometry.cpus();
  }

  static int lap(Pid<Integer> pid) {
    return ((Entry) pid).lap;
  }

  /** Where {@code place} is the defect, others get the lock in between. */
  private void gap(Defect place) {
    if (defect == place) {
      lock.unlock();
      LockSupport.parkNanos(1);
      lock.lock();
    }
  }

  private final class Entry implements Pid<Integer> {
    private final Namespace[] chain;
    private final int[] numbers;
    private final boolean[] visible;
    private Integer task;
    private boolean released;
    private int lap;

    Entry(Namespace ns, Integer task) {
      this.task = task;
      numbers = new int[ns.level + 1];
      visible = new boolean[ns.level + 1];
      chain = new Namespace[ns.level + 1];
      for (Namespace n = ns; n != null; n = n.parent) {
        chain[n.level] = n;
      }
    }

    @Override
    public Integer task() {
      return task;
    }

    @Override
    public int level() {
      return numbers.length - 1;
    }

    @Override
    public int number(int level) {
      return numbers[level];
    }

    @Override
    public int numberIn(PidNamespace<Integer> ns) {
      int level = ns.level();
      return level < chain.length && chain[level] == ns ? numbers[level] : 0;
    }

    @Override
    public boolean isLive() {
      lock.lock();
      try {
        return visible[level()] && !released;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public boolean release() {
      lock.lock();
      try {
        if (released) {
          return false;
        }
        gap(Defect.RELEASE_AFTER_TEST);
        gap(Defect.LISTED_BY_RANK);
        gap(Defect.DRAIN_JUDGED_BEFORE_CLOSE);
        released = true;
        if (defect == Defect.RELEASE_IN_BATCHES) {
          root.batch.forEach(Entry::leaveAll);
          root.batch.clear();
          root.batch.add(this);
        } else {
          leaveAll();
        }
        return true;
      } finally {
        lock.unlock();
      }
    }

    private void leaveAll() {
      for (int level = level(); level >= 0; level--) {
        chain[level].leave(this);
        gap(Defect.RELEASE_LEVEL_BY_LEVEL);
      }
    }
  }

  private final class Namespace implements PidNamespace<Integer> {
    private final Namespace parent;
    private final int level;
    private final TreeMap<Integer, Entry> entries = new TreeMap<>();
    private final List<Entry> batch = new ArrayList<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private Entry hiddenInit;
    private boolean init;
    private boolean announced;
    private boolean closed;
    private int cursor = 1;
    private int lap;
    private int pidMax;
    private int pidMaxOfLastCall;

    Namespace(Namespace parent, int pidMax) {
      this.parent = parent;
      this.level = parent == null ? 0 : parent.level + 1;
      this.pidMax = pidMax;
      this.pidMaxOfLastCall = pidMax;
    }

    @Override
    public int level() {
      return level;
    }

    @Override
    public PidNamespace<Integer> parent() {
      return parent;
    }

    @Override
    public PidNamespace<Integer> createChild() {
      return new Namespace(this, geometry.pidMaxLimit());
    }

    @Override
    public Pid<Integer> allocate(int cpu, Integer task, SetTid setTid) {
      lock.lock();
      try {
        Entry pid = new Entry(this, task);
        try {
          for (Namespace ns = this; ns != null; ns = ns.parent) {
            int k = level - ns.level;
            ns.enter(pid, k < setTid.size() ? setTid.number(k) : 0);
            gap(Defect.VISIBLE_WHEN_CLAIMED);
          }
          checkOpen();
        } catch (PidException e) {
          rollBack(pid);
          throw e;
        }
        gap(Defect.LIVE_AFTER_CLOSED_CHECK);
        goLive(pid, task);
        return pid;
      } finally {
        lock.unlock();
      }
    }

    private void enter(Entry pid, int requested) {
      int number = requested == 0 && !init ? 1 : requested;
      if (number > 1 && !init) {
        throw new PidException(Errno.EINVAL, level, number);
      }
      boolean automatic = number == 0;
      if (automatic) {
        number = nextFree();
      } else if (entries.containsKey(number)) {
        throw new PidException(requested == 0 ? Errno.EINVAL : Errno.EEXIST, level, number);
      }
      gap(Defect.CLAIM_AFTER_CHOICE);
      pid.numbers[level] = number;
      entries.put(number, pid);
      gap(Defect.CURSOR_AFTER_CLAIM);
      if (automatic || requested == 0) {
        cursor = number + 1;
      }
      pid.lap = lap;
      pid.visible[level] = defect == Defect.VISIBLE_WHEN_CLAIMED;
    }

    private int nextFree() {
      int bound = defect == Defect.PID_MAX_OF_LAST_CALL ? pidMaxOfLastCall : pidMax;
      pidMaxOfLastCall = pidMax;
      int first = lap == 0 ? 1 : geometry.reserved();
      int start = Math.max(first, Math.min(cursor, bound));
      for (int step = 0; step < bound - first; step++) {
        int number = start + step < bound ? start + step : first + start + step - bound;
        if (!entries.containsKey(number)) {
          lap += number < cursor ? 1 : 0;
          return number;
        }
        gap(Defect.EXHAUSTION_BY_SINGLE_SCAN);
      }
      throw new PidException(Errno.EAGAIN, level, 0);
    }

    private void checkOpen() {
      for (Namespace ns = this; ns != null; ns = ns.parent) {
        if (ns.closed) {
          ns.closed = defect != Defect.REOPENED_BY_FAILURE;
          throw new PidException(Errno.ENOMEM, ns.level, 0);
        }
        if (defect == Defect.CLOSED_CHECK_INNERMOST_ONLY) {
          return;
        }
      }
    }

    private void rollBack(Entry pid) {
      int innermost = defect == Defect.ROLLBACK_FORGETS_INNERMOST ? level - 1 : level;
      for (int l = innermost; l >= 0; l--) {
        pid.chain[l].entries.remove(pid.numbers[l], pid);
      }
    }

    private void goLive(Entry pid, Integer task) {
      boolean first = pid.numbers[level] == 1;
      if (defect == Defect.SECOND_BEFORE_FIRST && first) {
        hiddenInit = pid;
      } else {
        if (defect == Defect.LIVE_BEFORE_BUILT) {
          pid.task = null;
        }
        show(pid);
        gap(Defect.LIVE_BEFORE_BUILT);
        pid.task = task;
        gap(Defect.SECOND_BEFORE_FIRST);
        if (hiddenInit != null) {
          show(hiddenInit);
        }
      }
      gap(Defect.INIT_REMEMBERED_LATE);
      for (Namespace ns : pid.chain) {
        ns.init |= pid.numbers[ns.level] == 1;
      }
    }

    private static void show(Entry pid) {
      Arrays.fill(pid.visible, true);
    }

    private void leave(Entry pid) {
      int number = pid.numbers[level];
      int start = number - number % geometry.rangeSize();
      Map<Integer, Entry> range = entries.subMap(start, start + geometry.rangeSize());
      entries.remove(number, pid);
      if (defect == Defect.RANGE_REBUILT_BY_RELEASE) {
        Map<Integer, Entry> others = new TreeMap<>(range);
        range.clear();
        gap(defect);
        entries.putAll(others);
      }
      if (defect == Defect.RANGE_REMOVED_AFTER_TEST && range.isEmpty()) {
        gap(defect);
        range.clear();
      }
      if (closed && entries.isEmpty()) {
        drained.complete(null);
      }
    }

    @Override
    public Pid<Integer> find(int number) {
      lock.lock();
      try {
        Entry pid = entries.get(number);
        return pid != null && pid.visible[level] ? pid : null;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Pid<Integer> findAtLeast(int number) {
      lock.lock();
      try {
        for (int n = number; n < geometry.pidMaxLimit(); n++) {
          Pid<Integer> pid = find(n);
          if (pid != null) {
            return pid;
          }
          gap(Defect.SEARCH_BY_SINGLE_SCAN);
        }
        return null;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void forEach(Consumer<? super Pid<Integer>> visitor) {
      lock.lock();
      try {
        for (int rank = 0; rank < entries.size(); rank++) {
          visitor.accept(List.copyOf(entries.values()).get(rank));
          if (rank == 1) {
            gap(Defect.LISTED_BY_RANK);
          }
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int pidMax() {
      lock.lock();
      try {
        return pidMax;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void setPidMax(int pidMax) {
      lock.lock();
      try {
        this.pidMax = pidMax;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int lastPid() {
      lock.lock();
      try {
        return cursor - 1;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void setLastPid(int cpu, int lastPid, int capableFrom) {
      lock.lock();
      try {
        gap(Defect.CURSOR_AFTER_CLAIM);
        cursor = lastPid + 1;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        boolean empty = entries.isEmpty();
        announced = true;
        gap(Defect.CLOSED_TOLD_TOO_EARLY);
        gap(Defect.DRAIN_JUDGED_BEFORE_CLOSE);
        closed = true;
        if (empty) {
          drained.complete(null);
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public boolean isClosed() {
      lock.lock();
      try {
        return announced;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int cpus() {
      return geometry.cpus();
    }

    @Override
    public boolean isDrained() {
      return drained.isDone();
    }

    @Override
    public CompletionStage<Void> whenDrained() {
      return drained;
    }

    @Override
    public Occupancy occupancy() {
      throw new UnsupportedOperationException();
    }
  }
}
