package dev.pidmap.simulator;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows which objects more than one CPU can reach: those of the setup, and what a CPU made and has
 * stored in one of them since. All others are private to the CPU that made them.
 */
final class Heap {
  private static final ClassValue<MethodHandle[]> REFERENCES =
      new ClassValue<>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
          return references(type);
        }
      };

  private final Identities<Thing> others = new Identities<>();
  private final ArrayDeque<Object> toVisit = new ArrayDeque<>();
  private final Thing[] privates = new Thing[Simulation.MAX_CPUS];
  private int execution;
  private int ordinals;

  /** Forgets everything. */
  void begin() {
    execution++;
    others.clear();
    for (int cpu = 0; cpu < privates.length; cpu++) {
      privates[cpu] = new Thing(execution, cpu, true, -1, null);
    }
  }

  /** Numbers all that can be reached from {@code roots}; every CPU may reach it. */
  void setUp(List<?> roots) {
    ordinals = 0;
    toVisit.addAll(roots);
    reach(Thing.SETUP, true);
  }

  /** {@code cpu} made {@code object}. */
  void made(Object object, int cpu) {
    if (object instanceof Tagged tagged) {
      tagged.$thing(privates[cpu]);
    }
  }

  /** What is known about {@code object}, or null where only the CPU that asks can reach it. */
  Thing shared(Object object, int cpu) {
    if (object instanceof Tagged tagged) {
      Thing thing = tagged.$thing();
      if (thing == null || thing.execution != execution) {
        return adopt(object); // a static field has it
      } else if (thing.isPrivate && thing.maker != cpu) {
        throw new IllegalStateException(
            "CPU " + cpu + " reaches what nobody published: " + object.getClass());
      }
      return thing.isPrivate ? null : thing;
    }
    Thing thing = others.get(object);
    return thing == null && object instanceof Statics.Holder ? adopt(object) : thing;
  }

  /** {@code object} can be reached by all CPUs, though no object of the setup leads there. */
  Thing adopt(Object object) {
    toVisit.add(object);
    reach(Thing.SETUP, false);
    return object instanceof Tagged tagged ? tagged.$thing() : others.get(object);
  }

  /** {@code cpu} stores {@code value} in {@code base}. */
  void stored(Object base, Object value, int cpu) {
    if (value != null && !isReached(value) && shared(base, cpu) != null) {
      toVisit.add(value);
      reach(cpu, false);
    }
  }

  private boolean isReached(Object object) {
    if (object instanceof Tagged tagged) {
      Thing thing = tagged.$thing();
      return thing != null && thing.execution == execution && !thing.isPrivate;
    }
    return isLeaf(object) || others.get(object) != null;
  }

  /** Immutable, or a class of the JDK that is taken for one location as a whole. */
  private static boolean isLeaf(Object object) {
    return object instanceof Enum
        || object instanceof Class
        || object instanceof String
        || (object instanceof Number && !object.getClass().getName().startsWith("java.util"));
  }

  private void reach(int maker, boolean numbered) {
    for (Object object = toVisit.poll(); object != null; object = toVisit.poll()) {
      if (!isReached(object)) {
        Class<?> type = object.getClass();
        Class<?> arrayClass = type.isArray() ? type : null;
        Thing thing = new Thing(execution, maker, false, numbered ? ordinals++ : -1, arrayClass);
        if (object instanceof Tagged tagged) {
          tagged.$thing(thing);
        } else {
          others.put(object, thing);
        }
        visitReferences(object, type);
      }
    }
  }

  private void visitReferences(Object object, Class<?> type) {
    if (object instanceof Object[] array) {
      for (Object element : array) {
        if (element != null) {
          toVisit.add(element);
        }
      }
    } else if (object instanceof AtomicReference<?> holder) {
      if (holder.get() != null) {
        toVisit.add(holder.get());
      }
    } else if (!type.isArray()) {
      try {
        for (MethodHandle reference : REFERENCES.get(type)) {
          Object value = (Object) reference.invokeExact(object);
          if (value != null) {
            toVisit.add(value);
          }
        }
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Readers of the fields with references; none for classes of the JDK. */
  private static MethodHandle[] references(Class<?> type) {
    List<MethodHandle> readers = new ArrayList<>();
    for (Class<?> c = type; c != null && c.getClassLoader() != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !field.getType().isPrimitive()
            && field.getType() != Thing.class) {
          field.setAccessible(true);
          try {
            readers.add(
                MethodHandles.lookup()
                    .unreflectGetter(field)
                    .asType(MethodType.methodType(Object.class, Object.class)));
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return readers.toArray(MethodHandle[]::new);
  }
}
