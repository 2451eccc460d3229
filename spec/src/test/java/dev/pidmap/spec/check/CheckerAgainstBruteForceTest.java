package dev.pidmap.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.history.History;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The checker agrees with the definition on thousands of small histories, good ones and ones
 * damaged in each way. Seen to fail: without the retry of look-ups after a change of state, with
 * releases tried before the look-ups that find their pid, with conflicts of numbers left out.
 */
class CheckerAgainstBruteForceTest {
  private static final long SEED = 20_261_123;
  private static final List<Mutations.Kind> KINDS = List.of(Mutations.Kind.values());
  private static final int ROUNDS = Integer.getInteger("pidmap.bruteforce.rounds", 400);

  /** Histories whose fault, seen by number, shows later than in the whole. */
  private int later;

  @Test
  void agreesOnGoodAndDamagedHistories() {
    Random random = new Random(SEED);
    Map<Mutations.Kind, int[]> counts = new EnumMap<>(Mutations.Kind.class);
    int good = 0;
    for (int round = 0; round < ROUNDS; round++) {
      History history = RandomHistories.generate(random.nextLong(), shape(random));
      assertThat(agreedVerdict(history)).as("%s", history).isTrue();
      good++;
      for (Mutations.Kind kind : KINDS) {
        History damaged = Mutations.apply(kind, history, random);
        if (damaged != null && random.nextInt(3) == 0) {
          Mutations.Kind again = KINDS.get(random.nextInt(KINDS.size()));
          History twice = Mutations.apply(again, damaged, random);
          damaged = twice == null ? damaged : twice;
        }
        if (damaged != null) {
          int[] count = counts.computeIfAbsent(kind, k -> new int[2]);
          count[agreedVerdict(damaged) ? 0 : 1]++;
        }
      }
    }
    System.out.println(
        "brute force, seed " + SEED + ": " + good + " good; damaged, admitted and not:");
    counts.forEach((kind, c) -> System.out.println("  " + kind + " " + c[0] + " " + c[1]));
    assertThat(later).as("rejections found by number alone").isPositive();
    for (Mutations.Kind kind : KINDS) {
      int[] count = counts.get(kind);
      assertThat(count[0]).as("%s admitted", kind).isGreaterThan(ROUNDS / 50);
      assertThat(count[1])
          .as("%s rejected", kind)
          .isGreaterThan(kind == Mutations.Kind.NEVER_RETURNED ? 0 : ROUNDS / 50);
    }
  }

  private static RandomHistories.Shape shape(Random random) {
    int depth = random.nextInt(3) / 2;
    boolean started = random.nextInt(4) > 0;
    int pidMax = 2 + depth + random.nextInt(3);
    return new RandomHistories.Shape(
        3 + random.nextInt(5),
        2 + random.nextInt(3),
        depth,
        Math.max(pidMax, depth + 2),
        1 + random.nextInt(3),
        started,
        random.nextInt(2) * 30);
  }

  private boolean agreedVerdict(History history) {
    boolean expected = BruteForce.linearizable(history);
    Budget budget = Budget.ofTime(Duration.ofSeconds(20));
    Verdict verdict = LinearizabilityChecker.check(history, budget);
    assertThat(verdict instanceof Verdict.Linearizable)
        .as("%s%n%s", verdict, history)
        .isEqualTo(expected);
    assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
    if (verdict instanceof Verdict.NotLinearizable not) {
      assertThat(BruteForce.linearizable(prefix(history, not.events())))
          .as("%s%n%s", verdict, history)
          .isFalse();
      assertThat(BruteForce.linearizable(prefix(history, not.events() - 1)))
          .as("%s%n%s", verdict, history)
          .isTrue();
      // Without patience single numbers are looked at first: the verdict is the same.
      Verdict byNumber = LinearizabilityChecker.check(history, budget, 0);
      assertThat(byNumber).isInstanceOf(Verdict.NotLinearizable.class);
      int events = ((Verdict.NotLinearizable) byNumber).events();
      assertThat(BruteForce.linearizable(prefix(history, events))).isFalse();
      later += events > not.events() ? 1 : 0;
    } else {
      assertThat(LinearizabilityChecker.check(history, budget, 0))
          .as("%s", history)
          .isInstanceOf(Verdict.Linearizable.class);
    }
    return expected;
  }

  private static History prefix(History history, int events) {
    return new History(
        history.strength(),
        history.limits(),
        history.start(),
        history.source(),
        ShortestPrefix.of(history.calls(), events),
        events);
  }
}
