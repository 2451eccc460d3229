package dev.pidmap.simulator.instrument;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method in place of a synchronized one: enters the simulated monitor around a call of its body.
 */
final class SynchronizedMethod {
  private SynchronizedMethod() {}

  static void write(
      ClassVisitor to,
      String owner,
      int access,
      String name,
      String body,
      String descriptor,
      String[] exceptions) {
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    MethodVisitor code =
        to.visitMethod(access & ~Opcodes.ACC_SYNCHRONIZED, name, descriptor, null, exceptions);
    Label begin = new Label();
    Label end = new Label();
    Label handler = new Label();
    code.visitCode();
    code.visitTryCatchBlock(begin, end, handler, null);
    monitor(code, owner, isStatic, "enter");
    code.visitLabel(begin);
    List<Object> frame = new ArrayList<>();
    int local = 0;
    if (!isStatic) {
      code.visitVarInsn(Opcodes.ALOAD, local++);
      frame.add(owner);
    }
    for (Type type : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      local += type.getSize();
      frame.add(frameType(type));
    }
    code.visitMethodInsn(
        isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL, owner, body, descriptor, false);
    code.visitLabel(end);
    monitor(code, owner, isStatic, "leave");
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitLabel(handler);
    code.visitFrame(
        Opcodes.F_NEW, frame.size(), frame.toArray(), 1, new Object[] {"java/lang/Throwable"});
    monitor(code, owner, isStatic, "leave");
    code.visitInsn(Opcodes.ATHROW);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void monitor(MethodVisitor code, String owner, boolean isStatic, String what) {
    if (isStatic) {
      code.visitLdcInsn(Type.getObjectType(owner));
    } else {
      code.visitVarInsn(Opcodes.ALOAD, 0);
    }
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, Instrumenter.PROBE, what, "(Ljava/lang/Object;)V", false);
  }

  private static Object frameType(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
      case Type.LONG -> Opcodes.LONG;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }
}
