package dev.pidmap.spec.history;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * What exists when a history begins: a recorder may attach to a map that is in use.
 *
 * @param namespaces parents before children; the root needs an entry only to give its cursor
 * @param pids live pids, the init of a namespace before its other pids
 */
public record Start(List<Namespace> namespaces, List<LivePid> pids) {
  /** Nothing but an empty root. */
  public static final Start EMPTY = new Start(List.of(), List.of());

  /** Where a property of a namespace is left at its default. */
  public static final int DEFAULT = -1;

  public Start {
    namespaces = List.copyOf(namespaces);
    pids = List.copyOf(pids);
  }

  /**
   * A namespace.
   *
   * @param parent its parent, or -1 for the root
   * @param pidMax its bound, or {@link #DEFAULT}
   * @param lastPid the number issued last, or {@link #DEFAULT}
   */
  public record Namespace(int ns, int parent, int pidMax, int lastPid) {}

  /**
   * A live pid.
   *
   * @param numbers by level, outermost first
   */
  public record LivePid(int pid, int ns, List<Integer> numbers) {
    public LivePid {
      numbers = List.copyOf(numbers);
    }
  }

  /** A call that leads there from an empty map, and its answer. */
  public record Step(Operation operation, Result result) {}

  /** The calls that lead there from an empty map, one after the other. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Namespace n : namespaces) {
      if (n.parent() >= 0) {
        steps.add(done(new Operation.CreateNamespace(n.parent(), n.ns())));
      }
    }
    for (LivePid p : pids) {
      List<Integer> setTid = new ArrayList<>();
      List<Integer> laps = new ArrayList<>();
      for (int number : p.numbers()) {
        setTid.add(0, number);
        laps.add(-1);
      }
      steps.add(
          new Step(
              new Operation.Allocate(0, p.ns(), p.pid(), setTid, 0),
              new Result.Allocated(p.numbers(), laps)));
    }
    for (Namespace n : namespaces) {
      if (n.pidMax() != DEFAULT) {
        steps.add(done(new Operation.SetPidMax(n.ns(), n.pidMax())));
      }
      if (n.lastPid() != DEFAULT) {
        steps.add(done(new Operation.SetLastPid(0, n.ns(), n.lastPid(), 0)));
      }
    }
    return steps;
  }

  private static Step done(Operation operation) {
    return new Step(operation, Result.Done.DONE);
  }
}
