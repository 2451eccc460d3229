package dev.pidmap.simulator.toys;

/** Something that CPUs do in turn, for a count of cache lines. */
public interface LineToy {
  /** Makes what they share; done on CPU 0. */
  void prepare();

  /** Does it once on {@code cpu}. */
  void step(int cpu);
}
