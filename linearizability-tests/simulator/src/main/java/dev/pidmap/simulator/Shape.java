package dev.pidmap.simulator;

import java.util.HashMap;
import java.util.Map;
import org.openjdk.jol.datamodel.Model64;
import org.openjdk.jol.info.ClassData;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;
import org.openjdk.jol.layouters.HotSpotLayouter;

/**
 * Where the parts of an object lie: the layout of 64-bit HotSpot since JDK 15 with compressed
 * references and class pointers, whatever JVM this runs in.
 */
final class Shape {
  private static final HotSpotLayouter LAYOUTER = new HotSpotLayouter(new Model64(true, true), 17);
  private static final int CLASS_POINTER = 8;
  private static final int LENGTH = 12;
  private static final int ELEMENTS = 16;
  private static final int REFERENCE = 4;

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private final boolean isArray;
  private final int elementSize;
  private final long size;
  private final Map<Fields.Field, Long> declared = new HashMap<>();
  private final Map<Integer, Long> fields = new HashMap<>();

  private Shape(Class<?> type) {
    isArray = type.isArray();
    elementSize = isArray ? elementSize(type.getComponentType()) : 0;
    if (isArray) {
      size = 0;
      return;
    }
    ClassLayout layout = LAYOUTER.layout(ClassData.parseClass(type));
    size = layout.instanceSize();
    for (FieldLayout field : layout.fields()) {
      String owner = owner(type, field);
      declared.put(new Fields.Field(owner, field.name()), field.offset());
    }
  }

  /** JOL names the class that declares a field as source code does, where that can. */
  private static String owner(Class<?> type, FieldLayout field) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (field.hostClass().equals(c.getCanonicalName()) || field.hostClass().equals(c.getName())) {
        return c.getName().replace('.', '/');
      }
    }
    throw new IllegalStateException(field.hostClass() + " is not above " + type);
  }

  static Shape of(Object object) {
    return SHAPES.get(object.getClass());
  }

  private static int elementSize(Class<?> type) {
    if (!type.isPrimitive()) {
      return REFERENCE;
    } else if (type == long.class || type == double.class) {
      return Long.BYTES;
    } else if (type == int.class || type == float.class) {
      return Integer.BYTES;
    }
    return type == char.class || type == short.class ? Character.BYTES : Byte.BYTES;
  }

  boolean isArray() {
    return isArray;
  }

  /** Bytes, a multiple of 8. */
  long size(Object object) {
    if (!isArray) {
      return size;
    }
    long bytes = ELEMENTS + (long) java.lang.reflect.Array.getLength(object) * elementSize;
    return (bytes + 7) & ~7L;
  }

  /** Bytes from the start of the object to {@code place}. */
  long offset(int place) {
    return switch (place) {
      case Machine.MONITOR, Machine.INSIDE -> 0;
      case Machine.HEADER -> CLASS_POINTER;
      case Machine.LENGTH -> LENGTH;
      default -> isArray ? ELEMENTS + (long) place * elementSize : field(place);
    };
  }

  private long field(int id) {
    Long known = fields.get(id);
    if (known == null) {
      known = declared.get(Fields.field(id));
      if (known == null) {
        throw new IllegalStateException("no field " + Fields.field(id));
      }
      fields.put(id, known);
    }
    return known;
  }
}
