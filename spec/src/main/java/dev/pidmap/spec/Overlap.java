package dev.pidmap.spec;

import java.util.List;

/**
 * What the calls that overlap an operation may contribute to its answer at the instant it takes
 * effect. A sequential history has none of it: {@link #NONE}.
 */
public interface Overlap {

  /** Nothing overlaps. */
  Overlap NONE =
      new Overlap() {
        @Override
        public List<Holder> holders() {
          return List.of();
        }

        @Override
        public List<Holder> formerHolders() {
          return List.of();
        }

        @Override
        public List<State> former() {
          return List.of();
        }
      };

  /**
   * The allocations in flight at that instant that have not taken effect. Each may hold numbers
   * (RESERVED) that no look-up shows but that count as taken for a request or for exhaustion.
   */
  List<Holder> holders();

  /** The allocations that held numbers at some instant since the call, then failed and returned. */
  List<Holder> formerHolders();

  /**
   * States besides the present one that were in force at some instant since the call. An allocation
   * samples {@code pid_max} once, without a lock, and with {@link Strength#EXACT} it chooses a
   * number at each level before it takes effect. States that differ in nothing of that may be left
   * out.
   */
  List<State> former();

  /**
   * Values of {@code pid_max} of {@code ns} besides the present one that the call may have read.
   */
  default List<Integer> formerPidMax(int ns) {
    return former().stream()
        .filter(state -> state.hasNamespace(ns))
        .map(state -> state.pidMax(ns))
        .distinct()
        .toList();
  }

  /**
   * Whether no other call overlapped this one between its call and its return, so that it is judged
   * as in a sequential history. An operation may be the only one in flight at the instant it takes
   * effect and still not have been alone.
   */
  default boolean alone() {
    return this == NONE;
  }

  /**
   * An allocation in flight.
   *
   * @param result its answer if it is known, else null (pending). A success holds none but its own
   *     numbers; a failure at level l holds one number at each level deeper than l, which a request
   *     fixes and an automatic choice leaves open
   */
  record Holder(Operation.Allocate call, Result result) {}
}
