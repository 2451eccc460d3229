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
        public List<Integer> formerPidMax(int ns) {
          return List.of();
        }

        @Override
        public List<Integer> formerCursors(int ns) {
          return List.of();
        }

        @Override
        public boolean wasTaken(int ns, int number) {
          return false;
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
   * Values of {@code pid_max} of {@code ns} besides the present one that were in force at some
   * instant since the call: an allocation samples the bound once, without a lock.
   */
  List<Integer> formerPidMax(int ns);

  /**
   * Cursors of {@code ns} besides the present one since the call, for {@link Strength#EXACT}: a
   * number is chosen before the allocation takes effect.
   */
  List<Integer> formerCursors(int ns);

  /**
   * Whether {@code number} of {@code ns} was released at some instant since the call, for {@link
   * Strength#EXACT}: the choice of another number may have passed it before.
   */
  boolean wasTaken(int ns, int number);

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
