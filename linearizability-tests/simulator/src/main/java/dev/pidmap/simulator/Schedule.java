package dev.pidmap.simulator;

/** Decides which CPU goes on, whenever one has made an access and stands before its next. */
public interface Schedule {
  /** In place of a CPU: ends the execution here. */
  int STOP = -1;

  /**
   * The CPU that makes its next access, one of those enabled.
   *
   * @param enabled a bit for each CPU that can make its next access; never 0
   * @param last the CPU that made the last access, -1 at the start
   */
  int choose(Simulation simulation, int enabled, int last);

  /**
   * {@code cpu} has made the access that it was chosen for, and whatever follows up to its next.
   */
  default void performed(Simulation simulation, int cpu) {}
}
