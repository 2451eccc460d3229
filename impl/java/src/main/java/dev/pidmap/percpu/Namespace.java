package dev.pidmap.percpu;

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
 * The words of one namespace. What is done with them stands in {@link Allocate}, {@link Claim},
 * {@link Sweep}, {@link Retire}, {@link Release}, {@link Close} and {@link Search}.
 */
final class Namespace<T> implements PidNamespace<T> {
  static final int MAX_LEVEL = 32;

  /** References on each side of a word that has a cache line pair for itself. */
  private static final int PAD = 32;

  private static final VarHandle SWEEP = MethodHandles.arrayElementVarHandle(Ticket[].class);
  private static final VarHandle LAP;
  private static final VarHandle LANES;
  private static final VarHandle CLOSED;
  private static final VarHandle SWEPT;
  private static final VarHandle INIT;
  private static final VarHandle PID_MAX;
  private static final VarHandle WITNESS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      LAP = lookup.findVarHandle(Namespace.class, "lap", Mark.class);
      LANES = lookup.findVarHandle(Namespace.class, "lanes", Lane[].class);
      CLOSED = lookup.findVarHandle(Namespace.class, "closed", boolean.class);
      SWEPT = lookup.findVarHandle(Namespace.class, "swept", boolean.class);
      INIT = lookup.findVarHandle(Namespace.class, "init", boolean.class);
      PID_MAX = lookup.findVarHandle(Namespace.class, "pidMax", int.class);
      WITNESS = lookup.findVarHandle(Namespace.class, "witness", PidRecord.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Geometry geometry;
  final Directory directory;
  final CompletableFuture<Void> drained = new CompletableFuture<>();
  private final Namespace<T> parent;
  private final int level;

  /**
   * The last ticket handed out. Every turnover of a range writes it, so it is away from the rest.
   */
  private final Ticket[] sweep = new Ticket[2 * PAD];

  /** The mark of the newest lap, which all numbers issued in it share. */
  @SuppressWarnings("unused") // LAP
  private Mark lap = Mark.NEVER;

  @SuppressWarnings("unused") // LANES
  private Lane[] lanes;

  @SuppressWarnings("unused") // CLOSED
  private boolean closed;

  @SuppressWarnings("unused") // SWEPT
  private boolean swept;

  @SuppressWarnings("unused") // INIT
  private boolean init;

  @SuppressWarnings("unused") // PID_MAX
  private int pidMax;

  @SuppressWarnings("unused") // WITNESS
  private PidRecord<T> witness;

  Namespace(Namespace<T> parent, Geometry geometry, int pidMax) {
    this.parent = parent;
    this.level = parent == null ? 0 : parent.level + 1;
    this.geometry = geometry;
    this.directory = new Directory(geometry.ranges());
    this.pidMax = pidMax;
    this.lanes = new Lane[geometry.lanes()];
    for (int l = 0; l < lanes.length; l++) {
      lanes[l] = new Lane();
    }
    this.sweep[PAD] = lanes[0].ticketAcquire();
  }

  /** N1. Volatile: the last pid, an answer, rests on it. Pairs with N2. */
  Ticket sweepVolatile() {
    return (Ticket) SWEEP.getVolatile(sweep, PAD);
  }

  /** N2. Takes the next ticket. */
  boolean casSweep(Ticket expected, Ticket next) {
    return SWEEP.compareAndSet(sweep, PAD, expected, next);
  }

  /** N3. */
  Lane[] lanesAcquire() {
    return (Lane[]) LANES.getAcquire(this);
  }

  /** N4. Grows, shrinks or returns to one lane. */
  boolean casLanes(Lane[] expected, Lane[] next) {
    return LANES.compareAndSet(this, expected, next);
  }

  /** N5. Read after the claims. Pairs with N6: Dekker between claim and close. */
  boolean closedVolatile() {
    return (boolean) CLOSED.getVolatile(this);
  }

  /** N6. Set before the sweep of close reads the slots. */
  void setClosedVolatile() {
    CLOSED.setVolatile(this, true);
  }

  /** N7. Volatile: answers rest on it. */
  boolean sweptVolatile() {
    return (boolean) SWEPT.getVolatile(this);
  }

  /** N8. After the last slot was swept: close takes effect. */
  void setSweptVolatile() {
    SWEPT.setVolatile(this, true);
  }

  /** N9. A shortcut for the state of the pid that has number 1; it may lag behind. */
  boolean initVolatile() {
    return (boolean) INIT.getVolatile(this);
  }

  /** N10. Before the slot of 1 is retired, or it would be nowhere that there was an init. */
  void setInitVolatile() {
    INIT.setVolatile(this, true);
  }

  /** N11. Sampled once per allocation. */
  int pidMaxVolatile() {
    return (int) PID_MAX.getVolatile(this);
  }

  /** N12. */
  void setPidMaxVolatile(int value) {
    PID_MAX.setVolatile(this, value);
  }

  /** N13. Volatile: Dekker between a release and the search for the last live pid. */
  @SuppressWarnings("unchecked")
  PidRecord<T> witnessVolatile() {
    return (PidRecord<T>) WITNESS.getVolatile(this);
  }

  /** N14. */
  boolean casWitness(PidRecord<T> expected, PidRecord<T> next) {
    return WITNESS.compareAndSet(this, expected, next);
  }

  /** N15. Volatile: a mark read here after a claim is not older than the claim. Pairs with N16. */
  Mark lapVolatile() {
    return (Mark) LAP.getVolatile(this);
  }

  /** N16. Raises the lap, before N2 takes its first ticket: the sweep is never ahead of it. */
  boolean casLap(Mark expected, Mark next) {
    return LAP.compareAndSet(this, expected, next);
  }

  int rangeOf(long position) {
    return (int) Math.floorMod(position, (long) directory.length());
  }

  long lapOf(long position) {
    return Math.floorDiv(position, (long) directory.length());
  }

  /** The first number that the sweep may issue in a lap. */
  int floor(boolean low) {
    return low ? 1 : geometry.reserved();
  }

  @SuppressWarnings("unchecked")
  PidRecord<T> pid(Object slot) {
    return (PidRecord<T>) slot;
  }

  /** The pid in the slot of {@code number}, in whatever state, or null. */
  PidRecord<T> occupant(int number) {
    if (number < 1 || number >= geometry.pidMaxLimit()) {
      return null;
    }
    if (!(directory.entryVolatile(geometry.rangeOf(number)) instanceof Range range)) {
      return null;
    }
    Object slot = range.slotVolatile(geometry.slotOf(number));
    return slot instanceof PidRecord ? pid(slot) : null;
  }

  /** Whether number 1 has been live. The flag alone may lag, so the slot of 1 is asked too. */
  boolean hasInit() {
    if (initVolatile()) {
      return true;
    }
    PidRecord<T> first = occupant(1);
    int state = first == null ? PidRecord.RESERVED : first.stateVolatile();
    return state == PidRecord.LIVE || state == PidRecord.DEAD || initVolatile();
  }

  @Override
  public int level() {
    return level;
  }

  @Override
  public Namespace<T> parent() {
    return parent;
  }

  /** The namespace of this chain at {@code level}. */
  Namespace<T> ancestor(int atLevel) {
    Namespace<T> ns = this;
    while (ns.level > atLevel) {
      ns = ns.parent;
    }
    return ns;
  }

  @Override
  public PidNamespace<T> createChild() {
    if (level == MAX_LEVEL) {
      throw new PidException(Errno.ENOSPC, PidException.NO_LEVEL, 0);
    }
    return new Namespace<>(this, geometry, geometry.pidMaxLimit());
  }

  @Override
  public int cpus() {
    return geometry.cpus();
  }

  @Override
  public Pid<T> allocate(int cpu, T task, SetTid setTid) {
    return Allocate.allocate(this, checkedCpu(cpu), task, setTid);
  }

  @Override
  public Pid<T> find(int number) {
    PidRecord<T> pid = occupant(number);
    return pid != null && pid.isLive() ? pid : null;
  }

  @Override
  public Pid<T> findAtLeast(int number) {
    return Search.findAtLeast(this, number);
  }

  @Override
  public void forEach(Consumer<? super Pid<T>> visitor) {
    Search.forEach(this, visitor);
  }

  @Override
  public int pidMax() {
    return pidMaxVolatile();
  }

  @Override
  public void setPidMax(int pidMax) {
    if (pidMax < geometry.pidMaxMin() || pidMax > geometry.pidMaxLimit()) {
      throw new PidException(Errno.EINVAL, level, pidMax);
    }
    setPidMaxVolatile(pidMax);
    Retire.spendFrom(this, pidMax);
  }

  @Override
  public int lastPid() {
    return Sweep.cursor(this) - 1;
  }

  @Override
  public void setLastPid(int cpu, int lastPid, int capableFrom) {
    checkedCpu(cpu);
    if (level < capableFrom) {
      throw new PidException(Errno.EPERM, level, lastPid);
    }
    if (lastPid < 0 || lastPid > pidMaxVolatile()) {
      throw new PidException(Errno.EINVAL, level, lastPid);
    }
    Sweep.restartInOneLane(this, lastPid + 1);
  }

  @Override
  public void close() {
    Close.close(this);
  }

  @Override
  public boolean isClosed() {
    return sweptVolatile();
  }

  @Override
  public boolean isDrained() {
    return Close.isDrained(this);
  }

  @Override
  public CompletionStage<Void> whenDrained() {
    return drained.minimalCompletionStage();
  }

  @Override
  public Occupancy occupancy() {
    return Search.occupancy(this);
  }

  private int checkedCpu(int cpu) {
    if (cpu < 0 || cpu >= geometry.cpus()) {
      throw new IllegalArgumentException("cpu " + cpu + " is not in 0.." + (geometry.cpus() - 1));
    }
    return cpu;
  }
}
