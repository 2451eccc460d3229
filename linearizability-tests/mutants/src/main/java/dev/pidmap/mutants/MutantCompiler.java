package dev.pidmap.mutants;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the shipped sources of a module, patched, into a folder of their own. */
public final class MutantCompiler {
  private final Path root;
  private final Path classes;

  /**
   * @param root of the checkout
   * @param classes where each mutant gets a folder of its name
   */
  public MutantCompiler(Path root, Path classes) {
    this.root = root.toAbsolutePath().normalize();
    this.classes = classes.toAbsolutePath().normalize();
  }

  /** The sources of the map or of the contract as they are. */
  public Path unchanged(Family family) {
    return compile("Unchanged-" + family.label(), family, List.of());
  }

  /** The folder with the classes of {@code mutant}. */
  public Path compile(Mutant mutant) {
    return compile(mutant.name(), mutant.family(), mutant.edits());
  }

  private Path compile(String name, Family family, List<Edit> edits) {
    Module module = new Module(root, family.module());
    Path folder = classes.resolve(name);
    StringWriter messages = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Files.createDirectories(folder);
      List<String> options = new ArrayList<>(List.of("-d", folder.toString()));
      options.addAll(List.of("--release", "17", "-proc:none", "-nowarn"));
      options.addAll(List.of("-cp", module.libraries()));
      List<JavaFileObject> patched = patched(module.sources(), edits);
      if (!compiler.getTask(messages, files, null, options, null, patched).call()) {
        throw new IllegalStateException(name + " does not compile:\n" + messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static List<JavaFileObject> patched(Path sources, List<Edit> edits) throws IOException {
    List<JavaFileObject> units = new ArrayList<>();
    Set<Edit> applied = new HashSet<>();
    for (Path file : files(sources)) {
      String text = Files.readString(file);
      for (Edit edit : edits) {
        if (file.endsWith(Path.of("dev", "pidmap").resolve(edit.file() + ".java"))) {
          text = edit.applyTo(text);
          applied.add(edit);
        }
      }
      units.add(new Source(file.toUri(), text));
    }
    for (Edit edit : edits) {
      if (!applied.contains(edit)) {
        throw new IllegalStateException("no source file " + edit.file());
      }
    }
    return units;
  }

  private static List<Path> files(Path sources) throws IOException {
    try (Stream<Path> all = Files.walk(sources)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(URI uri, String text) {
      super(uri, Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
