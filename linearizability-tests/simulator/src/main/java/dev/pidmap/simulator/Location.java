package dev.pidmap.simulator;

import dev.pidmap.simulator.Machine.Kind;

/** A place of an object that more than one CPU can reach, in one execution. */
final class Location {
  final Thing thing;
  final int place;

  /** Who accesses it in any execution met so far, as {@link Sharing} tells. */
  final long sharers;

  final Location next;

  /** What happened before its last write, as {@link Order} tells. */
  long written;

  /** What happened before any read of it since. */
  long read;

  /** The CPU that has its monitor, or -1. */
  int holder = -1;

  /** How often the holder entered it. */
  int depth;

  /** Number of writes so far. */
  int version;

  Location(Thing thing, int place, long sharers, Location next) {
    this.thing = thing;
    this.place = place;
    this.sharers = sharers;
    this.next = next;
  }

  /** Whether the order of this access and one of another CPU can matter. */
  boolean isContended(int cpu, Kind kind) {
    return Sharing.isContended(sharers, cpu, kind != Kind.READ);
  }

  @Override
  public String toString() {
    String where =
        place == Machine.MONITOR
            ? "monitor"
            : thing.arrayClass != null
                ? thing.arrayClass.getSimpleName().replace("]", place + "]")
                : place >= 0 ? Fields.field(place).toString() : "inside";
    return where + (thing.ordinal >= 0 ? "#" + thing.ordinal : "");
  }
}
