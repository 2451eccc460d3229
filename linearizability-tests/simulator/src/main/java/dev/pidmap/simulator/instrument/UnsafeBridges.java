package dev.pidmap.simulator.instrument;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Methods that stand for accesses by {@code Unsafe}, as the JDK and its imitators make them: they
 * tell the probe and make the access. Only lines are counted through it; the exploration of
 * interleavings does not know how a compare-and-set of {@code Unsafe} went.
 */
final class UnsafeBridges {
  private static final String ACCESS = "(Ljava/lang/Object;J";
  private static final String PROBE = "(Ljava/lang/Object;J)V";

  private final String owner;
  private final boolean isInterface;
  private final Map<String, Bridge> bridges = new LinkedHashMap<>();

  UnsafeBridges(String owner, boolean isInterface) {
    this.owner = owner;
    this.isInterface = isInterface;
  }

  private record Bridge(String name, String unsafe, String method, String descriptor) {
    String bridgeDescriptor() {
      return "(L" + unsafe + ";" + descriptor.substring(1);
    }

    String kind() {
      if (method.startsWith("get") && !method.startsWith("getAnd")) {
        return "read";
      }
      return method.startsWith("put") ? "write" : "update";
    }
  }

  static boolean isAccess(String owner, String descriptor) {
    return (owner.equals("jdk/internal/misc/Unsafe") || owner.equals("sun/misc/Unsafe"))
        && descriptor.startsWith(ACCESS);
  }

  void call(MethodVisitor code, String unsafe, String method, String descriptor) {
    Bridge bridge =
        bridges.computeIfAbsent(
            method + descriptor,
            key -> new Bridge("$unsafe$" + bridges.size(), unsafe, method, descriptor));
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, owner, bridge.name, bridge.bridgeDescriptor(), isInterface);
  }

  /** Writes the bridges that were called. */
  void write(ClassVisitor to) {
    for (Bridge bridge : bridges.values()) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor code =
          to.visitMethod(access, bridge.name, bridge.bridgeDescriptor(), null, null);
      code.visitCode();
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitVarInsn(Opcodes.LLOAD, 2);
      code.visitMethodInsn(Opcodes.INVOKESTATIC, Instrumenter.PROBE, bridge.kind(), PROBE, false);
      Forwarding.write(
          code,
          bridge.bridgeDescriptor(),
          Opcodes.INVOKEVIRTUAL,
          bridge.unsafe,
          bridge.method,
          bridge.descriptor,
          false);
    }
  }
}
