package dev.pidmap.simulator;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/**
 * What the VarHandles of instrumented classes stand for. A VarHandle does not tell which field it
 * accesses, so it is asked where it is made.
 */
final class Handles {
  private static final int SIZE = 1 << 14;
  private static final VarHandle[] KEYS = new VarHandle[SIZE];
  private static final Handle[] VALUES = new Handle[SIZE];
  private static int count;

  private Handles() {}

  /**
   * What a VarHandle accesses.
   *
   * @param field the number of a field, or -1 for elements of arrays
   * @param holder stands for the class of a static field; else null
   * @param reader reads the field of an object, as Object or widened to long
   */
  record Handle(int field, Object holder, Class<?> type, MethodHandle reader) {
    boolean isElement() {
      return field < 0;
    }
  }

  static VarHandle instance(MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    VarHandle made = lookup.findVarHandle(owner, name, type);
    MethodHandle get = made.toMethodHandle(VarHandle.AccessMode.GET);
    put(made, new Handle(field(owner, name), null, type, widened(get, type)));
    return made;
  }

  static VarHandle ofStatic(MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    VarHandle made = lookup.findStaticVarHandle(owner, name, type);
    int field = field(owner, name);
    MethodHandle get =
        MethodHandles.dropArguments(made.toMethodHandle(VarHandle.AccessMode.GET), 0, Object.class);
    put(made, new Handle(field, Statics.holder(field), type, widened(get, type)));
    return made;
  }

  static VarHandle element(Class<?> arrayClass) {
    VarHandle made = MethodHandles.arrayElementVarHandle(arrayClass);
    put(made, new Handle(-1, null, arrayClass.getComponentType(), null));
    return made;
  }

  private static int field(Class<?> owner, String name) {
    return Fields.id(owner.getName().replace('.', '/'), name);
  }

  private static MethodHandle widened(MethodHandle get, Class<?> type) {
    return MethodHandles.explicitCastArguments(
        get, MethodType.methodType(type.isPrimitive() ? long.class : Object.class, Object.class));
  }

  private static synchronized void put(VarHandle key, Handle value) {
    int at = index(key);
    if (KEYS[at] == null && ++count > SIZE / 2) {
      throw new IllegalStateException("more VarHandles than expected");
    }
    VALUES[at] = value;
    KEYS[at] = key;
  }

  /** What {@code handle} accesses. */
  static Handle of(VarHandle handle) {
    int at = index(handle);
    if (KEYS[at] == null) {
      throw new IllegalStateException("a VarHandle from elsewhere: " + handle);
    }
    return VALUES[at];
  }

  private static int index(VarHandle key) {
    int at = System.identityHashCode(key) & (SIZE - 1);
    while (KEYS[at] != null && KEYS[at] != key) {
      at = (at + 1) & (SIZE - 1);
    }
    return at;
  }
}
