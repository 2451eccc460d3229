package dev.pidmap.simulator;

import dev.pidmap.simulator.Handles.Handle;

/**
 * Hears every access to memory that instrumented code makes, before it happens; what it does before
 * it returns happens before the access.
 *
 * <p>A location is an object and a place in it: the {@linkplain Fields number of a field}, an index
 * of an array, or {@link #MONITOR}.
 */
public abstract class Machine {
  /** The place of an object's monitor. */
  public static final int MONITOR = -1;

  /** The place of an array's length. */
  public static final int LENGTH = -2;

  /** The place of everything inside an object whose code is not instrumented. */
  public static final int INSIDE = -3;

  /** The place of the pointer to an object's class. */
  public static final int HEADER = -4;

  /** The place of the byte of the card table that stands for an object. */
  public static final int CARD = -5;

  private int seed = 1;

  /** A number like a random one, the same in every run (xorshift). */
  final int random() {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return seed;
  }

  /** What an access does. */
  public enum Kind {
    READ,
    WRITE,
    /** Reads and writes as one. */
    UPDATE
  }

  /** {@code base} is about to be accessed at {@code place}. */
  protected abstract void access(Object base, int place, Kind kind);

  /**
   * A compare-and-set is about to be tried; {@link #updated} tells how it went.
   *
   * @param expected the expected reference, where {@code handle} accesses references
   * @param expectedBits the expected value otherwise
   */
  abstract void compareAndSet(
      Object base, int place, Handle handle, Object expected, long expectedBits);

  /** Whether the compare-and-set that was just tried wrote. */
  protected abstract void updated(boolean wrote);

  /** {@code value} is about to be, or just was, stored in {@code base}. */
  protected abstract void stored(Object base, Object value);

  /** {@code object} can be reached by every CPU, through a static field. */
  protected abstract void shared(Object object);

  /** {@code made} is a new object or array. */
  protected abstract void allocated(Object made);

  /** A fence. */
  protected abstract void fence();

  /** {@code monitor} is about to be entered. */
  protected abstract void enter(Object monitor);

  /** {@code monitor} is about to be left. */
  protected abstract void leave(Object monitor);

  /** The running CPU says that it waits for another. */
  protected abstract void spin();

  /** The thread that code on the running CPU takes itself for. */
  protected abstract Thread thread();

  /** The running CPU waits until {@link #unpark} of its thread. */
  protected abstract void park();

  /** Lets the CPU of {@code thread} go on. */
  protected abstract void unpark(Thread thread);
}
