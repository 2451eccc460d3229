package dev.pidmap.simulator.instrument;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Arrays of the JDK under names of our own: a class loader may not define a class of {@code java},
 * and as it is, each call of one would be an access to the whole array.
 */
final class Relocation extends Remapper {
  private static final String FROM = "java/util/concurrent/atomic/";
  private static final String TO = "dev/pidmap/simulator/relocated/";
  private static final Set<String> ARRAYS =
      Set.of("AtomicIntegerArray", "AtomicLongArray", "AtomicReferenceArray");

  private Relocation() {
    super(Opcodes.ASM9);
  }

  /** Whether {@code name} is a class that was moved. */
  static boolean isMoved(String name) {
    return name.startsWith(TO);
  }

  /** Where the class file of {@code name} is. */
  static String origin(String name) {
    return isMoved(name) ? FROM + name.substring(TO.length()) : name;
  }

  /** Names what was moved by its new name, for {@code next}. */
  static ClassVisitor before(ClassVisitor next) {
    return new ClassRemapper(next, new Relocation());
  }

  @Override
  public String map(String name) {
    return name.startsWith(FROM) && ARRAYS.contains(name.substring(FROM.length()))
        ? TO + name.substring(FROM.length())
        : name;
  }
}
