package dev.pidmap.simulator;

/**
 * What a simulation knows about an object or array: whether only one CPU can reach it, and what
 * happened to its places.
 */
public final class Thing {
  /** In place of a CPU: the thread that prepared the program. */
  static final int SETUP = -1;

  /** The execution it belongs to: objects may outlive one in static fields. */
  final int execution;

  /** The CPU that made it. */
  final int maker;

  /** Whether only its maker can reach it. */
  final boolean isPrivate;

  /**
   * Its position among the objects of the setup, the same in every execution; else -1, and objects
   * of the same kind and maker are not told apart.
   */
  final int ordinal;

  /** Null for anything but arrays. */
  final Class<?> arrayClass;

  private Location locations;

  Thing(int execution, int maker, boolean isPrivate, int ordinal, Class<?> arrayClass) {
    this.execution = execution;
    this.maker = maker;
    this.isPrivate = isPrivate;
    this.ordinal = ordinal;
    this.arrayClass = arrayClass;
  }

  /** The location at {@code place}; null when it was not accessed in this execution. */
  Location at(int place) {
    Location location = locations;
    while (location != null && location.place != place) {
      location = location.next;
    }
    return location;
  }

  Location add(int place, long sharers) {
    locations = new Location(this, place, sharers, locations);
    return locations;
  }
}
