package dev.pidmap.simulator;

/** Where new objects lie in the simulated heap. */
public enum Placement {
  /** Each CPU makes its objects in a region of its own, as with thread-local allocation buffers. */
  LOCAL,
  /** One behind the other in the order in which they were made, as after a compaction. */
  COMPACTED
}
