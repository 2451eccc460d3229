package dev.pidmap.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * All executions of a program, up to a reduction.
 *
 * <p>Sleep sets (Godefroid): when the alternatives at a choice are taken one after the other, those
 * taken before need not be taken again until something was done that does not commute with them.
 * That leaves one execution of each class of those that differ in the order of commuting accesses
 * only, and reaches every state. An execution in which all CPUs sleep ends early: what would follow
 * was run before.
 *
 * <p>Source sets (Abdulla, Aronsson, Jonsson and Sagonas): with them an alternative is taken only
 * where it leads to the other order of two accesses that did not commute. Few executions end early
 * then, but states that differ in the order of commuting accesses only are no longer all reached.
 * Where a CPU may have to wait for another, all alternatives are taken: the first access that says
 * so is met in any case, since nothing before it waits.
 */
final class AllInterleavings extends DepthFirst {
  private final Reduction reduction;
  private final List<Choice> choices = new ArrayList<>();
  private final Trace trace;
  private boolean takesAll;

  /** Sets of CPUs. */
  private static final class Choice {
    int enabled;

    /** What follows when they are chosen was run before. */
    int asleep;

    /** Those that have been chosen. */
    int taken;

    /** Those to be chosen. */
    int wanted;
  }

  AllInterleavings(Reduction reduction) {
    this.reduction = reduction;
    this.trace = new Trace(reduction);
    this.takesAll = !reduction.onlyReversals();
  }

  @Override
  void makeRoom(int count) {
    while (choices.size() <= count) {
      choices.add(new Choice());
    }
    trace.makeRoom(count);
  }

  @Override
  int first(Simulation simulation, int at, int enabled, int last) {
    Choice choice = choices.get(at);
    int awake = enabled & ~choice.asleep;
    if (!takesAll && simulation.mayWait()) {
      takesAll = true;
      for (Choice earlier : choices.subList(0, at)) {
        earlier.wanted = earlier.enabled;
      }
    }
    if (awake == 0) {
      return STOP;
    }
    int cpu = last >= 0 && (awake & 1 << last) != 0 ? last : lowest(awake);
    choice.enabled = enabled;
    choice.taken = 0;
    choice.wanted = takesAll ? enabled : 1 << cpu;
    return cpu;
  }

  private static int lowest(int cpus) {
    return Integer.numberOfTrailingZeros(cpus);
  }

  @Override
  void choosing(Simulation simulation, int at, int enabled, int last, int cpu) {
    if (enabled != choices.get(at).enabled) {
      throw new IllegalStateException(
          "the program does not repeat itself: at choice " + at + " other CPUs can go on");
    }
  }

  @Override
  public void performed(Simulation simulation, int cpu) {
    int at = depth() - 1;
    trace.set(at, simulation.cpu(cpu));
    if (isRepeated()) {
      return; // what happened before it, and who sleeps behind it, is known
    }
    Choice before = choices.get(at);
    int sleeping = 0;
    for (int rest = (before.asleep | before.taken) & ~(1 << cpu); rest != 0; rest &= rest - 1) {
      int other = lowest(rest);
      if (reduction.commutation().commute(trace.step(at), simulation.cpu(other))) {
        sleeping |= 1 << other;
      }
    }
    choices.get(at + 1).asleep = sleeping;
    if (!takesAll) {
      trace.order(at, this::reverse);
    }
  }

  /**
   * Makes sure that the accesses at {@code one} and {@code other} also come the other way round.
   */
  private void reverse(int one, int other) {
    Choice choice = choices.get(one);
    int initials = trace.initials(one, other);
    if ((initials & (choice.wanted | choice.asleep)) == 0) {
      choice.wanted |= 1 << lowest(initials);
    }
  }

  @Override
  int next(int at, int before) {
    Choice choice = choices.get(at);
    choice.taken |= 1 << before;
    int rest = choice.wanted & ~choice.asleep & ~choice.taken;
    return rest == 0 ? STOP : lowest(rest);
  }
}
