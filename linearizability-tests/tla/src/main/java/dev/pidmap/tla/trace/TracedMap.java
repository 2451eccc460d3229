package dev.pidmap.tla.trace;

import dev.pidmap.PidMap;
import java.util.List;
import java.util.Map;

/** A pid map whose accesses are recorded, and who knows what they mean. */
public interface TracedMap {
  PidMap<Integer> map();

  /** What {@code entry} is like before it is put into the directory; null unless it is a range. */
  Object made(Object entry);

  /** What was recorded, in the words of the trace specification. */
  List<Map<String, Object>> events(List<Taken> taken);

  /** Makes a map of that size. */
  interface Maker {
    /** The components of its geometry, whose class is another one where the map is tapped. */
    TracedMap make(int[] geometry);
  }
}
