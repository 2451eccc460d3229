package dev.pidmap.tla;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which accesses the methods of the map make. A lambda belongs to the method that has it. */
final class CallSites {
  private static final String PACKAGE = "dev/pidmap/percpu/";

  private final Map<String, Set<String>> accesses = new TreeMap<>();
  private final Map<String, Set<String>> calls = new TreeMap<>();
  private final Map<String, String> idOf = new HashMap<>();
  private final Set<String> accessors = new HashSet<>();

  private CallSites() {}

  static CallSites ofTheMap() throws IOException {
    CallSites sites = new CallSites();
    Shipped.accessors()
        .forEach(
            (id, accessor) -> {
              sites.accessors.add(accessor);
              sites.idOf.put(accessor.substring(accessor.indexOf('.') + 1), id);
            });
    Shipped.classes().forEach(sites::read);
    return sites;
  }

  /** The methods with an access, such as {@code Claim.at}; accessors are none. */
  Set<String> methods() {
    return accesses.keySet();
  }

  /**
   * The ids of the accesses that {@code method} makes itself, or by methods not in {@code named}.
   */
  Set<String> madeBy(String method, Set<String> named) {
    Set<String> ids = new TreeSet<>();
    reach(method, named, new HashSet<>(), ids);
    return ids;
  }

  /** {@code method}, and the methods not in {@code named} that do something for it. */
  Set<String> reachedFrom(String method, Set<String> named) {
    Set<String> reached = new TreeSet<>();
    reach(method, named, reached, new TreeSet<>());
    return reached;
  }

  private void reach(String method, Set<String> named, Set<String> reached, Set<String> ids) {
    if (reached.add(method)) {
      ids.addAll(accesses.getOrDefault(method, Set.of()));
      for (String called : calls.getOrDefault(method, Set.of())) {
        if (!named.contains(called)) {
          reach(called, named, reached, ids);
        }
      }
    }
  }

  private void read(String type, byte[] classFile) {
    String simple = type.substring(type.lastIndexOf('$') + 1);
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                String method = simple + "." + plain(name);
                return accessors.contains(method) ? null : new Calls(method);
              }
            },
            ClassReader.SKIP_DEBUG);
  }

  private static String plain(String method) {
    return method.startsWith("lambda$") ? method.split("\\$", -1)[1] : method;
  }

  private final class Calls extends MethodVisitor {
    private final String method;

    Calls(String method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String descriptor, boolean isInterface) {
      call(owner, called);
    }

    /** A method that is passed on, as in {@code PidRecord::isGone}. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          call(handle.getOwner(), handle.getName());
        }
      }
    }

    private void call(String owner, String called) {
      if (!owner.startsWith(PACKAGE)) {
        return;
      }
      String id = idOf.get(called);
      if (id != null) {
        accesses.computeIfAbsent(method, m -> new TreeSet<>()).add(id);
        return;
      }
      String simple = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
      calls.computeIfAbsent(method, m -> new TreeSet<>()).add(simple + "." + plain(called));
    }
  }
}
