package dev.pidmap.simulator;

/** Looks at the state of what is simulated while no CPU moves. */
@FunctionalInterface
public interface Watch {
  /** Looks at nothing. */
  Watch NONE = (simulation, cpu) -> {};

  /**
   * Called after each access that another CPU could see, and whatever its CPU did up to its next
   * such access.
   *
   * @param cpu who made the access; -1 before the first
   * @throws AssertionError when an invariant does not hold
   */
  void look(Simulation simulation, int cpu);
}
