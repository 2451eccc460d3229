package dev.pidmap.spec.check;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayList;
import java.util.List;

/** What overlaps one call at the instant that the search stands at. */
final class InFlight implements Overlap {
  private final Call call;
  private final boolean alone;
  private final IntBag allocations;
  private final Call[] calls;
  private final boolean[] placed;
  private final Former former;
  private final List<Call> failed;

  InFlight(
      Call call,
      boolean alone,
      IntBag allocations,
      Call[] calls,
      boolean[] placed,
      Former former,
      List<Call> failed) {
    this.call = call;
    this.alone = alone;
    this.allocations = allocations;
    this.calls = calls;
    this.placed = placed;
    this.former = former;
    this.failed = failed;
  }

  @Override
  public List<Holder> holders() {
    List<Holder> holders = new ArrayList<>();
    for (int i = 0; i < allocations.size(); i++) {
      int index = allocations.get(i);
      Call other = calls[index];
      boolean holds = !placed[index] || other.result() instanceof Result.Failed;
      if (holds && other.op() != call.op()) {
        holders.add(new Holder((Operation.Allocate) other.operation(), other.result()));
      }
    }
    return holders;
  }

  @Override
  public List<Holder> formerHolders() {
    return failed.stream()
        .map(other -> new Holder((Operation.Allocate) other.operation(), other.result()))
        .toList();
  }

  @Override
  public List<Integer> formerPidMax(int ns) {
    return former.values(Former.Kind.PID_MAX, ns, call.called());
  }

  @Override
  public List<Integer> formerCursors(int ns) {
    return former.values(Former.Kind.CURSOR, ns, call.called());
  }

  @Override
  public boolean wasTaken(int ns, int number) {
    return former.met(new Former.Fact(Former.Kind.TAKEN, ns, number), call.called());
  }

  @Override
  public boolean alone() {
    return alone;
  }
}
