package dev.pidmap.simulator.instrument;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Methods that stand for calls of collections and concurrent classes of the JDK, whose code is not
 * instrumented: each is one access to all that is inside the receiver.
 */
final class OpaqueBridges {
  private final String owner;
  private final boolean isInterface;
  private final Map<String, Bridge> bridges = new LinkedHashMap<>();

  OpaqueBridges(String owner, boolean isInterface) {
    this.owner = owner;
    this.isInterface = isInterface;
  }

  private record Bridge(
      String name, int opcode, String owner, String method, String descriptor, boolean isFace) {
    String bridgeDescriptor() {
      return "(L" + owner + ";" + descriptor.substring(1);
    }
  }

  /** Whether a call runs code that changes a mutable object of the JDK unheard. */
  static boolean isOpaque(int opcode, String owner) {
    return (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE)
        && owner.startsWith("java/util/")
        && !owner.startsWith("java/util/function/")
        && !owner.startsWith("java/util/stream/");
  }

  void call(
      MethodVisitor code,
      int opcode,
      String callee,
      String method,
      String descriptor,
      boolean isFace) {
    Bridge bridge =
        bridges.computeIfAbsent(
            callee + "." + method + descriptor,
            key ->
                new Bridge(
                    "$inside$" + bridges.size(), opcode, callee, method, descriptor, isFace));
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
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC, Instrumenter.PROBE, "inside", "(Ljava/lang/Object;)V", false);
      Forwarding.write(
          code,
          bridge.bridgeDescriptor(),
          bridge.opcode,
          bridge.owner,
          bridge.method,
          bridge.descriptor,
          bridge.isFace);
    }
  }
}
