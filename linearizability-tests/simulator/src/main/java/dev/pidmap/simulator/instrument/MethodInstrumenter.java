package dev.pidmap.simulator.instrument;

import dev.pidmap.simulator.Fields;
import java.util.Map;
import java.util.function.Predicate;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Puts a call of the probe before each instruction that accesses memory. */
final class MethodInstrumenter extends MethodVisitor {
  private static final String OBJECT = "(Ljava/lang/Object;)V";
  private static final String OBJECT_INT = "(Ljava/lang/Object;I)V";
  private static final String LOCK_SUPPORT = "java/util/concurrent/locks/LockSupport";
  private static final String METHOD_HANDLES = "java/lang/invoke/MethodHandles";
  private static final String LOOKUP = METHOD_HANDLES + "$Lookup";

  /** Methods that the probe has under the same name, with the receiver as first argument. */
  private static final Map<String, String> REPLACED =
      Map.of(
          LOOKUP + ".findVarHandle",
          "findVarHandle",
          LOOKUP + ".findStaticVarHandle",
          "findStaticVarHandle",
          METHOD_HANDLES + ".arrayElementVarHandle",
          "arrayElementVarHandle",
          "java/lang/Thread.currentThread",
          "thread",
          "java/lang/Thread.onSpinWait",
          "spin",
          "java/lang/Thread.yield",
          "spin",
          LOCK_SUPPORT + ".unpark",
          "unpark",
          "java/util/concurrent/ThreadLocalRandom.nextSecondarySeed",
          "nextSecondarySeed");

  private final Hearing hearing;
  private final ClassShapes shapes;
  private final Predicate<String> instrumented;
  private final VarHandleBridges bridges;
  private final OpaqueBridges opaque;
  private final UnsafeBridges unsafe;
  private boolean constructed = true;

  MethodInstrumenter(
      MethodVisitor next,
      Hearing hearing,
      ClassShapes shapes,
      Predicate<String> instrumented,
      VarHandleBridges bridges,
      OpaqueBridges opaque,
      UnsafeBridges unsafe) {
    super(Opcodes.ASM9, next);
    this.hearing = hearing;
    this.shapes = shapes;
    this.instrumented = instrumented;
    this.bridges = bridges;
    this.opaque = opaque;
    this.unsafe = unsafe;
  }

  void setConstructed(boolean value) {
    constructed = value;
  }

