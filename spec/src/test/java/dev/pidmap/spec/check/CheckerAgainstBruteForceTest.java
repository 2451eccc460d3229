package dev.pidmap.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.history.History;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The checker agrees with the definition on thousands of small histories, good ones and ones
 * damaged in each way. Seen to fail: without the retry of look-ups after a change of state, with
 * releases tried before the look-ups that find their pid, with conflicts of numbers left out.
 */
class CheckerAgainstBruteForceTest {
  private static final int ROUNDS = Integer.getInteger("pidmap.bruteforce.rounds", 400);

  /** Histories whose fault, seen by number, shows later than in the whole. */
  private int later;

  /** What a verdict is of, by how the history was damaged, admitted and not. */
  private final Map<Mutations.Kind, int[]> counts = new EnumMap<>(Mutations.Kind.class);

  private final List<Integer> known = KnownVerdicts.committed();
  private int at;

  @Test
  void agreesOnGoodAndDamagedHistories() {
    SmallHistories.forEach(ROUNDS, this::count);
    System.out.println("brute force, " + at + " histories; damaged, admitted and not:");
    counts.forEach((kind, c) -> System.out.println("  " + kind + " " + c[0] + " " + c[1]));
    assertThat(later).as("rejections found by number alone").isPositive();
    for (Mutations.Kind kind : SmallHistories.DAMAGES) {
      int[] count = counts.get(kind);
      assertThat(count[0]).as("%s admitted", kind).isGreaterThan(ROUNDS / 50);
      assertThat(count[1])
          .as("%s rejected", kind)
          .isGreaterThan(kind == Mutations.Kind.NEVER_RETURNED ? 0 : ROUNDS / 50);
    }
  }

  private void count(History history, Mutations.Kind damage) {
    boolean admitted = agreedVerdict(history);
    if (damage == null) {
      assertThat(admitted).as("%s", history).isTrue();
    } else {
      counts.computeIfAbsent(damage, k -> new int[2])[admitted ? 0 : 1]++;
    }
  }

  private boolean agreedVerdict(History history) {
    boolean expected = BruteForce.linearizable(history);
    Budget budget = Budget.ofTime(Duration.ofSeconds(20));
    Verdict verdict = LinearizabilityChecker.check(history, budget);
    assertThat(verdict instanceof Verdict.Linearizable)
        .as("%s%n%s", verdict, history)
        .isEqualTo(expected);
    assertThat(KnownVerdicts.of(verdict)).as("known-verdicts.txt").isEqualTo(known.get(at++));
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
