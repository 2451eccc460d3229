package dev.pidmap.spec;

import java.util.ArrayList;
import java.util.List;

/** An overlap put together by hand. */
final class InFlight implements Overlap {
  private final List<Holder> holders = new ArrayList<>();
  private List<Integer> former = List.of();

  /** An allocation whose answer is not known. */
  InFlight pending(Operation.Allocate call) {
    return with(call, null);
  }

  InFlight with(Operation.Allocate call, Result result) {
    holders.add(new Holder(call, result));
    return this;
  }

  /** Earlier bounds of every namespace. */
  InFlight sampled(Integer... bounds) {
    former = List.of(bounds);
    return this;
  }

  @Override
  public List<Holder> holders() {
    return holders;
  }

  @Override
  public List<Integer> formerPidMax(int ns) {
    return former;
  }
}
