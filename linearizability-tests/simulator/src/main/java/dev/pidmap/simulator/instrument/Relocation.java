package dev.pidmap.simulator.instrument;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Concurrent classes of the JDK under names of our own: a class loader may not define a class of
 * {@code java}, and as it is, each call of one would be an access to all that is inside.
 */
final class Relocation extends Remapper {
  private static final String FROM = "java/util/concurrent/";
  private static final String TO = "dev/pidmap/simulator/relocated/";

  private static final List<String> ARRAYS =
      List.of("atomic/AtomicIntegerArray", "atomic/AtomicLongArray", "atomic/AtomicReferenceArray");

  /** Those that access memory by {@code Unsafe}, of which only the lines are heard. */
  private static final List<String> UNSAFE =
      List.of(
          "atomic/AtomicInteger",
          "locks/AbstractOwnableSynchronizer",
          "locks/AbstractQueuedSynchronizer",
          "locks/ReentrantLock",
          "ConcurrentHashMap",
          "ConcurrentSkipListMap");

  private final Hearing hearing;

  private Relocation(Hearing hearing) {
    super(Opcodes.ASM9);
    this.hearing = hearing;
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
  static ClassVisitor before(ClassVisitor next, Hearing hearing) {
    return new ClassRemapper(next, new Relocation(hearing));
  }

  @Override
  public String map(String name) {
    if (!name.startsWith(FROM)) {
      return name;
    }
    String rest = name.substring(FROM.length());
    int nested = rest.indexOf('$');
    String top = nested < 0 ? rest : rest.substring(0, nested);
    boolean moved = ARRAYS.contains(top) || (hearing == Hearing.LINES && UNSAFE.contains(top));
    return moved ? TO + rest : name;
  }
}
