package dev.pidmap.simulator;

import java.util.List;

/**
 * Something that several CPUs do at the same time, over and over from the same start. It must do
 * the same whenever it meets the same.
 */
public interface Program {
  /** How many CPUs it runs on. */
  int cpus();

  /** Makes everything anew. */
  void before();

  /** The objects that the CPUs share, or from which those can be reached. Asked after before. */
  List<?> roots();

  /**
   * What {@code cpu} does. Also called outside of a simulation, for the last CPU first: there it
   * must not wait for a CPU before it.
   */
  void run(int cpu, Simulation simulation);

  /** Looks at what has become of it when all CPUs are done, and answers the outcome. */
  Object after();
}
