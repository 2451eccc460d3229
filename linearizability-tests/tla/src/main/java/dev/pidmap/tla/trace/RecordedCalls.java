package dev.pidmap.tla.trace;

import dev.pidmap.harness.Driver;
import dev.pidmap.simulator.Program;
import dev.pidmap.simulator.Simulation;
import dev.pidmap.simulator.map.Inside;
import dev.pidmap.spec.Operation;
import java.util.List;
import java.util.function.IntSupplier;

/** The calls of each thread, on a tapped map that is made anew for each run. */
final class RecordedCalls {
  private final TracedMap.Maker maker;
  private final Sizes sizes;
  private final List<List<Operation>> threads;
  private final IntSupplier who;
  private final boolean truly;
  private TracedMap map;
  private Driver driver;
  private Recorder recorder;

  /**
   * Calls that are recorded.
   *
   * @param who the thread that runs, less than 0 for none
   * @param truly whether the threads are concurrent
   */
  RecordedCalls(
      TracedMap.Maker maker,
      Sizes sizes,
      List<List<Operation>> threads,
      IntSupplier who,
      boolean truly) {
    this.maker = maker;
    this.sizes = sizes;
    this.threads = threads;
    this.who = who;
    this.truly = truly;
  }

  void start() {
    map = maker.make(Inside.components(sizes.geometry()));
    driver = new Driver(map.map());
    for (int ns = 1; ns < sizes.levels(); ns++) {
      driver.perform(new Operation.CreateNamespace(ns - 1, ns));
    }
    recorder = new Recorder(map, sizes.threads(), who, truly);
    Tap.connect(recorder);
  }

  /** An operation on a pid that nobody knows yet is left out. */
  void perform(int thread) {
    for (Operation operation : threads.get(thread)) {
      if (operation instanceof Operation.CreateNamespace) {
        driver.perform(operation); // namespaces are there from the start in the algorithm
      } else if (driver.knows(operation)) {
        recorder.call(thread, operation);
        recorder.returned(thread, driver.perform(operation));
      }
    }
  }

  Recorded recorded(String source, Throwable failure) {
    return new Recorded(source, map.events(recorder.taken(), List.of()), failure);
  }

  /** The events so far, then what {@code later} threads call. */
  Recorded recordedBefore(String source, List<List<Operation>> later) {
    return new Recorded(source, map.events(recorder.taken(), later), null);
  }

  /** The same on simulated CPUs. */
  Program program() {
    return new Program() {
      @Override
      public int cpus() {
        return threads.size();
      }

      @Override
      public void before() {
        start();
      }

      @Override
      public List<?> roots() {
        return List.of(map.map());
      }

      @Override
      public void run(int cpu, Simulation simulation) {
        perform(cpu);
      }

      @Override
      public Object after() {
        return "";
      }
    };
  }
}
