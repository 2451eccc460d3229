package dev.pidmap;

/**
 * A pid: one number in its namespace and one in each ancestor, held from its allocation to its
 * release. Its identity is the object, never a number: numbers are reused.
 *
 * @param <T> what the embedding system attaches (its task)
 */
public interface Pid<T> {

  /** What was attached at allocation. */
  T task();

  /** Level of the namespace it was allocated in, 0..32. */
  int level();

  /**
   * Its number at {@code level}, 0 ≤ level ≤ {@link #level()}. Never changes, also after release.
   */
  int number(int level);

  /** Its number as seen from {@code ns}, or 0 where it is not visible. */
  int numberIn(PidNamespace<T> ns);

  /** Whether it was not released yet. */
  boolean isLive();

  /** Gives all its numbers back; false when it was released before. */
  boolean release();
}
