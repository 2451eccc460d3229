package dev.pidmap.simulator;

import java.util.Arrays;

/**
 * Runs programs on simulated CPUs. A CPU goes on until it is about to make an access that may
 * conflict with one of another CPU; then a {@link Schedule} says who goes on. Nothing else decides
 * anything, so the same choices give the same execution.
 *
 * <p>Sequentially consistent: an access takes effect at once, for all CPUs.
 */
public final class Simulation {
  public static final int MAX_CPUS = 8;

  /** How an execution ended. */
  public enum End {
    /** All CPUs are done. */
    COMPLETE,
    /** The schedule stopped it. */
    STOPPED,
    /** All CPUs that are not done wait for one another. */
    DEADLOCK,
    /** More accesses than any execution should need. */
    TOO_LONG,
    /** The program, or an invariant, threw something. */
    FAILED
  }

  static final int NOBODY = -1;

  private final Cpu[] cpus = new Cpu[MAX_CPUS];
  private final Heap heap = new Heap();
  private final Sharing sharing = new Sharing();
  private final int longest;
  private final Ear ear = new Ear(this, heap, sharing);
  private Watch watch = Watch.NONE;
  private Interleaving interleaving;
  private boolean everywhere;
  private Schedule schedule;
  private int count;
  private int current = NOBODY;
  private int last;
  private int next;
  private boolean starting;
  private int steps;
  private End end;
  private Throwable failure;

  /**
   * @param longest the most accesses of an execution; one that makes more does not end
   */
  public Simulation(int longest) {
    this.longest = longest;
    for (int cpu = 0; cpu < MAX_CPUS; cpu++) {
      cpus[cpu] = new Cpu(cpu);
    }
  }

  /** Lets {@code look} look from the next execution on. */
  public void watch(Watch look) {
    watch = look;
  }

  /** Lets a CPU be stopped also before accesses that conflict with none of another CPU. */
  public void stopEverywhere() {
    everywhere = true;
  }

  /** Writes down in {@code into} what the next executions do; null: no longer. */
  void tell(Interleaving into) {
    interleaving = into;
  }

  boolean stopsEverywhere() {
    return everywhere;
  }

  Sharing sharing() {
    return sharing;
  }

  Cpu cpu(int number) {
    return cpus[number];
  }

  /** How many CPUs the program has. */
  public int cpus() {
    return count;
  }

  /** Whether the next access of a CPU is one that it may have to wait for. */
  boolean mayWait() {
    for (int cpu = 0; cpu < count; cpu++) {
      if (cpus[cpu].wait != Cpu.Wait.NOTHING) {
        return true;
      }
    }
    return false;
  }

  /** The CPU that runs, or -1. */
  public int current() {
    return current;
  }

  /** Whether {@code cpu} came to its end in the last execution. */
  public boolean isFinished(int cpu) {
    return cpus[cpu].finished;
  }

  /** Accesses so far that another CPU could see. */
  public int steps() {
    return steps;
  }

  /** What the program or an invariant threw in the last execution, or null. */
  public Throwable failure() {
    return failure;
  }

  /** Runs {@code program} once, up to the end of its CPUs. */
  public End run(Program program, Schedule how) {
    Probe.attach(ear);
    try {
      begin(program, how);
      for (int cpu = 0; cpu < count; cpu++) {
        resume(cpu);
      }
      starting = false;
      next = settle();
      while (next != Schedule.STOP) {
        int chosen = next;
        resume(chosen);
        if (cpus[chosen].finished) {
          next = settle();
        }
      }
    } finally {
      current = NOBODY;
      Probe.attach(null);
      for (int cpu = 0; cpu < count; cpu++) {
        if (cpus[cpu].coroutine != null && !cpus[cpu].finished) {
          cpus[cpu].coroutine.drop();
        }
      }
    }
    return end;
  }

  private void begin(Program program, Schedule how) {
    schedule = how;
    count = program.cpus();
    last = NOBODY;
    steps = 0;
    end = null;
    failure = null;
    heap.begin();
    program.before();
    heap.setUp(program.roots());
    starting = true;
    for (int cpu = 0; cpu < count; cpu++) {
      Cpu it = cpus[cpu];
      it.begin();
      it.coroutine = Coroutine.of(() -> body(program, it));
    }
  }

  private void body(Program program, Cpu cpu) {
    try {
      program.run(cpu.number, this);
    } catch (ThreadCoroutine.Dropped e) {
      throw e; // it was stopped for ever, and did not finish
    } catch (RuntimeException | Error e) {
      fail(e);
    }
    cpu.finished = true;
  }

  private void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
  }

  private void resume(int cpu) {
    current = cpu;
    cpus[cpu].coroutine.resume();
    current = NOBODY;
  }

  /** The last access is over: looks at the state and decides who goes on. */
  private int settle() {
    int running = current;
    current = NOBODY;
    try {
      if (failure == null) {
        if (last != NOBODY) {
          schedule.performed(this, last);
          if (interleaving != null) {
            interleaving.performed(cpus[last]);
          }
        }
        watch.look(this, last);
      }
    } catch (RuntimeException | AssertionError e) {
      fail(e);
    }
    int chosen = failure == null ? choose() : stop(End.FAILED);
    current = running;
    return chosen;
  }

  private int choose() {
    int enabled = 0;
    boolean unfinished = false;
    for (int cpu = 0; cpu < count; cpu++) {
      enabled |= cpus[cpu].isEnabled() ? 1 << cpu : 0;
      unfinished |= !cpus[cpu].finished;
    }
    if (enabled == 0) {
      return stop(unfinished ? End.DEADLOCK : End.COMPLETE);
    } else if (steps == longest) {
      return stop(End.TOO_LONG);
    }
    int chosen = schedule.choose(this, enabled, last);
    if (chosen == Schedule.STOP) {
      return stop(End.STOPPED);
    }
    steps++;
    last = chosen;
    return chosen;
  }

  private int stop(End how) {
    end = how;
    return Schedule.STOP;
  }

  /** The running CPU stands before an access that others may see; returns when it is its turn. */
  void await(Cpu me) {
    if (starting) {
      me.coroutine.suspend();
    } else {
      int chosen = settle();
      if (chosen != me.number) {
        next = chosen;
        me.coroutine.suspend();
      }
    }
    me.itIsItsTurn();
    if (interleaving != null) {
      interleaving.begins(me);
    }
  }

  // What programs tell.

  /** A call begins on the running CPU. */
  public void call() {
    boundary();
  }

  /** The call that began last on the running CPU has returned. */
  public void ret() {
    boundary();
  }

  private void boundary() {
    if (current != NOBODY) {
      cpus[current].boundary();
    }
  }

  /** What happened before each call and return of {@code cpu}, in their order. */
  public long[] boundaries(int cpu) {
    return Arrays.copyOf(cpus[cpu].boundaries, cpus[cpu].boundaryCount);
  }
}
