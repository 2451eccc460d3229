package dev.pidmap.benchmarks;

import dev.pidmap.PidMap;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;

/**
 * Bytes of a map, without the objects that hold the numbers and the arrays of their own.
 *
 * @param holder of an object that holds numbers, with its arrays
 * @param empty of a namespace of 4 M numbers in which nothing was allocated; where there are
 *     namespaces, what one more adds
 * @param three with three
 * @param perId at 30,000 held in a row, per number
 */
record Footprint(String competitor, long holder, long empty, long three, double perId) {
  private static final int THREE = 3;
  private static final int DENSE = 30_000;

  static {
    // JOL cannot ask the JDK for the offsets of a record's fields.
    System.setProperty("jol.magicFieldOffset", "true");
  }

  /** Measures a competitor; walks the objects with JOL. */
  static Footprint of(Competitor competitor) {
    Config config = new Config(1 << 22, 1, 2);
    return new Footprint(
        competitor.name(),
        own(competitor.factory().apply(config).allocate(0)),
        empty(competitor.factory().apply(config).root()),
        map(competitor.factory().apply(config), THREE - 1),
        (double) map(competitor.factory().apply(config), DENSE) / DENSE);
  }

  private static long empty(Object map) {
    long size = GraphLayout.parseInstance(map).totalSize();
    return map instanceof PidMap<?> of
        ? GraphLayout.parseInstance(map, of.root().createChild()).totalSize() - size
        : size;
  }

  private static long map(Subject subject, int live) {
    long holders = 0;
    for (int i = 0; i < live; i++) {
      holders += own(subject.allocate(0));
    }
    return GraphLayout.parseInstance(subject.root()).totalSize() - holders;
  }

  /** The holder and its arrays. */
  private static long own(Object holder) {
    long size = VM.current().sizeOf(holder);
    for (Field field : holder.getClass().getDeclaredFields()) {
      if (field.getType().isArray() && !Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        try {
          Object array = field.get(holder);
          boolean own = array != null && Array.getLength(array) > 0;
          size += own ? VM.current().sizeOf(array) : 0;
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return size;
  }
}
