package dev.pidmap.tla.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.tla.Actions;
import dev.pidmap.tla.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Recording costs nothing where it is off, and what it records has the names it has elsewhere. */
class TapTest {
  private static final Path ROOT = Path.of(System.getProperty("pidmap.root"));
  private static final List<String> MODULES =
      List.of(
          "Range",
          "Retire",
          "Namespace",
          "Allocate",
          "Claim",
          "Peek",
          "Close",
          "Release",
          "Search");
  private static final Pattern STEP = Pattern.compile("^  \\\\/ (\\w+)\\(t\\)$", Pattern.MULTILINE);
  private static final Pattern PC = Pattern.compile("(\\w+) \\|-> \"([A-Z]\\d+)\"");

  /** Whose methods the code of a class calls. */
  private static Set<String> called(byte[] classFile) {
    Set<String> owners = new TreeSet<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String called, String its, boolean isInterface) {
                    owners.add(owner);
                  }
                };
              }
            },
            ClassReader.SKIP_DEBUG);
    return owners;
  }

  /** No hook, no flag, no branch: the shipped code calls itself and the JDK. */
  @Test
  void whatIsShippedHasNoHook() throws IOException {
    for (Map.Entry<String, byte[]> type : Shipped.classes().entrySet()) {
      assertThat(called(type.getValue()))
          .as(type.getKey())
          .allMatch(owner -> owner.startsWith("[") || owner.startsWith("java/") || isApi(owner));
    }
  }

  private static boolean isApi(String owner) {
    return owner.matches("dev/pidmap/(percpu/)?\\w+(\\$\\w+)*");
  }

  /** The same look sees the taps where there are some. */
  @Test
  void whatIsTappedHasHooks() throws IOException {
    Set<String> tapped = new TreeSet<>();
    for (Map.Entry<String, byte[]> type : Shipped.classes().entrySet()) {
      if (called(TapInserter.tapped(type.getValue())).contains("dev/pidmap/tla/trace/Tap")) {
        tapped.add(type.getKey());
      }
    }
    assertThat(tapped).contains("Claim", "Retire", "Sweep", "Peek");
  }

  /** Each access is recorded, but for those by which the sweep, lanes and leaves come and go. */
  @Test
  void everyAccessIsTapped() throws IOException {
    Map<String, String> accessors = Shipped.accessors();
    accessors.keySet().removeAll(Set.of("N1", "N2", "N3", "N4", "D3", "D4", "T2"));
    Map<String, String> taps = new TreeMap<>();
    for (Access access : Access.values()) {
      taps.put(access.name(), access.type() + "." + access.method());
    }
    taps.remove("D3");
    assertThat(taps).isEqualTo(accessors);
  }

  /** The actions that a thread takes by its pc. */
  private static Set<String> steps(Path folder) throws IOException {
    Set<String> steps = new TreeSet<>();
    for (String module : MODULES) {
      STEP.matcher(Files.readString(folder.resolve(module + ".tla")))
          .results()
          .forEach(step -> steps.add(step.group(1)));
    }
    return steps;
  }

  /** The trace specification takes an event by the action that makes that access. */
  @Test
  void actionsMakeTheAccessesThatTheirEventsHave() throws IOException {
    Path folder = ROOT.resolve("spec/tla");
    Map<String, Set<String>> made = new TreeMap<>(Actions.of(folder).ids());
    made.replace("RemoveRange", Set.of("D2"));
    made.keySet().retainAll(steps(folder));
    Map<String, Set<String>> taken = new TreeMap<>();
    PC.matcher(Files.readString(folder.resolve("TracePerCpuPidMap.tla")))
        .results()
        .forEach(pc -> taken.put(pc.group(1), Set.of(pc.group(2))));
    assertThat(taken).isEqualTo(made);
  }
}
