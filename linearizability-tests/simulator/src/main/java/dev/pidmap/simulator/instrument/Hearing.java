package dev.pidmap.simulator.instrument;

/** Which accesses are worth a call. */
public enum Hearing {
  /** Those that another CPU may race with; objects carry a tag. */
  SHARED,
  /**
   * Every access to a cache line, also to final fields and array lengths; layouts stay as they are.
   */
  LINES
}
