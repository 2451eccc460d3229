package dev.pidmap.report;

import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Invariant;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.State;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a history has no admitted order, in the shortest words there are.
 *
 * @param call the call that cannot be placed
 * @param first another candidate that has to be placed before to see it, or null
 * @param reason the contract's sentence, which starts with the name of an invariant where one is
 *     broken
 */
record Cause(Call call, Call first, String reason) {

  /**
   * Why each candidate of {@code verdict} has no place, by op. A search refuses one for what must
   * follow, too; placed one after the other, two candidates often show which invariant it is about.
   */
  static Map<Integer, Cause> all(History history, Verdict.NotLinearizable verdict) {
    Contract contract = new Contract(history.limits(), history.strength());
    Map<Integer, Cause> causes = new LinkedHashMap<>();
    for (Verdict.Candidate candidate : verdict.tried()) {
      Call call = candidate.call();
      Cause own = new Cause(call, null, candidate.refusal());
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
    causes.putIfAbsent(
        verdict.failing().op(),
        new Cause(verdict.failing(), null, "Contract: no order of the calls leads to its answer"));
    return causes;
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
        causes.add(new Cause(second, first, refusal));
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
    return first == null ? text : text + " once op " + first.op() + " has taken effect";
  }
}
