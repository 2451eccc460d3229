package dev.pidmap.simulator.instrument;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The end of a bridge: the call that it stands for, with the arguments that it was given. */
final class Forwarding {
  private Forwarding() {}

  /**
   * Calls the method with all arguments of a static bridge and returns what it returns.
   *
   * @param bridgeDescriptor of the bridge: the receiver comes first
   */
  static void write(
      MethodVisitor code,
      String bridgeDescriptor,
      int opcode,
      String owner,
      String method,
      String descriptor,
      boolean isInterface) {
    int local = 0;
    for (Type type : Type.getArgumentTypes(bridgeDescriptor)) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      local += type.getSize();
    }
    code.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
