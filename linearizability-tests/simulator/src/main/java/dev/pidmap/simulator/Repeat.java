package dev.pidmap.simulator;

import java.util.List;

/** The choices of an earlier execution once more. */
final class Repeat implements Schedule {
  private final List<Integer> choices;
  private int depth;

  Repeat(List<Integer> choices) {
    this.choices = choices;
  }

  @Override
  public int choose(Simulation simulation, int enabled, int last) {
    return depth == choices.size() ? STOP : choices.get(depth++);
  }
}
