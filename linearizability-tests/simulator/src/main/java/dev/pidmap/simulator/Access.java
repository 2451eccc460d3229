package dev.pidmap.simulator;

/** An access of a CPU, made or about to be made. */
interface Access {
  Location location();

  /** Whether it writes: a compare-and-set that fails only reads. */
  boolean writes();
}
