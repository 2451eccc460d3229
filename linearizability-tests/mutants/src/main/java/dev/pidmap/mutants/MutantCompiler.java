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

/** Compiles the shipped sources, patched, into a folder of their own. */
public final class MutantCompiler {
  private final Path sources;
  private final Path classes;

  /**
   * @param sources root of the shipped sources
   * @param classes where each mutant gets a folder of its name
   */
  public MutantCompiler(Path sources, Path classes) {
    this.sources = sources;
    this.classes = classes;
  }

  /** The sources as they are. */
  public Path unchanged() {
    return compile("unchanged", List.of());
  }

  /** The folder with the classes of {@code mutant}. */
  public Path compile(Mutant mutant) {
    return compile(mutant.name(), mutant.edits());
  }

  private Path compile(String name, List<Edit> edits) {
    Path folder = classes.resolve(name);
    StringWriter messages = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Files.createDirectories(folder);
      List<String> options =
          List.of("-d", folder.toString(), "--release", "17", "-proc:none", "-nowarn");
      List<JavaFileObject> patched = patched(edits);
      if (!compiler.getTask(messages, files, null, options, null, patched).call()) {
        throw new IllegalStateException(name + " does not compile:\n" + messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private List<JavaFileObject> patched(List<Edit> edits) throws IOException {
    List<JavaFileObject> units = new ArrayList<>();
    Set<Edit> applied = new HashSet<>();
    for (Path file : sourceFiles()) {
      String text = Files.readString(file);
      for (Edit edit : edits) {
        if (file.endsWith(Path.of("dev", "pidmap", "percpu", edit.file() + ".java"))) {
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

  private List<Path> sourceFiles() throws IOException {
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
