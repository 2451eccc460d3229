package dev.pidmap.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Invariant.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sequential run of the contract: each call is given with its answer, which must be allowed and
 * must lead to one state; each state and step must satisfy the invariants.
 */
final class Script {
  final Contract contract;
  private State state;
  private Overlap overlap = Overlap.NONE;

  Script(Limits limits, Strength strength) {
    contract = new Contract(limits, strength);
    state = contract.initial();
  }

  /** One lane and the limits of Linux, with a root of that {@code pid_max}. */
  static Script linux(int rootPidMax) {
    return new Script(new Limits(2, 301, 1 << 22, rootPidMax, 300), Strength.EXACT);
  }

  /** Numbers 1..pidMax-1 without reserved ones, any free number. */
  static Script small(int pidMax) {
    return new Script(new Limits(2, 2, 64, pidMax, 1), Strength.ANY_FREE);
  }

  State state() {
    return state;
  }

  /** What overlaps the next calls. */
  Script overlap(Overlap next) {
    overlap = next;
    return this;
  }

  Script expect(Operation call, Result answer) {
    assertThat(contract.refusal(state, call, answer, overlap)).as("%s", call).isEmpty();
    List<State> next = contract.step(state, call, answer, overlap);
    assertThat(next).as("%s %s", call, answer).hasSize(1);
    Transition step = new Transition(state, call, answer, next.get(0), overlap);
    for (Invariant invariant : Invariant.values()) {
      assertThat(invariant.holds(step)).as("%s: %s", invariant, step).isTrue();
    }
    state = next.get(0);
    return this;
  }

  /** The contract forbids the answer, and the reason starts like that. */
  Script refuse(Operation call, Result answer, String reason) {
    assertThat(contract.step(state, call, answer, overlap)).as("%s %s", call, answer).isEmpty();
    assertThat(contract.refusal(state, call, answer, overlap)).startsWith(reason);
    return this;
  }

  void checkInvariants() {
    for (Invariant invariant : Invariant.values()) {
      assertThat(invariant.holds(state)).as("%s", invariant).isTrue();
    }
  }

  // Shorthand

  Script create(int parent, int child) {
    return expect(new Operation.CreateNamespace(parent, child), Result.Done.DONE);
  }

  /** An automatic allocation that answers these numbers, outermost first. */
  Script alloc(int ns, int pid, int... numbers) {
    return expect(automatic(ns, pid), numbers(numbers));
  }

  Script release(int pid) {
    return expect(new Operation.Release(pid), Result.Done.DONE);
  }

  Script lastPid(int ns, int value) {
    return expect(new Operation.GetLastPid(ns), new Result.Value(value));
  }

  Script setLastPid(int ns, int value) {
    return expect(new Operation.SetLastPid(0, ns, value, 0), Result.Done.DONE);
  }

  Script setPidMax(int ns, int value) {
    return expect(new Operation.SetPidMax(ns, value), Result.Done.DONE);
  }

  Script close(int ns) {
    return expect(new Operation.Close(ns), Result.Done.DONE);
  }

  static Operation.Allocate automatic(int ns, int pid) {
    return Operation.Allocate.automatic(0, ns, pid);
  }

  /** Requested numbers, innermost first. */
  static Operation.Allocate request(int ns, int pid, int... setTid) {
    return new Operation.Allocate(0, ns, pid, boxed(setTid), 0);
  }

  static Operation.Allocate request(int capableFrom, int ns, int pid, List<Integer> setTid) {
    return new Operation.Allocate(0, ns, pid, setTid, capableFrom);
  }

  static Result.Allocated numbers(int... numbers) {
    return Result.Allocated.of(boxed(numbers));
  }

  static Result.Allocated number(int number, int lap) {
    return new Result.Allocated(List.of(number), List.of(lap));
  }

  static Result.Failed failed(Errno errno) {
    return Result.Failed.of(errno);
  }

  static Result.Failed failed(Errno errno, int level) {
    return new Result.Failed(errno, level);
  }

  private static List<Integer> boxed(int... numbers) {
    return new ArrayList<>(IntStream.of(numbers).boxed().toList());
  }
}
