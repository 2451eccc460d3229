package dev.pidmap.tla.trace;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.simulator.Explorer;
import dev.pidmap.simulator.Program;
import dev.pidmap.simulator.Randomly;
import dev.pidmap.simulator.Reduction;
import dev.pidmap.simulator.Simulation;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import dev.pidmap.spec.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;

/** Runs programs on a tapped map, on simulated CPUs or on threads, and records their events. */
public final class TracedRun {
  private static final String PACKAGE = "dev/pidmap/percpu/";
  private static final int LONGEST = 1_000_000;
  private static final int STAYS = 8;

  private final TracedMap.Maker simulated;
  private final TracedMap.Maker threaded;

  /**
   * A way to run programs.
   *
   * @param classes where class files other than the shipped ones lie, if anywhere
   */
  public TracedRun(Optional<Path> classes) {
    simulated =
        maker(loader(classes).instrument(TracedRun::isOfMap).alongside(TracedRun::isTraced));
    threaded = maker(loader(classes).alongside(name -> name.startsWith(PACKAGE)));
  }

  private static SimLoader.Builder loader(Optional<Path> classes) {
    SimLoader.Builder loader = SimLoader.hearing(Hearing.SHARED).edit(TapInserter::tapped);
    classes.ifPresent(loader::from);
    return loader;
  }

  private static TracedMap.Maker maker(SimLoader.Builder loader) {
    return loader.build().make(TracedMap.Maker.class, "dev.pidmap.percpu.TracedMaker");
  }

  private static boolean isTraced(String name) {
    return name.startsWith(PACKAGE + "Traced") || name.equals(PACKAGE + "InsideGeometry");
  }

  private static boolean isOfMap(String name) {
    return name.startsWith(PACKAGE) && !isTraced(name);
  }

  /** A random program in a random schedule of simulated CPUs. The seed decides both. */
  public Recorded simulated(long seed, Sizes sizes) {
    Simulation simulation = new Simulation(LONGEST);
    simulation.stopEverywhere();
    RecordedCalls calls =
        new RecordedCalls(
            simulated, sizes, RandomCalls.of(seed, sizes), simulation::current, false);
    Program program = calls.program();
    load(program, simulation);
    Simulation.End end = simulation.run(program, new Randomly(seed, (int) (seed % STAYS)));
    Tap.connect(null);
    Throwable failure =
        end == Simulation.End.COMPLETE || end == Simulation.End.FAILED
            ? simulation.failure()
            : new IllegalStateException(end.toString());
    return calls.recorded("simulator, seed " + seed, failure);
  }

  private static void load(Program program, Simulation simulation) {
    Tap.connect(null);
    Explorer.load(program, simulation);
  }

  /** Every interleaving of a program, up to commutation. */
  public List<Recorded> explored(List<List<Operation>> threads, Sizes sizes, long cap) {
    Simulation simulation = new Simulation(LONGEST);
    RecordedCalls calls = new RecordedCalls(simulated, sizes, threads, simulation::current, false);
    List<Recorded> all = new ArrayList<>();
    Explorer.Result result =
        new Explorer(calls.program(), Reduction.SLEEP_SETS, simulation)
            .explore(
                cap,
                (running, outcome) ->
                    all.add(calls.recorded("simulator, interleaving " + all.size(), null)));
    Tap.connect(null);
    if (!result.exhausted() || result.violation() != null) {
      throw new IllegalStateException("not explored: " + result);
    }
    return all;
  }

  /** A random program on threads that run at the same time. */
  public Recorded threaded(long seed, Sizes sizes) throws InterruptedException {
    ThreadLocal<Integer> who = ThreadLocal.withInitial(() -> -1);
    RecordedCalls calls =
        new RecordedCalls(threaded, sizes, RandomCalls.of(seed, sizes), who::get, true);
    calls.start();
    CyclicBarrier start = new CyclicBarrier(sizes.threads());
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < sizes.threads(); t++) {
      int thread = t;
      Runnable body =
          () -> {
            who.set(thread);
            try {
              start.await();
              calls.perform(thread);
            } catch (Exception | Error e) {
              failures.add(e);
            }
          };
      threads.add(new Thread(body));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    Tap.connect(null);
    return calls.recorded("threads, seed " + seed, failures.isEmpty() ? null : failures.get(0));
  }

  /** What happens before the threads of {@code scenario} begin, and then what these call. */
  Recorded before(Scenario scenario, Sizes sizes) {
    List<List<Operation>> first = List.of(scenario.before());
    RecordedCalls calls = new RecordedCalls(threaded, sizes, first, () -> 0, true);
    calls.start();
    calls.perform(0);
    Tap.connect(null);
    List<List<Operation>> later = new ArrayList<>(List.of(List.of()));
    later.addAll(scenario.threads());
    return calls.recordedBefore(scenario.name(), later);
  }
}
