package dev.pidmap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checkout that the commands work on, and what the launcher found for it.
 *
 * @param root the folder with the launcher
 * @param maven the mvn command
 * @param javaHome the JDK of every process started
 */
record Workspace(Path root, String maven, Path javaHome) {
  private static final Pattern MODULE = Pattern.compile("<module>\\s*([^<\\s]+)\\s*</module>");
  private static final Pattern FLAGS =
      Pattern.compile("<test\\.jvm\\.flags>([^<]*)</test\\.jvm\\.flags>");

  /** The one the launcher started this for. */
  static Workspace current() {
    String root = System.getProperty("pidmap.root");
    if (root == null) {
      throw Stop.unable("start this through the launcher ./pidmap, which knows its checkout");
    }
    return new Workspace(
        Path.of(root),
        System.getProperty("pidmap.maven", "mvn"),
        Path.of(System.getProperty("java.home")));
  }

  Path target() {
    return root.resolve("target");
  }

  Path suitesFile() {
    return root.resolve("linearizability-tests/suites.json");
  }

  String java() {
    return javaHome.resolve("bin/java").toString();
  }

  /** The modules of the build, as paths from the root. */
  List<String> modules() {
    List<String> modules = new ArrayList<>();
    Matcher m = MODULE.matcher(read(root.resolve("pom.xml")));
    while (m.find()) {
      modules.add(m.group(1));
    }
    return modules;
  }

  /** The flags of the JVMs that run the tests of {@code module}, as surefire gives them. */
  List<String> testFlags(String module) {
    Matcher own = FLAGS.matcher(read(root.resolve(module).resolve("pom.xml")));
    Matcher parent = FLAGS.matcher(read(root.resolve("pom.xml")));
    String flags = own.find() ? own.group(1) : parent.find() ? parent.group(1) : "";
    return flags.isBlank() ? List.of() : List.of(flags.strip().split("\\s+", -1));
  }

  /** The class path of the tests of {@code module}, as the build left it. */
  String testClassPath(String module) {
    Path target = root.resolve(module).resolve("target");
    return String.join(
        System.getProperty("path.separator"),
        target.resolve("test-classes").toString(),
        target.resolve("classes").toString(),
        read(target.resolve("test.classpath")).strip());
  }

  /**
   * Runs {@code work} while no other check or test runs in this checkout: two at once would write
   * the same build output.
   */
  int alone(IntSupplier work) {
    try {
      Files.createDirectories(target());
      try (FileChannel channel =
          FileChannel.open(
              target().resolve("pidmap-run.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        if (channel.tryLock() != null) {
          return work.getAsInt();
        }
      }
    } catch (IOException e) {
      throw Stop.unable("cannot write to " + target() + ": " + Texts.reason(e), e);
    }
    throw Stop.unable("another ./pidmap check or test is running in " + root + "; wait for it");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
