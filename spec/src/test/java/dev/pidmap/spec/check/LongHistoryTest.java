package dev.pidmap.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.history.History;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Histories with 64 calls in flight, at depth 1 and 3: 200,000 calls in all builds; a million with
 * {@code -Dpidmap.history.operations=1000000}.
 */
class LongHistoryTest {
  private static final int OPERATIONS = Integer.getInteger("pidmap.history.operations", 200_000);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static History history(long seed, int operations, int depth) {
    return RandomHistories.generate(
        seed, new RandomHistories.Shape(operations, 64, depth, 32_768, 4_000, true, 0));
  }

  @ParameterizedTest(name = "depth {0}")
  @ValueSource(ints = {1, 3})
  void aGoodOneIsAdmitted(int depth) {
    History history = history(depth, OPERATIONS, depth);
    AtomicLong progress = new AtomicLong();

    long began = System.nanoTime();
    Verdict verdict =
        LinearizabilityChecker.check(
            history, Budget.ofTime(LIMIT).reportingTo((decided, total) -> progress.set(decided)));
    double seconds = (System.nanoTime() - began) / 1e9;

    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "seed %d, %,d calls, depth %d: judged in %.1f s, heap in use %d MiB%n",
        depth, OPERATIONS, depth, seconds, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Linearizable.class,
            admitted -> assertThat(admitted.order()).hasSize(OPERATIONS));
    assertThat(progress.get()).isGreaterThan(OPERATIONS / 2);
  }

  /** Exhaustion and requests for taken numbers: 70 numbers for 64 calls in flight. */
  @Test
  void aCrowdedOneIsAdmitted() {
    History history =
        RandomHistories.generate(3, new RandomHistories.Shape(20_000, 64, 1, 70, 60, true, 0));
    assertThat(history.calls().stream().filter(call -> Subject.failedAllocation(call)).count())
        .isGreaterThan(1_000);

    assertThat(LinearizabilityChecker.check(history, Budget.ofTime(LIMIT)))
        .isInstanceOf(Verdict.Linearizable.class);
  }

  @Test
  void aDamagedOneIsRejectedWhereItWasDamaged() {
    Random random = new Random(7);
    History history = history(5, 20_000, 1);
    int rejected = 0;
    for (int i = 0; i < 8; i++) {
      History damaged = Mutations.apply(Mutations.Kind.SAME_NUMBERS, history, random);
      Verdict verdict = LinearizabilityChecker.check(damaged, Budget.ofTime(LIMIT));
      assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
      if (verdict instanceof Verdict.NotLinearizable not) {
        rejected++;
        assertThat(not.tried()).isNotEmpty();
        assertThat(not.failing().returned()).isEqualTo(not.events() - 1);
      }
    }
    assertThat(rejected).isGreaterThanOrEqualTo(4);
  }

  @Test
  void aBudgetThatIsSpentIsUnknown() {
    History history = history(9, 2_000, 1);

    Verdict verdict =
        LinearizabilityChecker.check(history, new Budget(Duration.ofSeconds(60), 100));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> {
              assertThat(unknown.reason()).contains("100");
              assertThat(unknown.share()).isBetween(0.01, 0.2);
            });
  }
}
