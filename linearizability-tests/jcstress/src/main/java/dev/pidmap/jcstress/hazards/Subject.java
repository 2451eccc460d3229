package dev.pidmap.jcstress.hazards;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.PidNamespace;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;

/**
 * What the hazards are looked for in: the library, or the implementation of this interface named by
 * the system property {@code pidmap.jcstress.subject}. The latter lets a broken map show that each
 * test can fail.
 */
public interface Subject {

  /** The system property that names another subject. */
  String PROPERTY = "pidmap.jcstress.subject";

  /** The subject of this JVM. */
  Subject CURRENT = load(System.getProperty(PROPERTY));

  /** A new map for one state of {@code test}. */
  PidMap<Integer> map(Class<?> test, Geometry geometry);

  /** The lap of the sweep that issued the number of {@code pid} at the root. */
  int lap(Pid<Integer> pid);

  /** The root of a new map for one state of {@code test}. */
  static PidNamespace<Integer> root(Class<?> test, Geometry geometry) {
    return CURRENT.map(test, geometry).root();
  }

  private static Subject load(String name) {
    if (name == null) {
      return new Library();
    }
    try {
      return Class.forName(name).asSubclass(Subject.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no subject " + name, e);
    }
  }

  /** The shipped map. */
  final class Library implements Subject {
    @Override
    public PidMap<Integer> map(Class<?> test, Geometry geometry) {
      return new PerCpuPidMap<>(geometry);
    }

    @Override
    public int lap(Pid<Integer> pid) {
      return PerCpuPidMap.laps(pid)[0];
    }
  }
}
