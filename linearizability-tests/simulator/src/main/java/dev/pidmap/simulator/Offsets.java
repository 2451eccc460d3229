package dev.pidmap.simulator;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jol.vm.VM;

/** Which place of an object an offset of {@code Unsafe} in this JVM means. */
final class Offsets {
  private static final ClassValue<Map<Long, Integer>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<Long, Integer> computeValue(Class<?> type) {
          return fields(type);
        }
      };

  private Offsets() {}

  static int place(Object base, long offset) {
    Class<?> type = base.getClass();
    if (type.isArray()) {
      String element = type.getComponentType().getName();
      return (int)
          ((offset - VM.current().arrayBaseOffset(element))
              / VM.current().arrayIndexScale(element));
    }
    Integer field = FIELDS.get(type).get(offset);
    if (field == null) {
      throw new IllegalStateException("no field at " + offset + " of " + type);
    }
    return field;
  }

  private static Map<Long, Integer> fields(Class<?> type) {
    Map<Long, Integer> fields = new HashMap<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          int id = Fields.id(c.getName().replace('.', '/'), field.getName());
          fields.put(VM.current().fieldOffset(field), id);
        }
      }
    }
    return fields;
  }
}
