package dev.pidmap.spec;

import java.util.ArrayList;
import java.util.List;

/** An overlap put together by hand. */
final class InFlight implements Overlap {
  private final List<Holder> holders = new ArrayList<>();
  private final List<Holder> formerHolders = new ArrayList<>();
  private final List<State> former = new ArrayList<>();

  /** An allocation whose answer is not known. */
  InFlight pending(Operation.Allocate call) {
    return with(call, null);
  }

  InFlight with(Operation.Allocate call, Result result) {
    holders.add(new Holder(call, result));
    return this;
  }

  /** An allocation that failed and returned since the call. */
  InFlight failedSince(Operation.Allocate call, Result result) {
    formerHolders.add(new Holder(call, result));
    return this;
  }

  /** What was in force at some instant since the call. */
  InFlight since(State earlier) {
    former.add(earlier);
    return this;
  }

  @Override
  public List<Holder> holders() {
    return holders;
  }

  @Override
  public List<Holder> formerHolders() {
    return formerHolders;
  }

  @Override
  public List<Integer> formerPidMax(int ns) {
    return former.stream().map(state -> state.pidMax(ns)).toList();
  }

  @Override
  public List<Integer> formerCursors(int ns) {
    return former.stream().map(state -> state.cursor(ns)).toList();
  }

  @Override
  public boolean wasTaken(int ns, int number) {
    return former.stream().anyMatch(state -> state.liveAt(ns, number) != State.NOBODY);
  }
}
