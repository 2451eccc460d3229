package dev.pidmap.designs;

import dev.pidmap.Errno;
import dev.pidmap.Occupancy;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A namespace ({@code struct pid_namespace}) of any design; its {@link DesignMap} has the locks.
 */
final class Namespace<T> implements PidNamespace<T> {
  private static final int MAX_LEVEL = 32;
  private static final VarHandle CURSOR;

  static {
    try {
      CURSOR = MethodHandles.lookup().findVarHandle(Namespace.class, "cursor", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final DesignMap<T> map;
  final Table<T> table;
  private final Namespace<T> parent;
  private final int level;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private volatile int pidMax;
  private volatile boolean init;
  private volatile boolean closed;

  @SuppressWarnings("unused") // CURSOR
  private int cursor;

  Namespace(DesignMap<T> map, Namespace<T> parent, int pidMax) {
    this.map = map;
    this.parent = parent;
    this.level = parent == null ? 0 : parent.level + 1;
    this.pidMax = pidMax;
    this.table = map.newTable(pidMax);
  }

  /** The next candidate ({@code idr_next}); written under the lock of the design. */
  int cursor() {
    return (int) CURSOR.getOpaque(this);
  }

  void setCursor(int next) {
    CURSOR.setOpaque(this, next);
  }

  /** For the design that moves the cursor without a lock. */
  boolean casCursor(int expected, int next) {
    return CURSOR.compareAndSet(this, expected, next);
  }

  /** The least automatic number, by the rule of {@code alloc_pid}. */
  int least() {
    return cursor() > map.sizes.reserved() ? map.sizes.reserved() : 1;
  }

  /** Whether number 1 has been live. The flag alone may lag, so the pid at 1 is asked too. */
  boolean hasInit() {
    if (init) {
      return true;
    }
    PidRecord<T> first = table.get(1);
    int state = first == null ? PidRecord.RESERVED : first.state();
    return state == PidRecord.LIVE || state == PidRecord.DEAD || init;
  }

  void setInit() {
    init = true;
  }

  /** Whether a close has begun. */
  boolean isClosing() {
    return closed;
  }

  void setClosing() {
    closed = true;
  }

  void wakeReaper() {
    if (isDrained()) {
      drained.complete(null);
    }
  }

  @Override
  public int level() {
    return level;
  }

  @Override
  public Namespace<T> parent() {
    return parent;
  }

  @Override
  public int cpus() {
    return map.cpus();
  }

  @Override
  public PidNamespace<T> createChild() {
    if (level == MAX_LEVEL) {
      throw new PidException(Errno.ENOSPC, PidException.NO_LEVEL, 0);
    }
    return new Namespace<>(map, this, map.sizes.pidMaxLimit());
  }

  @Override
  public Pid<T> allocate(int cpu, T task, SetTid setTid) {
    return map.allocate(this, checked(cpu), task, setTid);
  }

  @Override
  public Pid<T> find(int number) {
    PidRecord<T> pid = table.get(number);
    return pid != null && pid.isLive() ? pid : null;
  }

  @Override
  public Pid<T> findAtLeast(int number) {
    return map.findAtLeast(this, Math.max(1, number));
  }

  @Override
  public void forEach(Consumer<? super Pid<T>> visitor) {
    for (PidRecord<T> pid = table.next(1); pid != null; pid = table.next(pid.number(level) + 1)) {
      if (pid.isLive()) {
        visitor.accept(pid);
      }
    }
  }

  @Override
  public int pidMax() {
    return pidMax;
  }

  @Override
  public void setPidMax(int pidMax) {
    if (pidMax < map.sizes.pidMaxMin() || pidMax > map.sizes.pidMaxLimit()) {
      throw new PidException(Errno.EINVAL, level, pidMax);
    }
    this.pidMax = pidMax;
  }

  @Override
  public int lastPid() {
    return map.lastPid(this);
  }

  @Override
  public void setLastPid(int cpu, int lastPid, int capableFrom) {
    checked(cpu);
    if (level < capableFrom) {
      throw new PidException(Errno.EPERM, level, lastPid);
    }
    if (lastPid < 0 || lastPid > pidMax) {
      throw new PidException(Errno.EINVAL, level, lastPid);
    }
    map.exclusively(this, () -> map.moveCursor(this, lastPid + 1));
  }

  @Override
  public void close() {
    map.close(this);
    wakeReaper();
  }

  @Override
  public boolean isClosed() {
    if (closed) {
      map.awaitClose(this);
    }
    return closed;
  }

  /** Exact: nothing becomes live in a closed namespace, so who is found dead stays dead. */
  @Override
  public boolean isDrained() {
    if (!isClosed()) {
      return false;
    }
    for (PidRecord<T> pid = table.next(1); pid != null; pid = table.next(pid.number(level) + 1)) {
      if (pid.isLive()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public CompletionStage<Void> whenDrained() {
    return drained.minimalCompletionStage();
  }

  /** Counts pids only: few designs have ranges, and none has lanes. */
  @Override
  public Occupancy occupancy() {
    int live = 0;
    int reserved = 0;
    for (PidRecord<T> pid = table.next(1); pid != null; pid = table.next(pid.number(level) + 1)) {
      live += pid.isLive() ? 1 : 0;
      reserved += pid.state() == PidRecord.RESERVED ? 1 : 0;
    }
    return new Occupancy(0, 0, 0, reserved, live, 0);
  }

  private int checked(int cpu) {
    if (cpu < 0 || cpu >= map.cpus()) {
      throw new IllegalArgumentException("cpu " + cpu + " is not in 0.." + (map.cpus() - 1));
    }
    return cpu;
  }
}
