package dev.pidmap.spec.check;

import dev.pidmap.spec.history.History;

/** Judges whether a history is one that a map following the contract can produce. */
public final class LinearizabilityChecker {
  private LinearizabilityChecker() {}

  /** The verdict on {@code history}, within {@code budget}. */
  public static Verdict check(History history, Budget budget) {
    Subject subject = new Subject(history);
    Problem problem = new Problem(subject, history.calls());
    Meter meter = Meter.start(budget, problem.calls.length);
    Search search = new Search(problem, meter);
    return switch (search.run()) {
      case FOUND -> new Verdict.Linearizable(search.order());
      case BUDGET -> new Verdict.Unknown(meter.reason(), meter.share());
      case NONE -> {
        Search.Stuck stuck = search.stuck();
        yield new Verdict.NotLinearizable(
            stuck.call().returned() + 1, stuck.call(), stuck.order(), stuck.state(), stuck.tried());
      }
    };
  }
}
