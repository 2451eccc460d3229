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
final class PidRecord<T> implements Pid<T> {
  static final int RESERVED = 0;
  static final int LIVE = 1;
  static final int DEAD = 2;
  static final int ABORTED = 3;

  private static final VarHandle STATE;
  private static final VarHandle MARK = MethodHandles.arrayElementVarHandle(Object[].class);

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(PidRecord.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Namespace<T> namespace;
  private final T task;

  /** By level the number, and then by level the {@code pid_max} under which it was allocated. */
  private final int[] numbers;

  /** By level, the range it holds a slot of and the mark it leaves there. */
  private final Object[] places;

  @SuppressWarnings("unused") // STATE
  private int state = RESERVED;

  PidRecord(Namespace<T> namespace, T task) {
    this.namespace = namespace;
    this.task = task;
    int levels = namespace.level() + 1;
    this.numbers = new int[2 * levels];
    this.places = new Object[2 * levels];
  }

  /** The bound of the allocation at {@code level}, sampled once. */
  int pidMax(int level) {
    return numbers[namespace.level() + 1 + level];
  }

  void setPidMax(int level, int pidMax) {
    numbers[namespace.level() + 1 + level] = pidMax;
  }

  /** P1. Volatile: answers rest on it, and a witness is read after it was named. Pairs with P2. */
  int stateVolatile() {
    return (int) STATE.getVolatile(this);
  }

  /** P2. Every change of state, each a linearization point. */
  boolean casState(int expected, int next) {
    return STATE.compareAndSet(this, expected, next);
  }

  /** P3. The mark that a retirement at {@code level} leaves behind. */
  Mark markOpaque(int level) {
    return (Mark) MARK.getOpaque(places, 2 * level + 1);
  }

  /** P4. Stamps a claimed number; anyone may be retiring an aborted pid, so opaque, not plain. */
  void setMarkOpaque(int level, Mark mark) {
    MARK.setOpaque(places, 2 * level + 1, mark);
  }

  /** Says where the pid is about to be; plain, published by the CAS that puts it there. */
  void place(int level, Range range, int slot, Mark mark) {
    places[2 * level] = range;
    numbers[level] = range.number(slot);
    setMarkOpaque(level, mark);
  }

  /** The range it holds a slot of at {@code level}. */
  Range range(int level) {
    return (Range) places[2 * level];
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
    return numbers[level];
  }

  @Override
  public int numberIn(PidNamespace<T> ns) {
    Namespace<T> at = namespace;
    while (at != null && at != ns) {
      at = at.parent();
    }
    return at == null ? 0 : numbers[at.level()];
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
      text.append(level == 0 ? "" : "/").append(numbers[level]);
    }
    return text.append(isLive() ? "" : " (released)").toString();
  }
}
