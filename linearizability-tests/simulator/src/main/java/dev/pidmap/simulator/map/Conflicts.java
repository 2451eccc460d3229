package dev.pidmap.simulator.map;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import dev.pidmap.simulator.CacheLines;
import dev.pidmap.simulator.CacheLines.Touched;
import dev.pidmap.simulator.Placement;
import dev.pidmap.simulator.map.MapLines.Rooted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which operations that commute move a line all the same. Two operations of two CPUs commute when
 * each answers the same in both orders, and the same pids are there afterwards; which free number
 * an allocation gets does not count. What commutes can be made without a conflict; what writes a
 * line that the other touches does not scale.
 */
public final class Conflicts {
  private static final int CPUS = 4;

  /** Wherever the heap may begin in a cache line: objects that share one by chance count. */
  private static final int[] BASES = {0, 8, 16, 24, 32, 40, 48, 56};

  /** Pids that each CPU has at a time. */
  private static final int LIVE = 8;

  /** Numbers far from those that the CPUs have, a range apart. */
  private static final int ASKED = 16_384;

  private static final int RANGE = 256;

  /** An operation; what it answers is told as text. */
  public enum Operation {
    ALLOCATE(w -> allocated(w.ns.allocate(w.cpu, w.cpu))),
    REQUEST(w -> allocated(w.ns.allocate(w.cpu, w.cpu, SetTid.of(ASKED + w.cpu * RANGE)))),
    RELEASE_OWN(w -> w.own(0).release()),
    RELEASE_OF_A_THIRD(w -> w.of(w.cpu + 2, 0).release()),
    RELEASE_OF_THE_OTHER(w -> w.of(1 - w.cpu, LIVE / 2).release()),
    FIND_OWN(w -> w.ns.find(number(w.own(1)))),
    FIND_OF_THE_OTHER(w -> w.ns.find(number(w.of(1 - w.cpu, 1)))),
    FIND_AT_LEAST(w -> w.ns.findAtLeast(number(w.own(1)))),
    SCAN(w -> w.tokens().size()),
    CREATE_CHILD(w -> w.ns.createChild().level()),
    LAST_PID(w -> w.ns.lastPid()),
    PID_MAX(w -> w.ns.pidMax()),
    IS_CLOSED(w -> w.ns.isClosed());

    @SuppressWarnings("ImmutableEnumChecker") // none of them keeps anything
    private final Function<World, Object> call;

    Operation(Function<World, Object> call) {
      this.call = call;
    }

    private static Object allocated(Pid<Integer> pid) {
      return pid.isLive();
    }

    private static int number(Pid<Integer> pid) {
      return pid.number(pid.level());
    }
  }

  /**
   * Two operations, of CPU 0 and of CPU 1.
   *
   * @param places by field, what is on the lines that one writes and the other touches; empty where
   *     they do not commute
   */
  public record Pair(Operation first, Operation second, boolean commutes, Set<String> places) {
    public boolean isFree() {
      return commutes && places.isEmpty();
    }
  }

  private static final String ONE_RANGE =
      "numbers of one range: slots side by side share a line, and all share its count";

  private static final String NEIGHBOURS =
      "entries of ranges side by side share a line of the directory";

  /** Where the per-CPU map may conflict, and why. Both orders of a pair are meant. */
  private static final Map<Set<Operation>, String> EXEMPT =
      Map.of(
          EnumSet.of(Operation.ALLOCATE, Operation.RELEASE_OF_THE_OTHER), ONE_RANGE,
          EnumSet.of(Operation.ALLOCATE, Operation.FIND_OF_THE_OTHER), ONE_RANGE,
          EnumSet.of(Operation.REQUEST, Operation.RELEASE_OF_THE_OTHER), ONE_RANGE,
          EnumSet.of(Operation.RELEASE_OWN, Operation.RELEASE_OF_THE_OTHER), ONE_RANGE,
          EnumSet.of(Operation.RELEASE_OWN, Operation.FIND_OF_THE_OTHER), ONE_RANGE,
          EnumSet.of(Operation.RELEASE_OF_THE_OTHER, Operation.FIND_OWN), ONE_RANGE,
          EnumSet.of(Operation.RELEASE_OF_THE_OTHER, Operation.FIND_AT_LEAST), ONE_RANGE,
          EnumSet.of(Operation.REQUEST), NEIGHBOURS);

