package dev.pidmap.simulator.map;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.simulator.CacheLines;
import dev.pidmap.simulator.CacheLines.Counts;
import dev.pidmap.simulator.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cache lines that a map of the sizes of Linux moves per operation, when CPUs take turns operation
 * by operation. Each CPU has a lane of its own, as after their growth, and the CPUs are at
 * different places of their ranges. Each has left a range before the count begins: what a CPU reads
 * for the first time is no cost of an operation.
 */
public final class MapLines {
  private static final int RANGE = 256;

  /** Pids that each CPU usually has at a time. */
  private static final int LIVE = 8;

  private final CacheLines machine;
  private final int cpus;
  private final Subject subject;
  private final List<ArrayDeque<Object>> live = new ArrayList<>();
  private Counts counted = new Counts(0, 0, 0);
  private long operations;

  private MapLines(Maker maker, Setting setting) {
    cpus = setting.cpus();
    machine = new CacheLines(cpus, setting.placement(), setting.cards(), setting.base());
    List<Subject> made = new ArrayList<>();
    machine.on(0, () -> made.add(maker.make(cpus, setting.levels())));
    subject = made.get(0);
    for (int cpu = 0; cpu < cpus; cpu++) {
      live.add(new ArrayDeque<>());
      int ahead = setting.live() + RANGE + cpu * RANGE / cpus;
      for (int i = 0; i < ahead; i++) {
        allocate(cpu);
        if (i >= setting.live()) {
          release(cpu, cpu);
        }
      }
    }
    turns(setting.live());
    machine.explain();
  }

  /** What has the operations that are counted. Each is performed on the CPU it names. */
  public interface Subject {
    /** Takes a number at every level; answers what holds them. */
    Object allocate(int cpu);

    void release(Object holder);

    /** Looks up the innermost number of {@code holder}; false when somebody else has it. */
    boolean isFound(Object holder);
  }

  /** Makes what is counted. */
  public interface Maker {
    /** A new one for so many CPUs, in a chain of so many namespaces; called on CPU 0. */
    Subject make(int cpus, int levels);
  }

  /** Makes a pid map. */
  public interface Rooted extends Maker {
    /** The root of a new map for so many CPUs. */
    PidNamespace<Integer> root(int cpus);

    @Override
    default Subject make(int cpus, int levels) {
      PidNamespace<Integer> ns = root(cpus);
      ns.allocate(0, 0);
      for (int level = 1; level < levels; level++) {
        ns = ns.createChild();
        ns.allocate(0, 0);
      }
      return new Innermost(ns);
    }
  }

  private record Innermost(PidNamespace<Integer> ns) implements Subject {
    @Override
    public Object allocate(int cpu) {
      return ns.allocate(cpu, cpu);
    }

    @Override
    public void release(Object holder) {
      require(((Pid<?>) holder).release());
    }

    @Override
    public boolean isFound(Object holder) {
      return ns.find(((Pid<?>) holder).number(ns.level())) == holder;
    }
  }

  /** The per-CPU map, with a lane for each CPU. */
  public static Rooted ours(Maps maps) {
    return cpus -> maps.of(geometry(cpus)).get().map().root();
  }

  /**
   * What is measured.
   *
   * @param levels levels of the namespace that allocates, the root included
   * @param cards whether storing a reference marks a card
   * @param base where the heap begins in a cache line, a multiple of 8
   * @param live pids that each CPU has at a time
   */
  public record Setting(
      int cpus, int levels, Placement placement, boolean cards, int base, int live) {
    /** The usual one: no card table, thread-local buffers. */
    public static Setting of(int cpus, int levels) {
      return new Setting(cpus, levels, Placement.LOCAL, false, 0, LIVE);
    }

    /** The same for a heap that begins there. */
    public Setting at(int start) {
      return new Setting(cpus, levels, placement, cards, start, live);
    }

    /** The same with so many pids for each CPU. */
    public Setting holding(int pids) {
      return new Setting(cpus, levels, placement, cards, base, pids);
    }
  }

  /**
   * What was measured.
   *
   * @param reasons by field, transfers per operation
   */
  public record Lines(
      double transfers, double stores, double atomics, Map<String, Double> reasons) {}

  private static Geometry geometry(int cpus) {
    Geometry g = Geometry.linux(cpus);
    return new Geometry(
        cpus,
        g.rangeSize(),
        g.pidMaxMin(),
        g.pidMaxLimit(),
        g.rootPidMax(),
        g.reserved(),
        cpus,
        cpus);
  }

  /** Allocations and releases by the same CPU, the oldest pid first; counted as pairs. */
  public static Lines local(Maker maker, Setting setting, int pairs) {
    MapLines lines = new MapLines(maker, setting);
    Counts before = lines.machine.counts();
    lines.turns(pairs);
    lines.counted = lines.machine.counts().since(before);
    lines.operations = (long) pairs * lines.cpus;
    return lines.lines();
  }

  /** Releases by the CPU after the one that allocated. */
  public static Lines remoteRelease(Maker maker, Setting setting, int releases) {
    MapLines lines = new MapLines(maker, setting);
    for (int i = 0; i < releases; i++) {
      for (int cpu = 0; cpu < lines.cpus; cpu++) {
        lines.allocate(cpu);
      }
      Counts before = lines.machine.counts();
      for (int cpu = 0; cpu < lines.cpus; cpu++) {
        lines.release((cpu + 1) % lines.cpus, cpu);
      }
      Counts now = lines.machine.counts().since(before);
      lines.counted =
          new Counts(
              lines.counted.transfers() + now.transfers(),
              lines.counted.stores() + now.stores(),
              lines.counted.atomics() + now.atomics());
    }
    lines.operations = (long) releases * lines.cpus;
    return lines.lines();
  }

  /** Look-ups of the numbers of all CPUs by all CPUs, by turns. */
  public static Lines lookUp(Maker maker, Setting setting, int lookUps) {
    MapLines lines = new MapLines(maker, setting);
    lines.lookUps(lookUps);
    lines.machine.explain();
    Counts before = lines.machine.counts();
    lines.lookUps(lookUps);
    lines.counted = lines.machine.counts().since(before);
    lines.operations = (long) lookUps * lines.cpus;
    return lines.lines();
  }

  private void lookUps(int count) {
    for (int i = 0; i < count; i++) {
      for (int cpu = 0; cpu < cpus; cpu++) {
        Object holder = live.get((cpu + i) % cpus).peekFirst();
        machine.on(cpu, () -> require(subject.isFound(holder)));
      }
    }
  }

  private void turns(int pairs) {
    for (int i = 0; i < pairs; i++) {
      for (int cpu = 0; cpu < cpus; cpu++) {
        allocate(cpu);
        release(cpu, cpu);
      }
    }
  }

  private void allocate(int cpu) {
    machine.on(cpu, () -> live.get(cpu).add(subject.allocate(cpu)));
  }

  private void release(int onCpu, int ofCpu) {
    Object holder = live.get(ofCpu).remove();
    machine.on(onCpu, () -> subject.release(holder));
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("an answer is wrong");
    }
  }

  private Lines lines() {
    Map<String, Double> reasons = new TreeMap<>();
    machine
        .explanation()
        .forEach((place, count) -> reasons.put(place, (double) count / operations));
    return new Lines(
        (double) counted.transfers() / operations,
        (double) counted.stores() / operations,
        (double) counted.atomics() / operations,
        reasons);
  }
}
