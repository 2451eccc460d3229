package dev.pidmap.percpu;

/**
 * The cursor of a range in one word: the lap in which the range was last adopted, the next slot to
 * try, whether a lane holds the range, whether the lap is low, and whether the cursor started
 * behind the first slot, so that slots before it may never have been handed out.
 *
 * <p>A range is visited once a lap, so the lap says under which ticket it was adopted. 51 bits last
 * for years of laps that issue one number each.
 */
final class Cursor {
  private static final int NEXT_SHIFT = 3;
  private static final int NEXT_BITS = 10;
  private static final int LAP_SHIFT = NEXT_SHIFT + NEXT_BITS;
  private static final long HELD = 1;
  private static final long LOW = 2;
  private static final long JUMPED = 4;

  private static final int MAX_NEXT = (1 << NEXT_BITS) - 1;

  private Cursor() {}

  /** The cursor of the lane that takes a range under {@code ticket}: held. */
  static long adopted(Ticket ticket) {
    return ticket.lap << LAP_SHIFT
        | (long) ticket.start << NEXT_SHIFT
        | (ticket.start > 0 ? JUMPED : 0)
        | (ticket.low ? LOW : 0)
        | HELD;
  }

  /** The cursor of a range that no lane works through. */
  static long idle(long lap, int next) {
    return lap << LAP_SHIFT | (long) next << NEXT_SHIFT | JUMPED;
  }

  /** The lap of the last adoption. */
  static long lap(long cursor) {
    return cursor >> LAP_SHIFT;
  }

  static int next(long cursor) {
    return (int) (cursor >> NEXT_SHIFT) & MAX_NEXT;
  }

  static boolean held(long cursor) {
    return (cursor & HELD) != 0;
  }

  static boolean low(long cursor) {
    return (cursor & LOW) != 0;
  }

  static boolean jumped(long cursor) {
    return (cursor & JUMPED) != 0;
  }

  static long moved(long cursor, int next) {
    return (cursor & ~((long) MAX_NEXT << NEXT_SHIFT)) | ((long) next << NEXT_SHIFT);
  }

  static long released(long cursor) {
    return cursor & ~HELD;
  }
}
