package dev.pidmap.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The checker comes to the verdicts that brute force came to; without brute force, so in seconds,
 * which is what a mutation tester needs.
 */
class KnownVerdictsTest {
  private static final Budget BUDGET = Budget.ofTime(Duration.ofSeconds(20));
  private static final List<Integer> KNOWN = KnownVerdicts.committed();

  private int at;

  @Test
  void rejectedWhereBruteForceRejects() {
    SmallHistories.forEach(
        KnownVerdicts.ROUNDS,
        (history, damage) -> {
          Verdict verdict = LinearizabilityChecker.check(history, BUDGET);
          assertThat(KnownVerdicts.of(verdict)).as("%s", history).isEqualTo(KNOWN.get(at++));
          if (verdict instanceof Verdict.Linearizable admitted) {
            assertIsAnOrder(admitted.order(), history);
          }
        });
    assertThat(at).isEqualTo(KNOWN.size());
  }

  /** Single numbers are looked at as soon as it goes back: it may reject later, and no other. */
  @Test
  void whatItComesToByNumberIsTheSame() {
    SmallHistories.forEach(
        KnownVerdicts.ROUNDS,
        (history, damage) -> {
          Verdict verdict = LinearizabilityChecker.check(history, BUDGET, 0);
          assertThat(verdict instanceof Verdict.Linearizable)
              .as("%s", history)
              .isEqualTo(KNOWN.get(at++) == KnownVerdicts.ADMITTED);
          assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
        });
  }

  /**
   * Every call that returned, once, with its answer, and none before one that ended before it. A
   * listing has a rule of its own.
   */
  private static void assertIsAnOrder(List<Call> order, History history) {
    assertThat(order.stream().map(Call::op)).doesNotHaveDuplicates();
    assertThat(order.stream().filter(call -> !call.pending()))
        .containsExactlyInAnyOrderElementsOf(
            history.calls().stream()
                .filter(call -> !call.pending())
                .filter(call -> !(call.operation() instanceof Operation.ListLive))
                .toList());
    int latest = -1;
    for (Call call : order) {
      assertThat(call.returned()).isGreaterThan(latest);
      assertThat(call.result()).isNotNull();
      latest = Math.max(latest, call.called());
    }
  }
}
