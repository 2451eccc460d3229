package dev.pidmap.percpu;

/** Makes the sizes of a loaded map, whose class is not that of those who ask for it. */
final class InsideGeometry {
  private InsideGeometry() {}

  /** The inverse of {@link dev.pidmap.simulator.map.Inside#components}. */
  static Geometry of(int[] components) {
    int i = 0;
    return new Geometry(
        components[i++],
        components[i++],
        components[i++],
        components[i++],
        components[i++],
        components[i++],
        components[i++],
        components[i]);
  }
}
