package dev.pidmap.simulator;

import dev.pidmap.simulator.Handles.Handle;
import dev.pidmap.simulator.Machine.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What instrumented code calls, each just before the instruction it stands for. While no machine is
 * {@linkplain #attach attached} nothing is heard.
 */
public final class Probe {
  private static Machine machine;

  /** Where classes of the JDK are that were moved so that they can be heard. */
  private static final String RELOCATED = "dev.pidmap.simulator.relocated";

  private Probe() {}

  private static boolean isHeard(Class<?> type) {
    return type.getPackageName().startsWith(RELOCATED);
  }

  /** Lets {@code hearer} hear from now on; null: nobody. */
  static void attach(Machine hearer) {
    machine = hearer;
  }

  // Fields and elements.

  public static void read(Object base, int field) {
    Machine m = machine;
    if (m != null) {
      m.access(base, field, Kind.READ);
    }
  }

  public static void write(Object base, int field) {
    Machine m = machine;
    if (m != null) {
      m.access(base, field, Kind.WRITE);
    }
  }

  public static void write(Object base, Object value, int field) {
    Machine m = machine;
    if (m != null) {
      m.access(base, field, Kind.WRITE);
      m.stored(base, value);
    }
  }

  public static void readStatic(int field) {
    Machine m = machine;
    if (m != null) {
      m.access(Statics.holder(field), field, Kind.READ);
    }
  }

  public static void writeStatic(int field) {
    Machine m = machine;
    if (m != null) {
      m.access(Statics.holder(field), field, Kind.WRITE);
    }
  }

  public static void writeStatic(Object value, int field) {
    Machine m = machine;
    if (m != null) {
      Object holder = Statics.holder(field);
      m.access(holder, field, Kind.WRITE);
      m.stored(holder, value);
    }
  }

  public static void readElement(Object array, int index) {
    Machine m = machine;
    if (m != null) {
      m.access(array, index, Kind.READ);
    }
  }

  /** The class of {@code object} is about to be asked for. */
  public static void header(Object object) {
    Machine m = machine;
    if (m != null && object != null) {
      m.access(object, Machine.HEADER, Kind.READ);
    }
  }

  public static void length(Object array) {
    Machine m = machine;
    if (m != null) {
      m.access(array, Machine.LENGTH, Kind.READ);
    }
  }

  // Stores into arrays, done here: no instruction duplicates three words of the stack.

  private static void writeElement(Object array, int index) {
    Machine m = machine;
    if (m != null) {
      m.access(array, index, Kind.WRITE);
    }
  }

  public static void store(Object[] array, int index, Object value) {
    Machine m = machine;
    if (m != null) {
      m.access(array, index, Kind.WRITE);
      m.stored(array, value);
    }
    array[index] = value;
  }

  public static void store(int[] array, int index, int value) {
    writeElement(array, index);
    array[index] = value;
  }

  public static void store(long[] array, int index, long value) {
    writeElement(array, index);
    array[index] = value;
  }

  public static void store(Object array, int index, int value) {
    writeElement(array, index);
    if (array instanceof byte[] bytes) {
      bytes[index] = (byte) value;
    } else {
      ((boolean[]) array)[index] = (value & 1) != 0;
    }
  }

  public static void store(char[] array, int index, int value) {
    writeElement(array, index);
    array[index] = (char) value;
  }

  public static void store(short[] array, int index, int value) {
    writeElement(array, index);
    array[index] = (short) value;
  }

  public static void store(float[] array, int index, float value) {
    writeElement(array, index);
    array[index] = value;
  }

  public static void store(double[] array, int index, double value) {
    writeElement(array, index);
    array[index] = value;
  }

  // VarHandles.

  public static VarHandle findVarHandle(
      MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    return Handles.instance(lookup, owner, name, type);
  }

  public static VarHandle findStaticVarHandle(
      MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    return Handles.ofStatic(lookup, owner, name, type);
  }

  public static VarHandle arrayElementVarHandle(Class<?> arrayClass) {
    return Handles.element(arrayClass);
  }

  private static Object base(Handle handle, Object base) {
    return handle.holder() == null ? base : handle.holder();
  }

  private static void access(VarHandle varHandle, Object base, int index, Kind kind) {
    Machine m = machine;
    if (m != null) {
      Handle handle = Handles.of(varHandle);
      m.access(base(handle, base), handle.isElement() ? index : handle.field(), kind);
    }
  }

  public static void read(VarHandle handle, Object base, int index) {
    access(handle, base, index, Kind.READ);
  }

  public static void write(VarHandle handle, Object base, int index) {
    access(handle, base, index, Kind.WRITE);
  }

  public static void update(VarHandle handle, Object base, int index) {
    access(handle, base, index, Kind.UPDATE);
  }

  public static void compareAndSet(VarHandle varHandle, Object base, int index, Object expected) {
    Machine m = machine;
    if (m != null) {
      Handle handle = Handles.of(varHandle);
      int place = handle.isElement() ? index : handle.field();
      m.compareAndSet(base(handle, base), place, handle, expected, 0);
    }
  }

  public static void compareAndSet(VarHandle varHandle, Object base, int index, long expected) {
    Machine m = machine;
    if (m != null) {
      Handle handle = Handles.of(varHandle);
      int place = handle.isElement() ? index : handle.field();
      m.compareAndSet(base(handle, base), place, handle, null, expected);
    }
  }

  /** How a compare-and-set went. */
  public static void updated(boolean wrote) {
    Machine m = machine;
    if (m != null) {
      m.updated(wrote);
    }
  }

  /** {@code value} was stored by a VarHandle, if {@code wrote}. */
  public static void stored(VarHandle handle, Object base, Object value, boolean wrote) {
    Machine m = machine;
    if (m != null && wrote) {
      m.stored(base(Handles.of(handle), base), value);
    }
  }

  /** {@code Unsafe} is about to access {@code base}; statics, which have none, are not heard. */
  public static void read(Object base, long offset) {
    at(base, offset, Kind.READ);
  }

  public static void write(Object base, long offset) {
    at(base, offset, Kind.WRITE);
  }

  public static void update(Object base, long offset) {
    at(base, offset, Kind.UPDATE);
  }

  private static void at(Object base, long offset, Kind kind) {
    Machine m = machine;
    if (m != null && base != null) {
      m.access(base, Offsets.place(base, offset), kind);
    }
  }

  public static void fence() {
    Machine m = machine;
    if (m != null) {
      m.fence();
    }
  }

  // Objects, monitors, threads.

  public static void shared(Object object) {
    Machine m = machine;
    if (m != null) {
      m.shared(object);
    }
  }

  public static void allocated(Object made) {
    Machine m = machine;
    if (m != null) {
      m.allocated(made);
    }
  }

  public static void enter(Object monitor) {
    Machine m = machine;
    if (m != null) {
      m.enter(monitor);
    }
  }

  public static void leave(Object monitor) {
    Machine m = machine;
    if (m != null) {
      m.leave(monitor);
    }
  }

  public static void spin() {
    Machine m = machine;
    if (m != null) {
      m.spin();
    }
  }

  public static Thread thread() {
    Machine m = machine;
    return m == null ? Thread.currentThread() : m.thread();
  }

  public static void park() {
    Machine m = machine;
    if (m != null) {
      m.park();
    }
  }

  public static void unpark(Thread thread) {
    Machine m = machine;
    if (m != null) {
      m.unpark(thread);
    }
  }

  /** {@code ThreadLocalRandom.nextSecondarySeed} of the JDK, the same in every run. */
  public static int nextSecondarySeed() {
    Machine m = machine;
    return m == null ? 1 : m.random();
  }

  /** Something is about to be done to {@code receiver} by code that may not be instrumented. */
  public static void inside(Object receiver) {
    Machine m = machine;
    if (m != null && receiver != null && !isHeard(receiver.getClass())) {
      m.access(receiver, Machine.INSIDE, Kind.UPDATE);
    }
  }
}
