package dev.pidmap.simulator.instrument;

import dev.pidmap.simulator.Tagged;
import dev.pidmap.simulator.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites a class so that each of its accesses to memory, monitors and threads calls {@link
 * dev.pidmap.simulator.Probe} first. Only instructions without branches are put in, so the stack
 * maps of the compiler stay right and the JVM verifies the result.
 */
final class Instrumenter extends ClassVisitor {
  static final String PROBE = "dev/pidmap/simulator/Probe";
  private static final String TAG = "$thing";
  private static final String THING = Type.getInternalName(Thing.class);

  private final Hearing hearing;
  private final ClassShapes shapes;
  private final Predicate<String> instrumented;
  private String name;
  private String superName;
  private boolean isInterface;
  private VarHandleBridges bridges;
  private OpaqueBridges opaque;
  private UnsafeBridges unsafe;

  private Instrumenter(
      ClassVisitor next, Hearing hearing, ClassShapes shapes, Predicate<String> instrumented) {
    super(Opcodes.ASM9, next);
    this.hearing = hearing;
    this.shapes = shapes;
    this.instrumented = instrumented;
  }

  /**
   * The class file rewritten.
   *
   * @param instrumented whether the class of an internal name is rewritten too
   */
  static byte[] rewrite(
      byte[] classFile, Hearing hearing, ClassShapes shapes, Predicate<String> instrumented) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(
        Relocation.before(new Instrumenter(writer, hearing, shapes, instrumented), hearing),
        ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private boolean isRoot() {
    return !isInterface && !instrumented.test(superName);
  }

  /** Records and enums have no fields but final ones; they are told apart without a tag. */
  private boolean isTagged() {
    return hearing == Hearing.SHARED
        && isRoot()
        && !superName.equals("java/lang/Record")
        && !superName.equals("java/lang/Enum");
  }

  @Override
  public void visit(
      int version, int access, String ownName, String signature, String above, String[] faces) {
    name = ownName;
    superName = above;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    bridges = new VarHandleBridges(ownName, isInterface);
    opaque = new OpaqueBridges(ownName, isInterface);
    unsafe = new UnsafeBridges(ownName, isInterface);
    List<String> interfaces = new ArrayList<>(Arrays.asList(faces));
    if (isTagged()) {
      interfaces.add(Type.getInternalName(Tagged.class));
    }
    // A generic signature would hide the interface from reflection only.
    super.visit(version, access, ownName, signature, above, interfaces.toArray(String[]::new));
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    boolean locks = (access & Opcodes.ACC_SYNCHRONIZED) != 0;
    if (locks) {
      String body = "$locked$" + method;
      SynchronizedMethod.write(cv, name, access, method, body, descriptor, exceptions);
      return code(
          (access & ~(Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED))
              | Opcodes.ACC_PRIVATE
              | Opcodes.ACC_SYNTHETIC,
          body,
          descriptor,
          exceptions);
    }
    return code(access, method, descriptor, signature, exceptions);
  }

  private MethodVisitor code(int access, String method, String descriptor, String[] exceptions) {
    return code(access, method, descriptor, null, exceptions);
  }

  private MethodVisitor code(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return next;
    }
    MethodInstrumenter code =
        new MethodInstrumenter(next, hearing, shapes, instrumented, bridges, opaque, unsafe);
    return method.equals("<init>") ? new ConstructorStart(code, name, superName, isRoot()) : code;
  }

  @Override
  public void visitEnd() {
    bridges.write(cv);
    opaque.write(cv);
    unsafe.write(cv);
    if (isTagged()) {
      writeTag();
    }
    super.visitEnd();
  }

  private void writeTag() {
    String descriptor = "L" + THING + ";";
    FieldVisitor field =
        cv.visitField(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC,
            TAG,
            descriptor,
            null,
            null);
    field.visitEnd();
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
    MethodVisitor get = cv.visitMethod(access, TAG, "()" + descriptor, null, null);
    get.visitCode();
    get.visitVarInsn(Opcodes.ALOAD, 0);
    get.visitFieldInsn(Opcodes.GETFIELD, name, TAG, descriptor);
    get.visitInsn(Opcodes.ARETURN);
    get.visitMaxs(0, 0);
    get.visitEnd();
    MethodVisitor set = cv.visitMethod(access, TAG, "(" + descriptor + ")V", null, null);
    set.visitCode();
    set.visitVarInsn(Opcodes.ALOAD, 0);
    set.visitVarInsn(Opcodes.ALOAD, 1);
    set.visitFieldInsn(Opcodes.PUTFIELD, name, TAG, descriptor);
    set.visitInsn(Opcodes.RETURN);
    set.visitMaxs(0, 0);
    set.visitEnd();
  }
}
