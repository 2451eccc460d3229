package dev.pidmap.simulator.map;

import dev.pidmap.simulator.map.MapProgram.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The orders of calls and returns that an execution stands for. A reduced exploration runs one
 * execution of those that differ in the order of commuting accesses only, but in which order their
 * calls and returns come may differ, and the contract minds. So an execution is judged in all of
 * them: in each, returns come as early as what happened before them allows, which leaves the
 * contract the least freedom.
 */
final class Orders {
  private final int[] ends;
  private final Before before;
  private final Consumer<List<Step>> visitor;
  private final List<Step> order = new ArrayList<>();
  private final int[] at;

  /** How many calls and returns of one CPU happened before the n-th call or return of another. */
  @FunctionalInterface
  interface Before {
    int count(int other, int cpu, int n);
  }

  private Orders(int[] ends, Before before, Consumer<List<Step>> visitor) {
    this.ends = ends;
    this.before = before;
    this.visitor = visitor;
    this.at = new int[ends.length];
  }

  /**
   * Visits all orders.
   *
   * @param ends by CPU, how many calls and returns it has
   */
  static void forEach(int[] ends, Before before, Consumer<List<Step>> visitor) {
    new Orders(ends, before, visitor).extend();
  }

  private void extend() {
    int length = order.size();
    takeReturns();
    boolean any = false;
    for (int cpu = 0; cpu < ends.length; cpu++) {
      if (at[cpu] < ends[cpu] && isCall(cpu) && isNext(cpu)) {
        any = true;
        take(cpu);
        extend();
        giveBack(order.size() - 1);
      }
    }
    if (!any) {
      visitor.accept(List.copyOf(order));
    }
    giveBack(length);
  }

  private void takeReturns() {
    boolean took = true;
    while (took) {
      took = false;
      for (int cpu = 0; cpu < ends.length; cpu++) {
        if (at[cpu] < ends[cpu] && !isCall(cpu) && isNext(cpu)) {
          take(cpu);
          took = true;
        }
      }
    }
  }

  private boolean isCall(int cpu) {
    return at[cpu] % 2 == 0;
  }

  private boolean isNext(int cpu) {
    for (int other = 0; other < ends.length; other++) {
      if (other != cpu && before.count(other, cpu, at[cpu]) > at[other]) {
        return false;
      }
    }
    return true;
  }

  private void take(int cpu) {
    order.add(new Step(cpu, isCall(cpu)));
    at[cpu]++;
  }

  private void giveBack(int length) {
    while (order.size() > length) {
      at[order.remove(order.size() - 1).cpu()]--;
    }
  }
}
