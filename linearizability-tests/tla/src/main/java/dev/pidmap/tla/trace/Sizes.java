package dev.pidmap.tla.trace;

import dev.pidmap.percpu.Geometry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How large the map and the programs of recorded runs are. Small, so that ranges come and go and
 * laps end all the time.
 *
 * @param levels namespaces, each the child of the one before
 * @param threads CPUs
 * @param calls of each thread
 */
public record Sizes(int levels, int threads, int calls, Geometry geometry) {

  private static final int MANY_LAPS = 1_000;

  /**
   * Sizes between which everything happens: exhaustion, nesting, low laps, many lanes, none
   * eligible.
   */
  public static List<Sizes> usual() {
    return List.of(
        of(1, 2, 12, 2, 4, 1),
        of(2, 3, 10, 2, 6, 1),
        of(3, 3, 10, 4, 12, 3),
        of(1, 4, 12, 4, 32, 1),
        of(1, 2, 12, 2, 4, 3));
  }

  /**
   * Sizes of a map with {@code pidMax - 1} ids in ranges of {@code rangeSize}, of which those below
   * {@code reserved} are issued in the first lap only. pid_max may fall to these, so that no number
   * is eligible after that lap.
   */
  static Sizes of(int levels, int threads, int calls, int rangeSize, int pidMax, int reserved) {
    Geometry geometry =
        new Geometry(
            threads, rangeSize, Math.max(2, reserved), pidMax, pidMax, reserved, 1, threads);
    return new Sizes(levels, threads, calls, geometry);
  }

  /** The configuration of TLC for runs of these sizes. */
  String config() {
    return config("TraceSpec", MANY_LAPS, "Explained");
  }

  /**
   * The same for a specification that extends that of runs.
   *
   * @param lastLap up to which laps are explored
   */
  String config(String specification, int lastLap, String invariant) {
    return String.join(
        "\n",
        "SPECIFICATION " + specification,
        "CONSTANTS",
        "  Threads = "
            + set(
                IntStream.range(0, threads).mapToObj(t -> "\"" + Calls.letter(t) + "\"").toList()),
        "  Namespaces = " + set(IntStream.range(0, levels).mapToObj(String::valueOf).toList()),
        "  Parent <- Chained",
        "  Limit = " + geometry.pidMaxLimit(),
        "  Reserved = " + geometry.reserved(),
        "  RangeSize = " + geometry.rangeSize(),
        "  LastLap = " + lastLap,
        "  Program <- NoProgram",
        "  Start <- EmptyStart",
        "  PidIds <- AnyPid",
        "  Observe <- Answering",
        "INVARIANT " + invariant,
        "");
  }

  private static String set(List<String> elements) {
    return elements.stream().collect(Collectors.joining(", ", "{", "}"));
  }
}
