package dev.pidmap.tla.trace;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a bridge around each call of an accessor: it tells {@link Tap} before and after, with the
 * method in which the call stands.
 */
final class TapInserter extends ClassVisitor {
  private static final String TAP = Type.getInternalName(Tap.class);
  private static final String ACCESS = Type.getDescriptor(Access.class);
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String BEFORE = "(" + ACCESS + OBJECT + "[" + OBJECT + ")V";
  private static final String AFTER =
      "(" + ACCESS + "Ljava/lang/String;" + OBJECT + "[" + OBJECT + OBJECT + ")V";

  /** Classes that look at the map for the recorder. */
  private static final String OWN = "dev/pidmap/percpu/Traced";

  private record Bridge(
      String name, Access access, String at, String owner, String method, String descriptor) {
    String bridgeDescriptor() {
      return "(L" + owner + ";" + descriptor.substring(1);
    }
  }

  private final List<Bridge> bridges = new ArrayList<>();
  private String name;

  private TapInserter(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** The class file with taps. */
  static byte[] tapped(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    if (reader.getClassName().startsWith(OWN)) {
      return classFile;
    }
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new TapInserter(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version, int access, String own, String signature, String above, String[] interfaces) {
    name = own;
    super.visit(version, access, own, signature, above, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int flags, String method, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(flags, method, descriptor, signature, exceptions);
    String at = simple(name) + "." + plain(method);
    return new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String itsDescriptor, boolean isInterface) {
        Access access = Access.of(owner, called);
        if (access == null) {
          super.visitMethodInsn(opcode, owner, called, itsDescriptor, isInterface);
          return;
        }
        Bridge bridge =
            new Bridge("$tap$" + bridges.size(), access, at, owner, called, itsDescriptor);
        bridges.add(bridge);
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, name, bridge.name, bridge.bridgeDescriptor(), false);
      }
    };
  }

  private static String simple(String type) {
    String last = type.substring(type.lastIndexOf('/') + 1);
    return last.indexOf('$') < 0 ? last : last.substring(0, last.indexOf('$'));
  }

  /** A lambda stands in the method that has it. */
  private static String plain(String method) {
    return method.startsWith("lambda$") ? method.split("\\$", -1)[1] : method;
  }

  @Override
  public void visitEnd() {
    bridges.forEach(this::write);
    super.visitEnd();
  }

  private void write(Bridge bridge) {
    int flags = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor code = cv.visitMethod(flags, bridge.name, bridge.bridgeDescriptor(), null, null);
    code.visitCode();
    Type[] arguments = Type.getArgumentTypes(bridge.descriptor);
    Type result = Type.getReturnType(bridge.descriptor);
    int boxed = 1;
    for (Type argument : arguments) {
      boxed += argument.getSize();
    }
    box(code, arguments);
    code.visitVarInsn(Opcodes.ASTORE, boxed);
    loadAccess(code, bridge.access);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, boxed);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, TAP, "before", BEFORE, false);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    int local = 1;
    for (Type argument : arguments) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      local += argument.getSize();
    }
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, bridge.owner, bridge.method, bridge.descriptor, false);
    int kept = boxed + 1;
    if (result.getSort() != Type.VOID) {
      code.visitVarInsn(result.getOpcode(Opcodes.ISTORE), kept);
    }
    loadAccess(code, bridge.access);
    code.visitLdcInsn(bridge.at);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, boxed);
    loadBoxed(code, result, kept);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, TAP, "after", AFTER, false);
    if (result.getSort() != Type.VOID) {
      code.visitVarInsn(result.getOpcode(Opcodes.ILOAD), kept);
    }
    code.visitInsn(result.getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void loadAccess(MethodVisitor code, Access access) {
    String owner = Type.getInternalName(Access.class);
    code.visitFieldInsn(Opcodes.GETSTATIC, owner, access.name(), ACCESS);
  }

  private static void box(MethodVisitor code, Type[] arguments) {
    code.visitLdcInsn(arguments.length);
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    int local = 1;
    for (int i = 0; i < arguments.length; i++) {
      code.visitInsn(Opcodes.DUP);
      code.visitLdcInsn(i);
      loadBoxed(code, arguments[i], local);
      code.visitInsn(Opcodes.AASTORE);
      local += arguments[i].getSize();
    }
  }

  private static void loadBoxed(MethodVisitor code, Type type, int local) {
    if (type.getSort() == Type.VOID) {
      code.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
    String box =
        switch (type.getSort()) {
          case Type.BOOLEAN -> "java/lang/Boolean";
          case Type.INT -> "java/lang/Integer";
          case Type.LONG -> "java/lang/Long";
          default -> null;
        };
    if (box != null) {
      String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }
  }
}
