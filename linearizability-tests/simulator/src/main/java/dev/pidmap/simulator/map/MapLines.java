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

  /** Pids that each CPU has at a time. */
  private static final int LIVE = 8;

  private final CacheLines machine;
  private final int cpus;
  private final PidNamespace<Integer> innermost;
  private final List<ArrayDeque<Pid<Integer>>> live = new ArrayList<>();
  private Counts counted = new Counts(0, 0, 0);
  private long operations;

  private MapLines(Rooted maps, Setting setting) {
    cpus = setting.cpus();
    machine = new CacheLines(cpus, setting.placement(), setting.cards(), setting.base());
    List<PidNamespace<Integer>> chain = new ArrayList<>();
    machine.on(0, () -> chain.add(maps.root(cpus)));
    machine.on(0, () -> chain.get(0).allocate(0, 0));
    for (int level = 1; level < setting.levels(); level++) {
      PidNamespace<Integer> parent = chain.get(level - 1);
      machine.on(0, () -> chain.add(parent.createChild()));
      machine.on(0, () -> chain.get(chain.size() - 1).allocate(0, 0));
    }
    innermost = chain.get(chain.size() - 1);
    for (int cpu = 0; cpu < cpus; cpu++) {
      live.add(new ArrayDeque<>());
      int ahead = LIVE + RANGE + cpu * RANGE / cpus;
      for (int i = 0; i < ahead; i++) {
        allocate(cpu);
        if (i >= LIVE) {
          release(cpu, cpu);
        }
      }
    }
    turns(LIVE);
    machine.explain();
  }

  /** What has the operations that are counted. */
  public interface Rooted {
    /** The root of a new map for so many CPUs. */
    PidNamespace<Integer> root(int cpus);
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
   */
  public record Setting(int cpus, int levels, Placement placement, boolean cards, int base) {
    /** The usual one: no card table, thread-local buffers. */
    public static Setting of(int cpus, int levels) {
      return new Setting(cpus, levels, Placement.LOCAL, false, 0);
    }

    /** The same for a heap that begins there. */
    public Setting at(int start) {
      return new Setting(cpus, levels, placement, cards, start);
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
  public static Lines local(Rooted maps, Setting setting, int pairs) {
    MapLines lines = new MapLines(maps, setting);
    Counts before = lines.machine.counts();
    lines.turns(pairs);
    lines.counted = lines.machine.counts().since(before);
    lines.operations = (long) pairs * lines.cpus;
    return lines.lines();
  }

  /** Releases by the CPU after the one that allocated. */
  public static Lines remoteRelease(Rooted maps, Setting setting, int releases) {
    MapLines lines = new MapLines(maps, setting);
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
  public static Lines lookUp(Rooted maps, Setting setting, int lookUps) {
    MapLines lines = new MapLines(maps, setting);
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
        Pid<Integer> pid = live.get((cpu + i) % cpus).peekFirst();
        int number = pid.number(innermost.level());
        machine.on(cpu, () -> require(innermost.find(number) == pid));
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
    machine.on(cpu, () -> live.get(cpu).add(innermost.allocate(cpu, cpu)));
  }

  private void release(int onCpu, int ofCpu) {
    Pid<Integer> pid = live.get(ofCpu).remove();
    machine.on(onCpu, () -> require(pid.release()));
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
