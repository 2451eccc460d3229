package dev.pidmap.simulator.instrument;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the place in a constructor from which on {@code this} is an object: after the call of
 * another constructor. Before it, an access to {@code this} cannot be passed on.
 */
final class ConstructorStart extends MethodVisitor {
  private final MethodInstrumenter code;
  private final String name;
  private final String superName;
  private final boolean isRoot;
  private int others;
  private boolean constructed;

  ConstructorStart(MethodInstrumenter code, String name, String superName, boolean isRoot) {
    super(Opcodes.ASM9, code);
    this.code = code;
    this.name = name;
    this.superName = superName;
    this.isRoot = isRoot;
    code.setConstructed(false);
  }

  private boolean isOwnClass(String type) {
    return type.equals(name) || type.equals(superName);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (!constructed && opcode == Opcodes.NEW && isOwnClass(type)) {
      others++;
    }
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String method, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
    if (constructed
        || opcode != Opcodes.INVOKESPECIAL
        || !method.equals("<init>")
        || !isOwnClass(owner)) {
      return;
    }
    if (others > 0) {
      others--;
      return;
    }
    constructed = true;
    code.setConstructed(true);
    if (isRoot && owner.equals(superName)) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.call("allocated", "(Ljava/lang/Object;)V");
    }
  }
}
