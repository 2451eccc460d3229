package dev.pidmap.percpu;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A pid and the word that decides about it: RESERVED → LIVE → DEAD, or RESERVED → ABORTED.
 *
 * <p>RESERVED → LIVE is the instant at which an allocation takes effect, at all levels at once;
 * LIVE → DEAD the one at which a release does. A RESERVED or LIVE pid never leaves its slots: the
 * exhaustion verdict and the ordered search rest on that.
 */
final class PidRecord<T> extends Upid implements Pid<T> {
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

  /** By level, its numbers but the innermost, which is the pid itself; null where that is all. */
  private final Upid[] outer;

  @SuppressWarnings("unused") // STATE
  private int state = RESERVED;

  PidRecord(Namespace<T> namespace, T task) {
    this.namespace = namespace;
    this.task = task;
    int levels = namespace.level();
    this.outer = levels == 0 ? null : new Upid[levels];
    for (int level = 0; level < levels; level++) {
      outer[level] = new Upid();
    }
  }

  /** Its number at {@code level}. */
  Upid at(int level) {
    return level == namespace.level() ? this : outer[level];
  }

  /** P1. Volatile: answers rest on it, and a witness is read after it was named. Pairs with P2. */
  int stateVolatile() {
    return (int) STATE.getVolatile(this);
  }

  /** P2. Every change of state, each a linearization point. */
  boolean casState(int expected, int next) {
    return STATE.compareAndSet(this, expected, next);
  }

  /** Whether whoever meets it in a slot may retire it. */
  boolean isGone() {
    int now = stateVolatile();
    return now == DEAD || now == ABORTED;
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
    return at(level).number;
  }

  @Override
  public int numberIn(PidNamespace<T> ns) {
    Namespace<T> at = namespace;
    while (at != null && at != ns) {
      at = at.parent();
    }
    return at == null ? 0 : number(at.level());
  }

  @Override
  public boolean isLive() {
    return stateVolatile() == LIVE;
  }

  @Override
  public boolean release() {
    return Release.release(this);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("pid ");
    for (int level = 0; level <= level(); level++) {
      text.append(level == 0 ? "" : "/").append(number(level));
    }
    return text.append(isLive() ? "" : " (released)").toString();
  }
}
