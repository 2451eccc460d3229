package dev.pidmap.simulator;

import java.util.SplittableRandom;

/** Any CPU at any access, the same ones for the same seed. */
public final class Randomly implements Schedule {
  private final SplittableRandom random;

  /** In how many of 8 cases the CPU goes on that went on before. */
  private final int stay;

  /**
   * The schedule of {@code seed}.
   *
   * @param stay in how many of 8 cases the CPU goes on that went on before
   */
  public Randomly(long seed, int stay) {
    this.random = new SplittableRandom(seed);
    this.stay = stay;
  }

  @Override
  public int choose(Simulation simulation, int enabled, int last) {
    if (last >= 0 && (enabled & 1 << last) != 0 && random.nextInt(8) < stay) {
      return last;
    }
    int skip = random.nextInt(Integer.bitCount(enabled));
    int rest = enabled;
    for (int i = 0; i < skip; i++) {
      rest &= rest - 1;
    }
    return Integer.numberOfTrailingZeros(rest);
  }
}
