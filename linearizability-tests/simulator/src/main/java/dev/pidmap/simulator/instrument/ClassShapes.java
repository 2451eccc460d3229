package dev.pidmap.simulator.instrument;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/** Which class declares a field that an instruction names, read from class files. */
final class ClassShapes {
  private final Function<String, byte[]> classFiles;
  private final Map<String, Shape> shapes = new HashMap<>();

  /**
   * @param classFiles the class file of an internal name, or null where there is none
   */
  ClassShapes(Function<String, byte[]> classFiles) {
    this.classFiles = classFiles;
  }

  /** A field as its class declares it. */
  record Declared(String owner, String name, int access) {
    boolean isFinal() {
      return (access & Opcodes.ACC_FINAL) != 0;
    }
  }

  private record Shape(String superName, List<String> interfaces, Map<String, Integer> fields) {}

  /** The field that {@code owner.name} means, or null where no class file tells. */
  Declared declared(String owner, String name) {
    Shape shape = shape(owner);
    if (shape == null) {
      return null;
    }
    Integer access = shape.fields.get(name);
    if (access != null) {
      return new Declared(owner, name, access);
    }
    for (String above : shape.interfaces) {
      Declared found = declared(above, name);
      if (found != null) {
        return found;
      }
    }
    return shape.superName == null ? null : declared(shape.superName, name);
  }

  private Shape shape(String name) {
    if (!shapes.containsKey(name)) {
      shapes.put(name, read(name));
    }
    return shapes.get(name);
  }

  private Shape read(String name) {
    byte[] file = classFiles.apply(name);
    if (file == null) {
      return null;
    }
    ClassReader reader = new ClassReader(file);
    Map<String, Integer> fields = new HashMap<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public FieldVisitor visitField(
              int access, String field, String descriptor, String signature, Object value) {
            fields.put(field, access);
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return new Shape(reader.getSuperName(), List.of(reader.getInterfaces()), fields);
  }
}
