package dev.pidmap.simulator.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Loads the classes under test so that their accesses to memory are heard. The same class files as
 * everywhere else, from the class path, unless a folder with others is named.
 */
public final class SimLoader extends ClassLoader {
  private final Hearing hearing;
  private final Predicate<String> instrumented;
  private final Predicate<String> alongside;
  private final List<Path> folders;
  private final UnaryOperator<byte[]> edit;
  private final ClassShapes shapes = new ClassShapes(this::classFile);

  private SimLoader(Builder builder) {
    super("simulator", SimLoader.class.getClassLoader());
    hearing = builder.hearing;
    instrumented = builder.instrumented.or(Relocation::isMoved);
    alongside = builder.alongside;
    folders = List.copyOf(builder.folders);
    edit = builder.edit;
  }

  /** A loader that hears {@code hearing}. */
  public static Builder hearing(Hearing hearing) {
    return new Builder(hearing);
  }

  /** Says which classes a loader is for. Names are those of class files: with slashes. */
  public static final class Builder {
    private final Hearing hearing;
    private Predicate<String> instrumented = name -> false;
    private Predicate<String> alongside = name -> false;
    private final List<Path> folders = new ArrayList<>();
    private UnaryOperator<byte[]> edit = UnaryOperator.identity();

    private Builder(Hearing hearing) {
      this.hearing = hearing;
    }

    /** Classes to instrument. */
    public Builder instrument(Predicate<String> names) {
      instrumented = instrumented.or(names);
      return this;
    }

    /** Classes to load as they are beside those, so that they see the same types. */
    public Builder alongside(Predicate<String> names) {
      alongside = alongside.or(names);
      return this;
    }

    /** Where to look for class files before the class path. */
    public Builder from(Path folder) {
      folders.add(folder);
      return this;
    }

    /** Rewrites every class file first, also of those that are not instrumented. */
    public Builder edit(UnaryOperator<byte[]> rewrite) {
      edit = rewrite;
      return this;
    }

    public SimLoader build() {
      return new SimLoader(this);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    String internal = name.replace('.', '/');
    boolean own = instrumented.test(internal);
    if (!own && !alongside.test(internal)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] file = classFile(internal);
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] edited = edit.apply(file);
        byte[] code = own ? Instrumenter.rewrite(edited, hearing, shapes, instrumented) : edited;
        loaded = defineClass(name, code, 0, code.length);
      }
      return loaded;
    }
  }

  private byte[] classFile(String internal) {
    String file = Relocation.origin(internal) + ".class";
    try {
      for (Path folder : folders) {
        if (Files.exists(folder.resolve(file))) {
          return Files.readAllBytes(folder.resolve(file));
        }
      }
      try (InputStream in = getParent().getResourceAsStream(file)) {
        return in == null ? null : in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An instance of a class of this loader, by a constructor without arguments. */
  public <S> S make(Class<S> seenAs, String name) {
    try {
      return seenAs.cast(loadClass(name).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
