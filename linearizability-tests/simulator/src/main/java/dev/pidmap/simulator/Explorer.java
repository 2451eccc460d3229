package dev.pidmap.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs a program in every interleaving that a search visits, until one goes wrong. */
public final class Explorer {
  private static final int LONGEST = 5_000;
  private static final int TRIALS = 100;

  private final Program program;
  private final Supplier<Search> searches;
  private final Simulation simulation;
  private Program loading;

  /** All interleavings, up to {@code reduction}. */
  public Explorer(Program program, Reduction reduction) {
    this(program, reduction, new Simulation(LONGEST));
  }

  /** Runs it in {@code simulation}, which is nobody else's. */
  public Explorer(Program program, Reduction reduction, Simulation simulation) {
    this(program, () -> new AllInterleavings(reduction), simulation);
  }

  /** Those that a search of {@code searches} visits. */
  public Explorer(Program program, Supplier<Search> searches) {
    this(program, searches, new Simulation(LONGEST));
  }

  private Explorer(Program program, Supplier<Search> searches, Simulation simulation) {
    this.program = program;
    this.searches = searches;
    this.simulation = simulation;
    this.loading = program;
  }

  /** Lets {@code other} load the classes, since this program may never end. */
  public Explorer loadedBy(Program other) {
    loading = other;
    return this;
  }

  /** Looks at every state, and counts every access, also where no other CPU could see it. */
  public Explorer everywhere() {
    simulation.stopEverywhere();
    return this;
  }

  /** What is done with an execution in which all CPUs came to their end. */
  @FunctionalInterface
  public interface Judge {
    /**
     * Judges one execution.
     *
     * @param outcome what the program answered
     * @throws AssertionError when it should not have
     */
    void judge(Simulation simulation, Object outcome);
  }

  /**
   * What an exploration found.
   *
   * @param executions how many ran to their end
   * @param pruned how many ended early since what would follow had been run before
   * @param steps accesses of the longest execution
   * @param exhausted whether there are no others
   * @param restarts how often the exploration began again, having met a shared location
   * @param violation what went wrong, or null
   */
  public record Result(
      long executions,
      long pruned,
      int steps,
      boolean exhausted,
      int restarts,
      double seconds,
      Violation violation) {}

  /**
   * An execution that went wrong.
   *
   * @param choices who made each access
   */
  public record Violation(Simulation.End end, Throwable cause, List<Integer> choices) {
    @Override
    public String toString() {
      if (cause instanceof AssertionError) {
        return cause.getMessage();
      }
      return cause == null ? end.toString() : end + ": " + cause;
    }
  }

  /** Lets {@code watch} look at every state. */
  public Explorer watch(Watch watch) {
    simulation.watch(watch);
    return this;
  }

  /** Runs at most {@code cap} executions, those that end early included. */
  public Result explore(long cap, Judge judge) {
    long begin = System.nanoTime();
    learn();
    int restarts = 0;
    long executions = 0;
    long pruned = 0;
    int steps = 0;
    Search search = searches.get();
    Violation violation = null;
    boolean exhausted = false;
    while (executions + pruned < cap && violation == null) {
      if (!search.advance()) {
        exhausted = true;
        break;
      }
      Simulation.End end = simulation.run(program, search);
      if (simulation.sharing().hasGrown()) {
        search = searches.get();
        restarts++;
        continue;
      }
      steps = Math.max(steps, simulation.steps());
      if (end == Simulation.End.STOPPED) {
        pruned++;
        continue;
      }
      executions++;
      violation = violation(end, judge, search.choices());
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Result(executions, pruned, steps, exhausted, restarts, seconds, violation);
  }

  /** Runs the execution of {@code violation} once more, and tells what the CPUs do in it. */
  public String retell(Violation violation, Interleaving.Calls calls) {
    Interleaving interleaving = new Interleaving();
    simulation.tell(interleaving);
    simulation.run(program, new Repeat(violation.choices()));
    simulation.tell(null);
    return interleaving.table(simulation, calls);
  }

  private Violation violation(Simulation.End end, Judge judge, int[] choices) {
    Throwable cause = simulation.failure();
    if (end == Simulation.End.COMPLETE) {
      try {
        judge.judge(simulation, program.after());
        return null;
      } catch (RuntimeException | AssertionError e) {
        cause = e;
      }
    }
    List<Integer> list = new ArrayList<>();
    for (int choice : choices) {
      list.add(choice);
    }
    return new Violation(end == Simulation.End.COMPLETE ? Simulation.End.FAILED : end, cause, list);
  }

  /** Loads and initializes all classes of {@code program}: in that a CPU could not stop. */
  public static void load(Program program, Simulation simulation) {
    program.before();
    for (int cpu = program.cpus() - 1; cpu >= 0; cpu--) {
      program.run(cpu, simulation);
    }
    program.after();
  }

  /** Finds out which locations are shared, so that the exploration seldom has to begin again. */
  void learn() {
    load(loading, simulation);
    for (int trial = 0; trial < TRIALS; trial++) {
      simulation.run(program, new Randomly(trial, trial % 8));
    }
    simulation.sharing().hasGrown();
  }
}
