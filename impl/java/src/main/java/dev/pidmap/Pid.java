package dev.pidmap;

/**
 * A pid: one number in its namespace and one in each ancestor, held from its allocation until its
 * release (in the kernel: {@code struct pid}). Its identity is the object, never a number: numbers
 * are reused, and two pids with the same number may be reachable while one of them is released.
 *
 * <p>A number is held until the embedding system says that its last role is gone (pid, tgid, pgid,
 * sid); {@link #release} is that call.
 *
 * @param <T> what the embedding system attaches
 */
public interface Pid<T> {

  /** What was attached at allocation. Wait-free. */
  T task();

  /** Level of the namespace it was allocated in, 0..32. Wait-free. */
  int level();

  /**
   * Its number at a level, 1..{@code pid_max}-1. Never changes, also after release. Wait-free.
   *
   * @param level 0 (the root) to {@link #level()}
   * @throws IndexOutOfBoundsException for any other level
   */
  int number(int level);

  /**
   * Its number as seen from {@code ns}, or 0 where it is not visible ({@code pid_nr_ns}).
   * Wait-free.
   */
  int numberIn(PidNamespace<T> ns);

  /** Whether it was not released yet. Wait-free; takes effect at the read of its state. */
  boolean isLive();

  /**
   * Gives all its numbers back ({@code free_pid}). When it returns, each of them can be requested
   * again and none of them is found any more.
   *
   * <p>Takes effect at all levels at once, when the state changes from LIVE to DEAD. Wait-free
   * while no namespace of the chain is closed; after that, whoever releases the last pid known to
   * be live looks for another.
   *
   * @return false when it was released before, which changes nothing
   */
  boolean release();
}
