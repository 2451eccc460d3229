package dev.pidmap;

/**
 * A tree of pid namespaces, safe for use by any number of threads.
 *
 * <pre>{@code
 * PidMap<Task> map = new PerCpuPidMap<>(Runtime.getRuntime().availableProcessors());
 * Pid<Task> init = map.root().allocate(cpu, task);   // number 1
 * PidNamespace<Task> container = map.root().createChild();
 * Pid<Task> inside = container.allocate(cpu, other); // 1 inside, 2 outside
 * container.find(1) == map.root().find(2);           // one pid, two numbers
 * inside.release();
 * }</pre>
 *
 * @param <T> what the embedding system attaches to a pid: its task, usually
 */
public interface PidMap<T> {

  /** The namespace at level 0. Never null, always the same. */
  PidNamespace<T> root();

  /** Possible CPUs, at least 1; the {@code cpu} of every call is below it. */
  int cpus();
}
