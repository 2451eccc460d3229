package dev.pidmap.simulator;

/** A schedule for one execution after the other, each another one. */
public interface Search extends Schedule {
  /** To be called before each execution; false when there is none left. */
  boolean advance();

  /** The choices of the last execution. */
  int[] choices();
}