  private Conflicts() {}

  /** Why the per-CPU map may conflict there, or null where it may not. */
  public static String exemption(Pair pair) {
    return EXEMPT.get(EnumSet.of(pair.first, pair.second));
  }

  /** The pairs that have such a reason. */
  static Set<Set<Operation>> exempt() {
    return EXEMPT.keySet();
  }

  /** All pairs of operations of {@code map}. */
  public static List<Pair> of(Rooted map) {
    List<Pair> pairs = new ArrayList<>();
    for (Operation first : Operation.values()) {
      for (Operation second : Operation.values()) {
        pairs.add(pair(map, first, second));
      }
    }
    return pairs;
  }

  private static Pair pair(Rooted map, Operation first, Operation second) {
    boolean commutes = true;
    Set<String> places = new TreeSet<>();
    for (int base : BASES) {
      Run forth = new Run(map, first, second, 0, base);
      Run back = new Run(map, second, first, 1, base);
      commutes &= forth.outcome(0, 1).equals(back.outcome(1, 0));
      places.addAll(forth.conflicts());
      places.addAll(back.conflicts());
    }
    return new Pair(first, second, commutes, commutes ? places : Set.of());
  }

  /** One operation after the other, on a new map. */
  private static final class Run {
    private final List<Object> answers = new ArrayList<>();
    private final List<Touched> touched = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();

    Run(Rooted map, Operation one, Operation then, int cpu, int base) {
      World world = new World(map, base);
      perform(world, one, cpu);
      perform(world, then, 1 - cpu);
      world.machine.on(CPUS - 1, () -> left.addAll(world.tokens()));
    }

    private void perform(World world, Operation operation, int cpu) {
      world.cpu = cpu;
      touched.add(world.machine.touched(cpu, () -> answers.add(operation.call.apply(world))));
    }

    Set<String> conflicts() {
      return touched.get(0).conflicts(touched.get(1));
    }

    String outcome(int first, int second) {
      return text(first) + " " + text(second) + " " + left;
    }

    /** Pids are told by their tasks: each run has its own. */
    private String text(int answer) {
      return answers.get(answer) instanceof Pid<?> pid
          ? "pid of " + pid.task()
          : String.valueOf(answers.get(answer));
    }
  }

  /** A map with pids of each CPU, after as many calls as it takes to warm the caches. */
  private static final class World {
    final CacheLines machine;
    final PidNamespace<Integer> ns;
    private final List<List<Pid<Integer>>> pids = new ArrayList<>();
    int cpu;

    World(Rooted map, int base) {
      machine = new CacheLines(CPUS, Placement.LOCAL, false, base);
      List<PidNamespace<Integer>> chain = new ArrayList<>();
      machine.on(0, () -> chain.add(map.root(CPUS)));
      machine.on(0, () -> chain.get(0).allocate(0, CPUS));
      machine.on(0, () -> chain.add(chain.get(0).createChild()));
      ns = chain.get(1);
      machine.on(0, () -> ns.allocate(0, CPUS));
      for (int c = 0; c < CPUS; c++) {
        int on = c;
        List<Pid<Integer>> own = new ArrayList<>();
        pids.add(own);
        for (int i = 0; i < 2 * LIVE; i++) {
          machine.on(c, () -> own.add(ns.allocate(on, on)));
        }
        machine.on(c, () -> own.subList(0, LIVE).forEach(Pid::release));
        own.subList(0, LIVE).clear();
      }
    }

    Pid<Integer> own(int i) {
      return of(cpu, i);
    }

    Pid<Integer> of(int ofCpu, int i) {
      return pids.get(ofCpu).get(i);
    }

    /** The tasks of all pids, sorted. */
    List<Integer> tokens() {
      List<Integer> tokens = new ArrayList<>();
      ns.forEach(pid -> tokens.add(pid.task()));
      tokens.sort(null);
      return tokens;
    }
  }
}
