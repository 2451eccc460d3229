package dev.pidmap.spec;

/** The abstract state of a pid map; immutable, with structural equality. */
public final class State {
  private final Limits limits;

  private State(Limits limits) {
    this.limits = limits;
  }

  static State initial(Limits limits) {
    return new State(limits);
  }

  public Limits limits() {
    return limits;
  }
}
