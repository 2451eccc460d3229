package dev.pidmap.simulator.toys;

import dev.pidmap.simulator.Program;
import dev.pidmap.simulator.Simulation;
import java.util.Arrays;
import java.util.List;

/** A small program that is its own shared object; each CPU answers a number. */
public abstract class Toy implements Program {
  private final int[] answers = new int[8];

  @Override
  public final void before() {
    Arrays.fill(answers, 0);
    start();
  }

  @Override
  public List<?> roots() {
    return List.of(this);
  }

  @Override
  public final void run(int cpu, Simulation simulation) {
    answers[cpu] = answer(cpu);
  }

  @Override
  public final Object after() {
    return Arrays.toString(answers) + " " + state();
  }

  /** Makes everything anew. */
  protected abstract void start();

  protected abstract int answer(int cpu);

  /** All that CPUs share, as text. */
  public abstract String state();
}
