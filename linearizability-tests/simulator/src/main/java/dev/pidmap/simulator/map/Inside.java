package dev.pidmap.simulator.map;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.percpu.Geometry;
import java.util.List;

/** A pid map whose inside can be looked at. */
public interface Inside {
  PidMap<Integer> map();

  /** By level, the lap of the sweep that issued each number, -1 where it was requested. */
  List<Integer> laps(Pid<Integer> pid);

  /**
   * Looks at the state between two accesses.
   *
   * @param inFlight CPUs that are in the middle of a call
   * @throws AssertionError when an invariant does not hold, with its name
   */
  void inspect(int inFlight);

  /**
   * Looks at the holds of a map at rest, whose lanes were not given up while they were used.
   *
   * @throws AssertionError when a range is held by nobody
   */
  default void holds() {}

  /** Makes a map of that size. */
  interface Maker {
    /** The components of {@code geometry}: its class is another one where the map is simulated. */
    Inside make(int[] geometry);
  }

  /** The components of {@code g}, in their order. */
  static int[] components(Geometry g) {
    return new int[] {
      g.cpus(),
      g.rangeSize(),
      g.pidMaxMin(),
      g.pidMaxLimit(),
      g.rootPidMax(),
      g.reserved(),
      g.lanes(),
      g.maxLanes()
    };
  }
}
