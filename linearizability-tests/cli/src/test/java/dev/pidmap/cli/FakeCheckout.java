package dev.pidmap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The launcher in a checkout of one source file, on a machine that has nothing but a shell and the
 * usual small programs; JDKs, Maven and apt-get are scripts that tell what was asked of them.
 */
final class FakeCheckout {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "cksum",
          "cp",
          "dirname",
          "find",
          "grep",
          "head",
          "ls",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "sort");

  private final Path root;
  private final Path bin;
  private final Path jvms;
  private final Map<String, String> environment = new TreeMap<>();

  FakeCheckout(Path folder) {
    root = folder.resolve("a checkout");
    bin = folder.resolve("bin");
    jvms = folder.resolve("jvms");
    try {
      Files.createDirectories(jvms);
      Files.createDirectories(bin);
      Files.createDirectories(root.resolve(".mvn"));
      for (String module : List.of("spec", "impl", "linearizability-tests")) {
        Files.createDirectories(root.resolve(module).resolve("src"));
      }
      Files.writeString(root.resolve("pom.xml"), "<project/>");
      Files.copy(launcher(), root.resolve("pidmap"));
      for (String tool : TOOLS) {
        Files.createSymbolicLink(bin.resolve(tool), onPath(tool));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    program("id", "echo 1000");
    set("PATH", bin.toString());
    set("PIDMAP_JVM_DIR", jvms.toString());
  }

  /** The launcher of this project; tests run in the folder of their module. */
  private static Path launcher() {
    return Path.of("../../pidmap").toAbsolutePath().normalize();
  }

  private static Path onPath(String tool) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(tool + " is not on the PATH"));
  }

  /** Puts a program on the PATH. */
  FakeCheckout program(String name, String script) {
    script(bin.resolve(name), script);
    return this;
  }

  /** Puts a JDK where distributions put them; its java tells its release and its arguments. */
  FakeCheckout jdk(String version) {
    Path home = home(version);
    script(home.resolve("bin/javac"), "exit 1");
    script(home.resolve("bin/java"), "echo java " + version + " \"$@\"; exit ${JAVA_EXIT:-0}");
    write(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return this;
  }

  Path home(String version) {
    return jvms.resolve("jdk-" + version);
  }

  /** Puts a Maven on the PATH that builds, and says so in {@link #builds}. */
  FakeCheckout maven() {
    return program(
        "mvn",
        """
        echo "$JAVA_HOME" >>builds
        mkdir -p linearizability-tests/cli/target/lib
        echo >linearizability-tests/cli/target/pidmap-cli-1.jar
        echo >linearizability-tests/cli/target/lib/a.jar
        """);
  }

  /** The JDK of each build so far. */
  List<String> builds() {
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? read(builds).lines().toList() : List.of();
  }

  FakeCheckout set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  FakeCheckout source(String content) {
    write(root.resolve("spec/src/A.java"), content);
    return this;
  }

  Path root() {
    return root;
  }

  /** Runs the launcher. */
  Ran run(String... args) {
    return run(root.resolve("pidmap"), args);
  }

  Ran run(Path launcher, String... args) {
    List<String> command =
        new ArrayList<>(List.of(bin.resolve("sh").toString(), launcher.toString()));
    command.addAll(List.of(args));
    try {
      Path out = Files.createTempFile(root, "out", "");
      Path err = Files.createTempFile(root, "err", "");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(bin.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      int code = builder.start().waitFor();
      return new Ran(code, read(out), read(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void script(Path file, String content) {
    write(file, "#!/bin/sh\n" + content + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make " + file + " executable");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
