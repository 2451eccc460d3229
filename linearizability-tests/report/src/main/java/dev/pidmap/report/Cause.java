package dev.pidmap.report;

import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Invariant;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.State;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a history has no admitted order, in the shortest words there are.
 *
 * @param call the call that cannot be placed
 * @param after the calls that have to be placed before it, behind the order, to see it
 * @param reason the contract's sentence, which starts with the name of an invariant where one is
 *     broken
 */
record Cause(Call call, List<Call> after, String reason) {
  private static final int MOST_AFTER = 6;

  Cause {
    after = List.copyOf(after);
  }

  /**
   * Why each candidate of {@code verdict} has no place, by op. A search refuses one for what must
   * follow, too; placed one after the other, the calls often show which invariant it is about.
   */
  static Map<Integer, Cause> all(History history, Verdict.NotLinearizable verdict) {
    Contract contract = new Contract(history.limits(), history.strength());
    Map<Integer, Cause> causes = new LinkedHashMap<>();
    for (Verdict.Candidate candidate : verdict.tried()) {
      Call call = candidate.call();
      Cause own = new Cause(call, List.of(), candidate.refusal());
      causes.put(
          call.op(),
          call.result() == null || isRefusedAtOnce(contract, verdict.state(), call)
              ? own
              : verdict.tried().stream()
                  .map(Verdict.Candidate::call)
                  .filter(first -> first.op() != call.op() && first.result() != null)
                  .flatMap(first -> after(contract, verdict.state(), first, call).stream())
                  .findFirst()
                  .orElse(own));
    }
    Call failing = verdict.failing();
    causes.computeIfAbsent(
        failing.op(),
        op ->
            atTheEnd(contract, history, verdict)
                .orElseGet(
                    () ->
                        new Cause(
                            failing,
                            List.of(),
                            "Contract: no order of the calls leads to its answer")));
    return causes;
  }

  /** Why the call that fails is refused when all that returned before it have taken effect. */
  private static Optional<Cause> atTheEnd(
      Contract contract, History history, Verdict.NotLinearizable verdict) {
    List<Call> before = notInTheOrder(history, verdict);
    if (before.size() > MOST_AFTER) {
      return Optional.empty();
    }
    State state = verdict.state();
    for (Call call : before) {
      List<State> next = contract.step(state, call.operation(), call.result(), Overlap.NONE);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      state = next.get(0);
    }
    Call failing = verdict.failing();
    String refusal = contract.refusal(state, failing.operation(), failing.result(), Overlap.NONE);
    return refusal.isEmpty() ? Optional.empty() : Optional.of(new Cause(failing, before, refusal));
  }

  /** The calls that returned before the one that fails, as they returned, without the order. */
  static List<Call> notInTheOrder(History history, Verdict.NotLinearizable verdict) {
    Set<Call> order = new HashSet<>(verdict.order());
    return history.calls().stream()
        .filter(call -> call.returned() < verdict.events() - 1 && !order.contains(call))
        .sorted(Comparator.comparingInt(Call::returned))
        .toList();
  }

  /** Or for what must follow it. */
  private static boolean isRefusedAtOnce(Contract contract, State state, Call call) {
    return !contract.refusal(state, call.operation(), call.result(), Overlap.NONE).isEmpty();
  }

  /** The one to tell first: of the call that fails, unless only another names an invariant. */
  static Cause first(Map<Integer, Cause> causes, int failing) {
    Cause own = causes.get(failing);
    return own.invariant().isPresent()
        ? own
        : causes.values().stream()
            .filter(cause -> cause.invariant().isPresent())
            .findFirst()
            .orElse(own);
  }

  private static List<Cause> after(Contract contract, State state, Call first, Call second) {
    List<Cause> causes = new ArrayList<>();
    for (State next : contract.step(state, first.operation(), first.result(), Overlap.NONE)) {
      String refusal = contract.refusal(next, second.operation(), second.result(), Overlap.NONE);
      if (!refusal.isEmpty()) {
        causes.add(new Cause(second, List.of(first), refusal));
      }
    }
    return causes;
  }

  /** The invariant that it is about. */
  Optional<Invariant> invariant() {
    for (Invariant invariant : Invariant.values()) {
      if (reason.startsWith(invariant.label() + ": ")) {
        return Optional.of(invariant);
      }
    }
    return Optional.empty();
  }

  /** The reason without the name it starts with. */
  String sentence() {
    return withOrder(reason.replaceFirst("^[A-Z][A-Za-z]+: ", ""));
  }

  String withName() {
    return withOrder(reason);
  }

  private String withOrder(String text) {
    return after.isEmpty()
        ? text
        : text
            + " once "
            + after.stream().map(call -> "op " + call.op()).collect(Collectors.joining(" and "))
            + (after.size() == 1 ? " has" : " have")
            + " taken effect";
  }
}
