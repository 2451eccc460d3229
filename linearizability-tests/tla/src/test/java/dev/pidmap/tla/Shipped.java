package dev.pidmap.tla;

import dev.pidmap.percpu.PerCpuPidMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** The code of the map as it is shipped. */
public final class Shipped {
  private static final Path SOURCES =
      Path.of(System.getProperty("pidmap.root"), "impl/java/src/main/java/dev/pidmap/percpu");
  private static final Pattern ACCESSOR =
      Pattern.compile("/\\*\\* ([A-Z]\\d+)\\.[^/]*\\*/\\s+(?:@\\w+\\(\\S+\\)\\s+)?[^(]*?(\\w+)\\(");

  private Shipped() {}

  /** By id, the accessor, such as {@code RangeSlots.slotVolatile}. */
  public static Map<String, String> accessors() throws IOException {
    Map<String, String> accessors = new TreeMap<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      ACCESSOR
          .matcher(text)
          .results()
          .forEach(found -> accessors.put(found.group(1), type(file) + "." + found.group(2)));
    }
    return accessors;
  }

  /** The class files by name, such as {@code Claim}, those of nested classes too. */
  public static Map<String, byte[]> classes() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (Path file : sources()) {
      byte[] outer = read(type(file));
      classes.put(type(file), outer);
      for (String nested : nestedIn(outer)) {
        classes.put(nested, read(nested));
      }
    }
    return classes;
  }

  private static byte[] read(String type) throws IOException {
    try (var in = PerCpuPidMap.class.getResourceAsStream(type + ".class")) {
      return in.readAllBytes();
    }
  }

  private static List<String> nestedIn(byte[] classFile) {
    List<String> nested = new ArrayList<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public void visitNestMember(String member) {
                nested.add(member.substring(member.lastIndexOf('/') + 1));
              }
            },
            ClassReader.SKIP_CODE);
    return nested;
  }

  private static String type(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.filter(file -> !file.endsWith("package-info.java")).sorted().toList();
    }
  }
}
