package dev.pidmap.benchmarks;

import java.util.function.IntFunction;

/** A library's map for each level. */
final class PeerSubject implements Subject {
  private final Ids[] levels;
  private final boolean allocates;

  PeerSubject(IntFunction<Ids> ids, boolean allocates, Config config) {
    this.allocates = allocates;
    this.levels = new Ids[config.depth()];
    for (int level = 0; level < levels.length; level++) {
      levels[level] = ids.apply(config.space());
    }
  }

  /** Holds a number at each level. */
  private static final class Holder {
    final int[] numbers;

    Holder(int depth) {
      numbers = new int[depth];
    }
  }

  @Override
  public Object allocate(int cpu) {
    Holder holder = new Holder(levels.length);
    for (int level = levels.length - 1; level >= 0; level--) {
      holder.numbers[level] = levels[level].take(holder);
    }
    return holder;
  }

  @Override
  public void release(Object holder) {
    int[] numbers = ((Holder) holder).numbers;
    for (int level = 0; level < levels.length; level++) {
      levels[level].free(numbers[level], holder);
    }
  }

  @Override
  public int number(Object holder) {
    return ((Holder) holder).numbers[0];
  }

  @Override
  public Object find(int number) {
    return levels[0].find(number);
  }

  @Override
  public int scan() {
    return levels[0].scan();
  }

  @Override
  public Object root() {
    return levels;
  }

  @Override
  public boolean allocates() {
    return allocates;
  }
}
