package dev.pidmap.designs;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A pid ({@code struct pid}). RESERVED → LIVE is the instant at which an allocation takes effect at
 * all levels, LIVE → DEAD that of a release; RESERVED → ABORTED where a close came first.
 *
 * <p>The kernel has no such word: there a pid appears level by level. It is what lets every design
 * keep "visible in one level, visible in all" without a lock for look-ups, at one load each.
 */
final class PidRecord<T> implements Pid<T> {
  static final int RESERVED = 0;
  static final int LIVE = 1;
  static final int DEAD = 2;
  static final int ABORTED = 3;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(PidRecord.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Namespace<T> namespace;
  private final T task;

  /** 0 where no number is held; written before the pid can be found. */
  private final int[] numbers;

  /** In designs with a {@link Pidfs}. */
  private long inode;

  @SuppressWarnings("unused") // STATE
  private int state = RESERVED;

  PidRecord(Namespace<T> namespace, T task) {
    this.namespace = namespace;
    this.task = task;
    this.numbers = new int[namespace.level() + 1];
  }

  int state() {
    return (int) STATE.getVolatile(this);
  }

  boolean casState(int expected, int next) {
    return STATE.compareAndSet(this, expected, next);
  }

  void setNumber(int level, int number) {
    numbers[level] = number;
  }

  /** Before another attempt; nobody has seen this pid yet. */
  void forgetNumbers() {
    Arrays.fill(numbers, 0);
  }

  long inode() {
    return inode;
  }

  void setInode(long number) {
    inode = number;
  }

  @Override
  public T task() {
    return task;
  }

  @Override
  public int level() {
    return namespace.level();
  }

  @Override
  public int number(int level) {
    return numbers[level];
  }

  @Override
  public int numberIn(PidNamespace<T> seenFrom) {
    Namespace<T> ns = namespace;
    while (ns != null && ns != seenFrom) {
      ns = ns.parent();
    }
    return ns == null ? 0 : numbers[ns.level()];
  }

  @Override
  public boolean isLive() {
    return state() == LIVE;
  }

  @Override
  public boolean release() {
    return namespace.map.release(this);
  }
}
