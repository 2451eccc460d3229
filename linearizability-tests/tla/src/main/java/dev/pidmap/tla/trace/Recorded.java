package dev.pidmap.tla.trace;

import java.util.List;
import java.util.Map;

/**
 * The events of one run of the map, from an empty map on.
 *
 * @param source where it comes from
 * @param events in their order, in the words of the trace specification
 * @param failure what the run threw, or null; then the events are those before it
 */
public record Recorded(String source, List<Map<String, Object>> events, Throwable failure) {

  /** How many events it has. */
  public int size() {
    return events.size();
  }
}
