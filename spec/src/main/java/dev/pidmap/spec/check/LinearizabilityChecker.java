package dev.pidmap.spec.check;

import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import java.util.List;

/**
 * Judges whether a history is one that a map following the contract can produce.
 *
 * <p>A history is admitted only with an order in hand, each step of which the contract has
 * confirmed, and rejected only after a complete search; everything else decides how soon one of the
 * two is found. {@link Search} does the work and leaves out orders that differ in calls which
 * commute, {@link Footprints} says which do: calls about different numbers, whichever namespace
 * tree they belong to. So the search needs no cut of the history in advance, and stays close to
 * linear while calls in flight seldom meet. When it has gone back often, {@link Projections} look
 * for a single number whose calls have no order.
 */
public final class LinearizabilityChecker {
  /** How often the search may go back before single numbers are looked at. */
  private static final int PATIENCE = 5_000;

  private final History history;
  private final Subject subject;
  private final Meter meter;
  private final int patience;

  private LinearizabilityChecker(History history, Budget budget, int patience) {
    this.patience = patience;
    this.history = history;
    this.subject = new Subject(history);
    this.meter = Meter.start(budget, history.calls().size());
  }

  /**
   * The verdict on {@code history}, within {@code budget}.
   *
   * @throws IllegalArgumentException when what the history starts with is impossible
   */
  public static Verdict check(History history, Budget budget) {
    return check(history, budget, PATIENCE);
  }

  static Verdict check(History history, Budget budget, int patience) {
    return new LinearizabilityChecker(history, budget, patience).judge();
  }

  private Verdict judge() {
    Listings.Refused listing = Listings.firstRefused(subject, history);
    List<Call> calls = history.calls();
    if (listing != null) {
      calls = ShortestPrefix.of(calls, listing.call().returned());
    }
    Search search = new Search(new Problem(subject, calls), meter);
    Search.End end = search.run(patience);
    if (end == Search.End.PAUSED) {
      Projections.Refuted refuted = new Projections(subject, calls).refuted(meter);
      if (refuted != null) {
        return ShortestPrefix.find(subject, refuted.calls(), refuted.stuck(), meter);
      }
      end = search.run(Long.MAX_VALUE);
    }
    if (end == Search.End.NONE) {
      return ShortestPrefix.find(subject, calls, search.stuck(), meter);
    } else if (listing != null) {
      return new Verdict.NotLinearizable(
          listing.call().returned() + 1,
          listing.call(),
          search.order(),
          search.state(),
          List.of(new Verdict.Candidate(listing.call(), listing.refusal())));
    } else if (end == Search.End.FOUND) {
      return new Verdict.Linearizable(search.order());
    }
    return new Verdict.Unknown(meter.reason(), meter.share());
  }
}
