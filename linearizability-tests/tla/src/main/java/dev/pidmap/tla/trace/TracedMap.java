package dev.pidmap.tla.trace;

import dev.pidmap.PidMap;
import dev.pidmap.spec.Operation;
import java.util.List;
import java.util.Map;

/** A pid map whose accesses are recorded, and who knows what they mean. */
public interface TracedMap {
  PidMap<Integer> map();

  /** What {@code entry} is like before it is put into the directory; null unless it is a range. */
  Object made(Object entry);

  /**
   * What was recorded, in the words of the trace specification.
   *
   * @param then what threads call after that, in whatever order, as a last event; none if empty
   */
  List<Map<String, Object>> events(List<Taken> taken, List<List<Operation>> then);

  /** Makes a map of that size. */
  interface Maker {
    /** The components of its geometry, whose class is another one where the map is tapped. */
    TracedMap make(int[] geometry);
  }
}
