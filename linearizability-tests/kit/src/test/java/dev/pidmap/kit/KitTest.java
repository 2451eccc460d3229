package dev.pidmap.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.pidmap.PidMap;
import dev.pidmap.harness.LockedPidMap;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Strength;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What the kit finds in maps that are broken, and does not in one that is not. */
public class KitTest {

  /** A map under one lock. */
  static class Locked extends PidMapContractTest {
    @Override
    protected PidMap<Integer> create(Limits limits) {
      return new LockedPidMap(limits);
    }

    @Override
    protected Strength strength() {
      return Strength.EXACT;
    }
  }

  /** The same with numbers beyond the bound. */
  static class Unbounded extends Locked {
    @Override
    protected PidMap<Integer> create(Limits l) {
      return new LockedPidMap(
          new Limits(
              l.cpus(), l.pidMaxMin(), l.pidMaxLimit() + 4, l.rootPidMax() + 4, l.reserved()));
    }
  }

  /** The same with low numbers in every lap. */
  static class Unreserved extends Locked {
    @Override
    protected PidMap<Integer> create(Limits l) {
      return new LockedPidMap(
          new Limits(l.cpus(), l.pidMaxMin(), l.pidMaxLimit(), l.rootPidMax(), 1));
    }
  }

  /** The map without its lock, in interleavings. */
  public static class UnlockedLincheck extends PidMapLincheckTest {
    @Override
    protected PidMap<Integer> create(Limits limits) {
      return new LockedPidMap(limits, Runnable::run);
    }

    @Override
    protected int executions() {
      return 500;
    }

    @Override
    protected boolean runs(String program) {
      return program.equals("two allocations on one CPU");
    }
  }

  private static TestExecutionSummary run(Class<?> test) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build(),
            listener);
    return listener.getSummary();
  }

  private static List<String> failures(Class<?> test) {
    return run(test).getFailures().stream()
        .map(it -> it.getTestIdentifier().getDisplayName() + ": " + it.getException().getMessage())
        .toList();
  }

  @Test
  void aMapUnderOneLockPasses() {
    assertThat(run(Locked.class).getTestsSucceededCount()).isEqualTo(19);
    assertThat(failures(Locked.class)).isEmpty();
  }

  @Test
  void threadsFindNumbersBeyondTheBound() {
    assertThat(failures(Unbounded.class))
        .anyMatch(it -> it.contains("Unbounded, seed 1 is not linearizable: ./pidmap report /"));
  }

  @Test
  void theVectorsFindLowNumbersInTheSecondLap() {
    assertThat(failures(Unreserved.class))
        .anyMatch(
            it -> it.startsWith("wrap: wrap: allocate pid 4 in ns 0, cpu 0 answers numbers [2]"))
        .noneMatch(it -> it.startsWith("depth"));
  }

  @Test
  void lincheckBreaksAMapWithoutItsLock() {
    assertThat(failures(UnlockedLincheck.class))
        .singleElement()
        .asString()
        .contains("VIOLATED", "two allocations on one CPU");
  }

  /** The vectors come from the jar as from the folder of classes. */
  @Test
  void theVectorsAreInTheJar(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("kit.jar");
    pack(Path.of("target/classes"), jar);
    List<URL> path = new ArrayList<>(List.of(jar.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(Pattern.quote(":"), -1)) {
      path.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), null)) {
      Class<?> vectors = loader.loadClass(Vectors.class.getName());
      assertThat(vectors.getResource("vectors").getProtocol()).isEqualTo("jar");
      Method all = vectors.getDeclaredMethod("all");
      all.setAccessible(true);
      assertThat((List<?>) all.invoke(null)).hasSize(Vectors.all().size()).hasSize(18);
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.sorted().toList()) {
        String name = classes.relativize(file).toString();
        if (Files.isDirectory(file)) {
          if (!name.isEmpty()) {
            entries.putNextEntry(new JarEntry(name + "/"));
          }
        } else {
          entries.putNextEntry(new JarEntry(name));
          Files.copy(file, entries);
        }
      }
    }
  }
}
