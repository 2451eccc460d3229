package dev.pidmap.spec;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the contract says of an answer: the states it may lead to, or why it is refused. The reason
 * is worded only when somebody asks: a search refuses far more often than it reports. It is empty
 * where the answer is allowed.
 */
record Judgement(List<State> next, Supplier<String> reason) {

  static Judgement allowed(State next) {
    return new Judgement(List.of(next), () -> "");
  }

  static Judgement allowed(List<State> next) {
    return new Judgement(next, () -> "");
  }

  static Judgement refused(Invariant invariant, Supplier<String> why) {
    return new Judgement(List.of(), () -> invariant.label() + ": " + why.get());
  }

  /** Refused by a rule of an operation that no invariant names. */
  static Judgement refused(Supplier<String> why) {
    return new Judgement(List.of(), () -> "Contract: " + why.get());
  }
}
