package dev.pidmap.simulator;

/**
 * Stops CPUs for ever: each of some victims goes on alone until it has made so many accesses, then
 * never again; the others go on by turns. Ends the execution when nobody else can go on.
 */
public final class Stall implements Schedule {
  private final int[] victims;
  private final int[] accesses;
  private final int[] left;

  /**
   * Stops {@code victims}, one after the other.
   *
   * @param accesses how many each of them makes
   */
  public Stall(int[] victims, int[] accesses) {
    this.victims = victims.clone();
    this.accesses = accesses.clone();
    this.left = accesses.clone();
  }

  @Override
  public int choose(Simulation simulation, int enabled, int last) {
    int others = enabled;
    for (int i = 0; i < victims.length; i++) {
      int bit = 1 << victims[i];
      if (left[i] > 0 && (enabled & bit) != 0) {
        left[i]--;
        return victims[i];
      }
      others &= ~bit;
    }
    if (others == 0) {
      return STOP;
    }
    int behind = last < 0 ? others : others & (-2 << last);
    return Integer.numberOfTrailingZeros(behind == 0 ? others : behind);
  }

  /** Whether every victim was stopped in the middle of what it does. */
  public boolean stoppedAll(Simulation simulation) {
    for (int i = 0; i < victims.length; i++) {
      if (left[i] > 0 || simulation.isFinished(victims[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < victims.length; i++) {
      text.append(i == 0 ? "" : ", ").append("CPU ").append(victims[i]);
      text.append(" stopped after ").append(accesses[i]).append(" accesses");
    }
    return text.toString();
  }
}
