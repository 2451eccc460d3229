package dev.pidmap;

/**
 * A call failed in one of the ways Linux knows, and changed nothing but, perhaps, cursors.
 *
 * <p>It carries no stack trace: a full namespace fails as cheaply as it succeeds.
 */
public final class PidException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@link #level()} of an error that belongs to no level. */
  public static final int NO_LEVEL = -1;

  private final Errno errno;
  private final int level;
  private final int number;

  /**
   * @param errno the kernel's name of the error
   * @param level the level that failed, 0..32, or {@link #NO_LEVEL}
   * @param number the number asked for, or 0 where none was
   */
  public PidException(Errno errno, int level, int number) {
    super(null, null, false, false);
    this.errno = errno;
    this.level = level;
    this.number = number;
  }

  /** The kernel's name of the error. */
  public Errno errno() {
    return errno;
  }

  /** The level that failed, 0..32, or {@link #NO_LEVEL}. */
  public int level() {
    return level;
  }

  /** The number asked for, or 0 where none was. */
  public int number() {
    return number;
  }

  @Override
  public String getMessage() {
    return errno
        + (level == NO_LEVEL ? "" : " at level " + level)
        + (number == 0 ? "" : " for number " + number);
  }
}
