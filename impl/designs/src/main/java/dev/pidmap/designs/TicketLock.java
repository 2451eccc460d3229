package dev.pidmap.designs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A fair spinning lock: whoever drew the next ticket is next. The kernel's spin locks are fair too,
 * and a lock that lets others barge in hides what the thread reports.
 */
final class TicketLock extends TicketWords {
  /** After that many the holder has probably lost its processor. */
  private static final int SPINS = 200;

  private static final VarHandle NEXT;
  private static final VarHandle SERVING;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      NEXT = lookup.findVarHandle(TicketWords.class, "next", int.class);
      SERVING = lookup.findVarHandle(TicketWords.class, "serving", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Keeps what is allocated next off the two lines that move together. */
  @SuppressWarnings("unused")
  private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf;

  @SuppressWarnings("ThreadPriorityCheck") // with fewer processors than threads spinning is in vain
  void lock() {
    int mine = (int) NEXT.getAndAdd(this, 1);
    for (int spin = 0; (int) SERVING.getAcquire(this) != mine; spin++) {
      if (spin < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  void unlock() {
    SERVING.setRelease(this, serving + 1);
  }
}

/** In a class of their own, so that they come before the padding. */
abstract class TicketWords {
  @SuppressWarnings("unused") // NEXT
  int next;

  /** Written by the holder only. */
  int serving;
}
