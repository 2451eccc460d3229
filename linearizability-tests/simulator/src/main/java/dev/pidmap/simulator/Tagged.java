package dev.pidmap.simulator;

/** What instrumented classes implement: an object carries what the simulator knows about it. */
public interface Tagged {
  /** Null until the simulator has met it. */
  Thing $thing();

  void $thing(Thing thing);
}
