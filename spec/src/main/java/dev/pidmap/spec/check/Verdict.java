package dev.pidmap.spec.check;

import dev.pidmap.spec.State;
import dev.pidmap.spec.history.History;
import java.util.List;

/** What a check of a history found. */
public sealed interface Verdict {

  /**
   * There is an order that the contract admits.
   *
   * @param order such an order; a pending call that took no effect is not in it
   */
  record Linearizable(List<History.Call> order) implements Verdict {
    public Linearizable {
      order = List.copyOf(order);
    }
  }

  /**
   * There is none.
   *
   * @param events length of a prefix of the history that has no admitted order: the shortest one,
   *     unless the budget ended the search for it. Where the calls about one number already have
   *     none, the rest of the history is left out of this and of what follows
   * @param failing the call whose return ends that prefix
   * @param order an admitted order of what precedes, as far as one reaches
   * @param state the state after that order
   * @param tried the calls that could have come next, each with the reason why it could not
   */
  record NotLinearizable(
      int events,
      History.Call failing,
      List<History.Call> order,
      State state,
      List<Candidate> tried)
      implements Verdict {
    public NotLinearizable {
      order = List.copyOf(order);
      tried = List.copyOf(tried);
    }
  }

  /**
   * The budget was spent first.
   *
   * @param reason what ran out
   * @param share the greatest share of the operations that an admitted order was found for, 0 to 1
   */
  record Unknown(String reason, double share) implements Verdict {}

  /**
   * A call that was tried as the next one.
   *
   * @param refusal the contract's reason, a sentence
   */
  record Candidate(History.Call call, String refusal) {}
}
