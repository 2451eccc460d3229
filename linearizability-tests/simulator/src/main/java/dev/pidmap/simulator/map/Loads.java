package dev.pidmap.simulator.map;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.simulator.Explorer;
import dev.pidmap.simulator.Randomly;
import dev.pidmap.simulator.Simulation;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Programs too large to explore: many random operations on a child of the root and on the root, in
 * a random schedule. A seed decides both.
 */
public final class Loads {
  private static final int LONGEST = 1_000_000;
  private static final int STAYS = 8;
  private static final int TOKENS = 100;

  private Loads() {}

  /** What a load showed: the history that was refused, or null, and how long it was. */
  public record Ran(long seed, int steps, String wrong, History refused) {}

  /** Runs the load of {@code seed} once. */
  public static Ran run(long seed, Scenario scenario, Supplier<Inside> maker) {
    MapProgram program = new MapProgram(scenario, maker);
    Simulation simulation = new Simulation(LONGEST);
    Explorer.load(program, simulation);
    simulation.watch(program);
    simulation.stopEverywhere();
    Judge judge = new Judge(scenario, "simulator, load of seed " + seed);
    Simulation.End end = simulation.run(program, new Randomly(seed, (int) seed % STAYS));
    String wrong = end == Simulation.End.COMPLETE ? null : end + ": " + simulation.failure();
    try {
      if (wrong == null) {
        judge.judge(program.beforeResults(), program.results(), program.steps(), program.after());
      }
    } catch (AssertionError e) {
      wrong = e.getMessage();
    }
    return new Ran(seed, simulation.steps(), wrong, judge.refused());
  }

  /** Random operations for {@code cpus} CPUs. */
  public static Scenario scenario(long seed, Geometry geometry, int cpus, int operations) {
    SplittableRandom random = new SplittableRandom(seed);
    Scenario.Builder builder =
        Scenario.named("load of seed " + seed)
            .on(geometry)
            .before(
                Operation.Allocate.automatic(0, 0, 1),
                new Operation.CreateNamespace(0, 1),
                Operation.Allocate.automatic(0, 1, 2));
    for (int cpu = 0; cpu < cpus; cpu++) {
      List<Integer> mine = new ArrayList<>();
      Operation[] thread = new Operation[operations];
      for (int i = 0; i < operations; i++) {
        thread[i] = operation(random, cpu, TOKENS * (cpu + 1) + i, mine, geometry);
      }
      builder.thread(thread);
    }
    return builder.after(new Operation.ListLive(0), new Operation.ListLive(1)).build();
  }

  private static Operation operation(
      SplittableRandom random, int cpu, int token, List<Integer> mine, Geometry geometry) {
    int ns = random.nextInt(2);
    int number = 1 + random.nextInt(geometry.rootPidMax() - 1);
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> {
        mine.add(token);
        return Operation.Allocate.automatic(cpu, ns, token);
      }
      case 4 -> {
        mine.add(token);
        return new Operation.Allocate(cpu, ns, token, List.of(number), 0);
      }
      case 5, 6, 7, 8 -> {
        return mine.isEmpty()
            ? new Operation.Find(ns, number)
            : new Operation.Release(mine.remove(random.nextInt(mine.size())));
      }
      case 9 -> {
        return new Operation.Find(ns, number);
      }
      case 10 -> {
        return new Operation.FindAtLeast(ns, number);
      }
      default -> {
        return new Operation.ListLive(ns);
      }
    }
  }
}
