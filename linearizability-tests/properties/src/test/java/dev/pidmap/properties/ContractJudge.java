package dev.pidmap.properties;

import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.Strength;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks the contract whether it allows each answer; keeps every state it may have led to. */
final class ContractJudge implements Judge {
  private final Contract contract;
  private Set<State> states;

  ContractJudge(Limits limits, Strength strength) {
    contract = new Contract(limits, strength);
    states = Set.of(contract.initial());
  }

  @Override
  public void judge(Operation operation, Result seen) {
    Set<State> next = after(operation, seen);
    if (next.isEmpty()) {
      throw new AssertionError(
          contract.strength() + " forbids " + seen + " as the answer of " + operation);
    }
    states = next;
  }

  /** Whether the contract would allow {@code result} now. */
  boolean allows(Operation operation, Result result) {
    return !after(operation, result).isEmpty();
  }

  private Set<State> after(Operation operation, Result result) {
    Set<State> next = new LinkedHashSet<>();
    for (State state : states) {
      List<State> reached = contract.step(state, operation, result, Overlap.NONE);
      next.addAll(reached);
    }
    return next;
  }
}
