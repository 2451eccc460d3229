package dev.pidmap.percpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The ticket that a group of CPUs allocates under. A hint: two CPUs that share a lane, or two lanes
 * that share a range, are slower and never wrong.
 */
final class Lane {
  private static final VarHandle TICKET = MethodHandles.arrayElementVarHandle(Ticket[].class);

  /** One word, a cache line pair away from whatever the collector puts beside the array. */
  private static final int WORD = 32;

  private final Ticket[] words = new Ticket[2 * WORD];

  Lane() {
    words[WORD] = Ticket.beforeFirst(this);
  }

  /** L1. Pairs with L2: a ticket is seen whole. */
  Ticket ticketAcquire() {
    return (Ticket) TICKET.getAcquire(words, WORD);
  }

  /** L2. The winner drops the hold of the old ticket's range. */
  boolean casTicket(Ticket expected, Ticket next) {
    return TICKET.compareAndSet(words, WORD, expected, next);
  }
}
