package dev.pidmap.simulator.instrument;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Methods that stand for calls of a VarHandle, one for each method and signature in a class: they
 * tell the probe, call the VarHandle, and tell how it went.
 */
final class VarHandleBridges {
  private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
  private static final String OBJECT = "Ljava/lang/Object;";

  private final String owner;
  private final boolean isInterface;
  private final Map<String, Bridge> bridges = new LinkedHashMap<>();

  VarHandleBridges(String owner, boolean isInterface) {
    this.owner = owner;
    this.isInterface = isInterface;
  }

  private enum Shape {
    READ("read", 0),
    WRITE("write", 1),
    UPDATE("update", 1),
    COMPARE_AND_SET("compareAndSet", 2),
    COMPARE_AND_EXCHANGE("update", 2);

    final String probe;
    final int values;

    Shape(String probe, int values) {
      this.probe = probe;
      this.values = values;
    }

    static Shape of(String method) {
      if (method.startsWith("compareAndExchange")) {
        return COMPARE_AND_EXCHANGE;
      } else if (method.contains("ompareAndSet")) {
        return COMPARE_AND_SET;
      } else if (method.startsWith("getAnd")) {
        return UPDATE;
      }
      return method.startsWith("get") ? READ : WRITE;
    }
  }

  private record Bridge(String name, String method, String descriptor) {}

  /** Whether {@code owner.method} is a call of a VarHandle that accesses memory. */
  static boolean isAccess(String owner, String method) {
    return owner.equals(VAR_HANDLE)
        && ((method.startsWith("get") && !method.equals("getClass"))
            || method.startsWith("set")
            || method.startsWith("compareAnd")
            || method.startsWith("weakCompareAndSet"));
  }

  /** Calls the bridge of {@code method} in place of it. */
  void call(MethodVisitor code, String method, String descriptor) {
    Bridge bridge =
        bridges.computeIfAbsent(
            method + descriptor,
            key -> new Bridge("$access$" + bridges.size(), method, descriptor));
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, owner, bridge.name, bridgeDescriptor(descriptor), isInterface);
  }

  private static String bridgeDescriptor(String descriptor) {
    return "(L" + VAR_HANDLE + ";" + descriptor.substring(1);
  }

  /** Writes the bridges that were called. */
  void write(ClassVisitor to) {
    for (Bridge bridge : bridges.values()) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor code =
          to.visitMethod(access, bridge.name, bridgeDescriptor(bridge.descriptor), null, null);
      code.visitCode();
      new Body(code, bridge).write();
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
  }

  private static final class Body {
    private final MethodVisitor code;
    private final Bridge bridge;
    private final Shape shape;
    private final Type[] arguments;
    private final int coordinates;

    Body(MethodVisitor code, Bridge bridge) {
      this.code = code;
      this.bridge = bridge;
      this.shape = Shape.of(bridge.method);
      this.arguments = Type.getArgumentTypes(bridge.descriptor);
      this.coordinates = arguments.length - shape.values;
    }

    void write() {
      if (coordinates < 0 || coordinates > 2) {
        throw new IllegalArgumentException("VarHandle." + bridge.method + bridge.descriptor);
      }
      loadLocation();
      if (shape == Shape.COMPARE_AND_SET) {
        Type expected = arguments[coordinates];
        load(coordinates);
        widen(expected);
        String type = isReference(expected) ? OBJECT : "J";
        probe("compareAndSet", "(L" + VAR_HANDLE + ";" + OBJECT + "I" + type + ")V");
      } else {
        probe(shape.probe, "(L" + VAR_HANDLE + ";" + OBJECT + "I)V");
      }
      code.visitVarInsn(Opcodes.ALOAD, 0);
      for (int i = 0; i < arguments.length; i++) {
        load(i);
      }
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, VAR_HANDLE, bridge.method, bridge.descriptor, false);
      tell();
      code.visitInsn(Type.getReturnType(bridge.descriptor).getOpcode(Opcodes.IRETURN));
    }

    /** After the access: its result, if any, is on the stack and stays there. */
    private void tell() {
      boolean reference = shape.values > 0 && isReference(arguments[arguments.length - 1]);
      if (shape == Shape.COMPARE_AND_SET) {
        code.visitInsn(Opcodes.DUP);
        probe("updated", "(Z)V");
      }
      if (!reference) {
        return;
      }
      if (shape == Shape.COMPARE_AND_SET) {
        code.visitInsn(Opcodes.DUP);
        int wrote = 1;
        for (Type argument : arguments) {
          wrote += argument.getSize();
        }
        code.visitVarInsn(Opcodes.ISTORE, wrote);
        loadStored();
        code.visitVarInsn(Opcodes.ILOAD, wrote);
      } else {
        loadStored();
        code.visitInsn(Opcodes.ICONST_1);
      }
      probe("stored", "(L" + VAR_HANDLE + ";" + OBJECT + OBJECT + "Z)V");
    }

    private void loadStored() {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      loadBase();
      load(arguments.length - 1);
    }

    private void loadLocation() {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      loadBase();
      if (coordinates == 2) {
        load(1);
      } else {
        code.visitInsn(Opcodes.ICONST_0);
      }
    }

    private void loadBase() {
      if (coordinates == 0) {
        code.visitInsn(Opcodes.ACONST_NULL);
      } else {
        load(0);
      }
    }

    private void load(int argument) {
      int local = 1;
      for (int i = 0; i < argument; i++) {
        local += arguments[i].getSize();
      }
      code.visitVarInsn(arguments[argument].getOpcode(Opcodes.ILOAD), local);
    }

    private void widen(Type type) {
      switch (type.getSort()) {
        case Type.FLOAT -> {
          code.visitMethodInsn(
              Opcodes.INVOKESTATIC, "java/lang/Float", "floatToRawIntBits", "(F)I", false);
          code.visitInsn(Opcodes.I2L);
        }
        case Type.DOUBLE ->
            code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/lang/Double", "doubleToRawLongBits", "(D)J", false);
        case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT ->
            code.visitInsn(Opcodes.I2L);
        default -> {}
      }
    }

    private static boolean isReference(Type type) {
      return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private void probe(String method, String descriptor) {
      code.visitMethodInsn(Opcodes.INVOKESTATIC, Instrumenter.PROBE, method, descriptor, false);
    }
  }
}
