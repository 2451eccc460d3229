package dev.pidmap.benchmarks;

/** What is measured: a map of numbers, in a chain of namespaces where it has such. */
interface Subject {

  /** Takes a number at every level; answers what holds them. */
  Object allocate(int cpu);

  void release(Object holder);

  /** The number that {@code holder} has at the outermost level. */
  int number(Object holder);

  /** Who has that number at the outermost level. */
  Object find(int number);

  /**
   * Visits all holders of the outermost level in the order of their numbers; how many there are.
   */
  int scan();

  /** The object from which everything but the holders can be reached, for memory. */
  Object root();

  /** Whether {@link #allocate} takes numbers; the plain array does not. */
  default boolean allocates() {
    return true;
  }
}
