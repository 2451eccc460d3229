package dev.pidmap.percpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The cursor of the lane that works through a range, see {@link Cursor}. */
abstract class RangeCursor extends RangeSlots.Padded {
  private static final VarHandle CURSOR;

  static {
    try {
      CURSOR = MethodHandles.lookup().findVarHandle(RangeCursor.class, "cursor", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // CURSOR
  private long cursor;

  RangeCursor(int index, int size, Mark born, long cursor) {
    super(index, size, born);
    this.cursor = cursor;
  }

  /** R1. */
  final long cursorAcquire() {
    return (long) CURSOR.getAcquire(this);
  }

  /** R2. */
  final boolean casCursor(long expected, long next) {
    return CURSOR.compareAndSet(this, expected, next);
  }

  /** Keeps the count off the lines of the cursor. */
  abstract static class Padded extends RangeCursor {
    @SuppressWarnings("unused")
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf;

    Padded(int index, int size, Mark born, long cursor) {
      super(index, size, born, cursor);
    }
  }
}