  void call(String method, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, Instrumenter.PROBE, method, descriptor, false);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    ClassShapes.Declared field = instrumented.test(owner) ? shapes.declared(owner, name) : null;
    if (field != null && instrumented.test(field.owner())) {
      int id = Fields.id(field.owner(), name);
      switch (opcode) {
        case Opcodes.GETFIELD -> beforeGet(field, id);
        case Opcodes.PUTFIELD -> beforePut(field, id, descriptor);
        case Opcodes.GETSTATIC -> beforeGetStatic(field, id);
        case Opcodes.PUTSTATIC -> beforePutStatic(field, id, descriptor);
        default -> throw new IllegalArgumentException("opcode " + opcode);
      }
    }
    super.visitFieldInsn(opcode, owner, name, descriptor);
    boolean table = opcode == Opcodes.GETSTATIC && descriptor.startsWith("[");
    if (field != null && table && !name.startsWith("$")) {
      mv.visitInsn(Opcodes.DUP);
      call("shared", OBJECT);
    }
  }

  private void beforeGet(ClassShapes.Declared field, int id) {
    if (!field.isFinal() || hearing == Hearing.LINES) {
      mv.visitInsn(Opcodes.DUP);
      mv.visitLdcInsn(id);
      call("read", OBJECT_INT);
    }
  }

  /** A final field is written while nobody else can know its object. */
  private void beforePut(ClassShapes.Declared field, int id, String descriptor) {
    if (field.isFinal() || !constructed) {
      return;
    }
    Type type = Type.getType(descriptor);
    if (type.getSize() == 2) {
      mv.visitInsn(Opcodes.DUP2_X1);
      mv.visitInsn(Opcodes.POP2);
      mv.visitInsn(Opcodes.DUP_X2);
      mv.visitLdcInsn(id);
      call("write", OBJECT_INT);
      return;
    }
    mv.visitInsn(Opcodes.DUP2);
    if (isReference(type)) {
      mv.visitLdcInsn(id);
      call("write", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
    } else {
      mv.visitInsn(Opcodes.POP);
      mv.visitLdcInsn(id);
      call("write", OBJECT_INT);
    }
  }

  private void beforeGetStatic(ClassShapes.Declared field, int id) {
    if (!field.isFinal()) {
      mv.visitLdcInsn(id);
      call("readStatic", "(I)V");
    }
  }

  private void beforePutStatic(ClassShapes.Declared field, int id, String descriptor) {
    if (field.isFinal()) {
      return;
    }
    if (isReference(Type.getType(descriptor))) {
      mv.visitInsn(Opcodes.DUP);
      mv.visitLdcInsn(id);
      call("writeStatic", OBJECT_INT);
    } else {
      mv.visitLdcInsn(id);
      call("writeStatic", "(I)V");
    }
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  @Override
  public void visitInsn(int opcode) {
    switch (opcode) {
      case Opcodes.IALOAD,
          Opcodes.LALOAD,
          Opcodes.FALOAD,
          Opcodes.DALOAD,
          Opcodes.AALOAD,
          Opcodes.BALOAD,
          Opcodes.CALOAD,
          Opcodes.SALOAD -> {
        mv.visitInsn(Opcodes.DUP2);
        call("readElement", OBJECT_INT);
        super.visitInsn(opcode);
      }
      case Opcodes.AASTORE -> call("store", "([Ljava/lang/Object;ILjava/lang/Object;)V");
      case Opcodes.IASTORE -> call("store", "([III)V");
      case Opcodes.LASTORE -> call("store", "([JIJ)V");
      case Opcodes.BASTORE -> call("store", "(Ljava/lang/Object;II)V");
      case Opcodes.CASTORE -> call("store", "([CII)V");
      case Opcodes.SASTORE -> call("store", "([SII)V");
      case Opcodes.FASTORE -> call("store", "([FIF)V");
      case Opcodes.DASTORE -> call("store", "([DID)V");
      case Opcodes.MONITORENTER -> call("enter", OBJECT);
      case Opcodes.MONITOREXIT -> call("leave", OBJECT);
      case Opcodes.ARRAYLENGTH -> {
        if (hearing == Hearing.LINES) {
          mv.visitInsn(Opcodes.DUP);
          call("length", OBJECT);
        }
        super.visitInsn(opcode);
      }
      default -> super.visitInsn(opcode);
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    super.visitIntInsn(opcode, operand);
    if (opcode == Opcodes.NEWARRAY) {
      allocatedArray();
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode == Opcodes.INSTANCEOF && hearing == Hearing.LINES) {
      mv.visitInsn(Opcodes.DUP);
      call("header", OBJECT);
    }
    super.visitTypeInsn(opcode, type);
    if (opcode == Opcodes.ANEWARRAY) {
      allocatedArray();
    }
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    super.visitMultiANewArrayInsn(descriptor, dimensions);
    allocatedArray();
  }

  private void allocatedArray() {
    if (hearing == Hearing.LINES) {
      mv.visitInsn(Opcodes.DUP);
      call("allocated", OBJECT);
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    String replacement = REPLACED.get(owner + "." + name);
    if (replacement != null) {
      boolean hasReceiver = opcode != Opcodes.INVOKESTATIC;
      call(replacement, hasReceiver ? "(L" + owner + ";" + descriptor.substring(1) : descriptor);
    } else if (VarHandleBridges.isAccess(owner, name)) {
      bridges.call(mv, name, descriptor);
    } else if (UnsafeBridges.isAccess(owner, descriptor) && hearing == Hearing.LINES) {
      unsafe.call(mv, owner, name, descriptor);
    } else if (owner.equals(LOCK_SUPPORT) && name.startsWith("park")) {
      popArguments(descriptor);
      call("park", "()V");
    } else if (OpaqueBridges.isOpaque(opcode, owner) && !instrumented.test(owner)) {
      opaque.call(mv, opcode, owner, name, descriptor, isInterface);
    } else {
      if (owner.equals("java/lang/invoke/VarHandle") && name.endsWith("Fence")) {
        call("fence", "()V");
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      if (name.equals("clone") && owner.startsWith("[")) {
        allocatedArray();
      }
    }
  }

  private void popArguments(String descriptor) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    for (int i = arguments.length - 1; i >= 0; i--) {
      mv.visitInsn(arguments[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
    }
  }
}
