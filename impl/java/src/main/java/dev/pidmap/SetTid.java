package dev.pidmap;

import java.util.Arrays;

/**
 * The numbers an allocation asks for, as {@code set_tid} of {@code clone3}: innermost level first,
 * shorter than the chain where the outer levels are to be automatic. Immutable.
 */
public final class SetTid {
  private static final SetTid AUTOMATIC = new SetTid(new int[0], 0);

  private final int[] numbers;
  private final int capableFrom;

  private SetTid(int[] numbers, int capableFrom) {
    this.numbers = numbers;
    this.capableFrom = capableFrom;
  }

  /** No number asked for at any level. */
  public static SetTid automatic() {
    return AUTOMATIC;
  }

  /** Asks for {@code numbers}, innermost level first, by a caller who may choose everywhere. */
  public static SetTid of(int... numbers) {
    return numbers.length == 0 ? AUTOMATIC : new SetTid(numbers.clone(), 0);
  }

  /**
   * The same request by a caller who may choose numbers only at {@code level} and deeper (Linux:
   * {@code CAP_CHECKPOINT_RESTORE} in the user namespace that owns each named level).
   *
   * @param level 0 (everywhere) to 33 (nowhere)
   */
  public SetTid capableFrom(int level) {
    return new SetTid(numbers, level);
  }

  /** How many levels are named. */
  public int size() {
    return numbers.length;
  }

  /** The number asked for {@code k} levels out from the innermost, 0 to {@link #size()} - 1. */
  public int number(int k) {
    return numbers[k];
  }

  /** The outermost level at which the caller may choose numbers. */
  public int capableFrom() {
    return capableFrom;
  }

  @Override
  public String toString() {
    return "SetTid" + Arrays.toString(numbers) + " capable from level " + capableFrom;
  }
}
