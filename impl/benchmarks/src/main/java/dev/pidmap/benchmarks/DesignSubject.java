package dev.pidmap.benchmarks;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.PidNamespace;
import dev.pidmap.designs.Design;
import dev.pidmap.designs.Sizes;

/** A design of the thread, or ours. Its innermost namespace allocates; each level has its init. */
final class DesignSubject implements Subject {
  private final PidMap<Object> map;
  private final PidNamespace<Object> inner;

  DesignSubject(Design design, Config config) {
    map = design.create(new Sizes(config.cpus(), 301, config.space(), config.space(), 300, 256, 8));
    PidNamespace<Object> ns = map.root();
    ns.allocate(0, null);
    for (int level = 1; level < config.depth(); level++) {
      ns = ns.createChild();
      ns.allocate(0, null);
    }
    inner = ns;
  }

  @Override
  public Object allocate(int cpu) {
    return inner.allocate(cpu, null);
  }

  @Override
  public void release(Object holder) {
    ((Pid<?>) holder).release();
  }

  @Override
  public int number(Object holder) {
    return ((Pid<?>) holder).number(0);
  }

  @Override
  public Object find(int number) {
    return map.root().find(number);
  }

  @Override
  public int scan() {
    int[] count = new int[1];
    map.root().forEach(pid -> count[0]++);
    return count[0];
  }

  @Override
  public Object root() {
    return map;
  }
}
