package dev.pidmap.percpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * pending = FREE slots + pids in slots + 1 while a lane holds the range + raises and retirements in
 * flight. 0 is final: the range is dead and whoever sees that may remove it.
 */
abstract class RangePending extends RangeCursor.Padded {
  private static final VarHandle PENDING;

  static {
    try {
      PENDING = MethodHandles.lookup().findVarHandle(RangePending.class, "pending", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // PENDING
  private long pending;

  RangePending(int index, int size, Mark born, long cursor, long pending) {
    super(index, size, born, cursor);
    this.pending = pending;
  }

  /** R3. */
  final long pendingAcquire() {
    return (long) PENDING.getAcquire(this);
  }

  /** R4. */
  final boolean casPending(long expected, long next) {
    return PENDING.compareAndSet(this, expected, next);
  }

  /** R5. What is left after the decrement. */
  final long decrementPending() {
    return (long) PENDING.getAndAdd(this, -1L) - 1;
  }

  /** Keeps the count off the lines of the next object. */
  abstract static class Padded extends RangePending {
    @SuppressWarnings("unused")
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf;

    Padded(int index, int size, Mark born, long cursor, long pending) {
      super(index, size, born, cursor, pending);
    }
  }
}
