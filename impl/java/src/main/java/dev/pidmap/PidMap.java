package dev.pidmap;

/**
 * A tree of pid namespaces.
 *
 * @param <T> what the embedding system attaches to a pid
 */
public interface PidMap<T> {

  /** The namespace at level 0. */
  PidNamespace<T> root();

  /** Possible CPUs; the {@code cpu} of every call is below it. */
  int cpus();
}
