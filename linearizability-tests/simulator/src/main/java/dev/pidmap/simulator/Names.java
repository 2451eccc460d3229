package dev.pidmap.simulator;

import dev.pidmap.simulator.instrument.SimLoader;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Names the objects of one execution for people: those of a class by numbers, as they come. */
final class Names {
  /** In place of what cannot be looked at. */
  private static final String UNKNOWN = "?";

  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** What is at {@code place} of {@code base} now. */
  static Object value(Object base, int place) {
    if (place < 0) {
      return UNKNOWN;
    }
    if (base.getClass().isArray()) {
      return Array.get(base, place);
    }
    Fields.Field field = Fields.field(place);
    for (Class<?> c = base.getClass(); c != null; c = c.getSuperclass()) {
      if (c.getName().replace('.', '/').equals(field.owner())) {
        return value(base, c, field.name());
      }
    }
    return UNKNOWN;
  }

  private static Object value(Object base, Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(base);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Objects with a text of their own have it behind their name. */
  String text(Object value) {
    if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof String
        || value instanceof Enum) {
      return String.valueOf(value);
    }
    Class<?> type = value.getClass();
    String name = numbered(value, type.getSimpleName());
    return isWorded(type) ? name + " (" + value + ")" : name;
  }

  private static boolean isWorded(Class<?> type) {
    try {
      return type.getMethod("toString").getDeclaringClass().getClassLoader() instanceof SimLoader;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private String numbered(Object object, String kind) {
    Integer number = numbers.get(object);
    if (number == null) {
      number = counts.merge(kind, 1, Integer::sum);
      numbers.put(object, number);
    }
    return kind + "#" + number;
  }

  /**
   * Names a place of an object.
   *
   * @param accessor the class of the code that accesses it, or null: where it has one field for
   *     such arrays, an array is called like that
   */
  String location(Object base, int place, Class<?> accessor) {
    if (base == null) {
      return "the permit of a CPU";
    } else if (place == Machine.MONITOR) {
      return "the monitor of " + numbered(base, base.getClass().getSimpleName());
    } else if (place < 0) {
      return "the inside of " + numbered(base, base.getClass().getSimpleName());
    } else if (base.getClass().isArray()) {
      return numbered(base, array(base.getClass(), accessor)) + "[" + place + "]";
    }
    String name = Fields.field(place).name();
    return base instanceof Statics.Holder
        ? Fields.field(place).toString()
        : numbered(base, base.getClass().getSimpleName()) + "." + name;
  }

  private static String array(Class<?> type, Class<?> accessor) {
    List<Field> fields =
        accessor == null
            ? List.of()
            : Arrays.stream(accessor.getDeclaredFields()).filter(f -> f.getType() == type).toList();
    return fields.size() == 1 ? fields.get(0).getName() : type.getSimpleName();
  }
}
