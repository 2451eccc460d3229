package dev.pidmap.spec;

import java.util.List;

/**
 * The contract of a pid map: a relation between a state, a call, its answer and the next states.
 *
 * <p>Which free number an allocation returns is not determined, so the answer takes part in the
 * question: the map chooses, the contract says whether the choice was allowed.
 */
public final class Contract {
  private final Limits limits;
  private final Strength strength;

  public Contract(Limits limits, Strength strength) {
    this.limits = limits;
    this.strength = strength;
  }

  public Limits limits() {
    return limits;
  }

  public Strength strength() {
    return strength;
  }

  /** The root namespace, empty and without an init. */
  public State initial() {
    return State.initial(limits);
  }

  /** The states that {@code result} may lead to; empty when the contract forbids it. */
  public List<State> step(State state, Operation operation, Result result, Overlap overlap) {
    return List.of(); // skeleton
  }
}
