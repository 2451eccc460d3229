package dev.pidmap.spec;

import static dev.pidmap.spec.State.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Invariant.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each predicate is seen to fail, on a state or a step that no contract would lead to. */
class InvariantTest {
  private static final Limits LIMITS = new Limits(2, 2, 64, 8, 1);

  /** Pid 1 is number 1 of the root, pid 2 is 5 there and 1 in namespace 5. */
  private static final State SOUND =
      State.initial(LIMITS)
          .withLive(1, ROOT, List.of(1))
          .withNamespace(ROOT, 5)
          .withLive(2, 5, List.of(5, 1));

  @Test
  void theirNames() {
    assertThat(Invariant.values())
        .extracting(Invariant::toString)
        .containsExactly(
            "UniqueAcrossNamespaces",
            "NoPrematureReuse",
            "RangeFreedOnlyWhenEmpty",
            "NoIdLost",
            "AllOrNothing",
            "NothingAfterClose",
            "ExactExhaustion",
            "FirstIsOne",
            "WithinLimits");
    assertThat(Invariant.values())
        .allSatisfy(i -> assertThat(i.statement()).isNotBlank())
        .allSatisfy(i -> assertThat(i.why()).isNotBlank())
        .filteredOn(i -> !i.isAbstract())
        .containsExactly(Invariant.RANGE_FREED_ONLY_WHEN_EMPTY);
  }

  @Test
  void holdInASoundState() {
    assertThat(Invariant.values()).allMatch(i -> i.holds(SOUND));
  }

  @Test
  void uniqueAcrossNamespaces() {
    State twice = SOUND.withLive(3, 5, List.of(6, 1));
    assertThat(Invariant.UNIQUE_ACROSS_NAMESPACES.holds(twice)).isFalse();
    Transition stale =
        step(
            SOUND.withReleased(2),
            new Operation.Find(5, 1),
            new Result.Found(2, 1),
            SOUND.withReleased(2));
    assertThat(Invariant.UNIQUE_ACROSS_NAMESPACES.holds(stale)).isFalse();
    Transition nobody =
        step(SOUND, new Operation.Find(5, 2), new Result.Found(Result.Found.UNKNOWN, 2), SOUND);
    assertThat(Invariant.UNIQUE_ACROSS_NAMESPACES.holds(nobody)).isFalse();
  }

  @Test
  void noPrematureReuse() {
    State issued = SOUND.withSweep(ROOT, sweep -> sweep.withLap(4, 2));
    for (int lap = 0; lap < 5; lap++) {
      Transition again = allocated(issued, new Result.Allocated(List.of(4), List.of(lap)));
      assertThat(Invariant.NO_PREMATURE_REUSE.holds(again)).as("lap %d", lap).isEqualTo(lap > 2);
    }
    Transition live = allocated(SOUND, Script.numbers(5));
    assertThat(Invariant.NO_PREMATURE_REUSE.holds(live)).isFalse();
  }

  @Test
  void noIdLost() {
    Transition kept = step(SOUND, new Operation.Release(2), Result.Done.DONE, SOUND);
    assertThat(Invariant.NO_ID_LOST.holds(kept)).isFalse();
    State heldByTheDead = SOUND.withLive(3, 5, List.of(5, 1)).withReleased(2).withReleased(3);
    assertThat(Invariant.NO_ID_LOST.holds(heldByTheDead)).isTrue();
    State overwritten = SOUND.withLive(2, ROOT, List.of(7)).withReleased(2);
    assertThat(Invariant.NO_ID_LOST.holds(overwritten)).isFalse();
  }

  @Test
  void allOrNothing() {
    assertThat(Invariant.ALL_OR_NOTHING.holds(SOUND.withLive(3, 5, List.of(6)))).isFalse();
    Transition leaked =
        step(
            SOUND,
            Script.automatic(ROOT, 3),
            Script.failed(Errno.EAGAIN),
            SOUND.withLive(3, ROOT, List.of(6)));
    assertThat(Invariant.ALL_OR_NOTHING.holds(leaked)).isFalse();
    Transition known =
        step(
            SOUND,
            Script.automatic(ROOT, 3),
            Script.failed(Errno.EAGAIN),
            SOUND.withLive(3, ROOT, List.of()));
    assertThat(Invariant.ALL_OR_NOTHING.holds(known)).isFalse();
  }

  @Test
  void nothingAfterClose() {
    State closed = SOUND.withClosed(5);
    Transition born =
        step(
            closed,
            Script.automatic(5, 3),
            Script.numbers(6, 2),
            closed.withLive(3, 5, List.of(6, 2)));
    assertThat(Invariant.NOTHING_AFTER_CLOSE.holds(born)).isFalse();
    State below = closed.withNamespace(5, 6);
    Transition bornBelow =
        step(
            below,
            Script.automatic(6, 3),
            Script.numbers(6, 2, 1),
            below.withLive(3, 6, List.of(6, 2, 1)));
    assertThat(Invariant.NOTHING_AFTER_CLOSE.holds(bornBelow)).isFalse();
  }

  @Test
  void exactExhaustion() {
    Transition early = step(SOUND, Script.automatic(ROOT, 3), Script.failed(Errno.EAGAIN), SOUND);
    assertThat(Invariant.EXACT_EXHAUSTION.holds(early)).isFalse();
    State full = SOUND.withPidMax(ROOT, 2);
    Transition right = step(full, Script.automatic(5, 3), Script.failed(Errno.EAGAIN, 0), full);
    assertThat(Invariant.EXACT_EXHAUSTION.holds(right)).isTrue();
    Transition wrongLevel =
        step(full, Script.automatic(5, 3), Script.failed(Errno.EAGAIN, 1), full);
    assertThat(Invariant.EXACT_EXHAUSTION.holds(wrongLevel)).isFalse();
    State fullInside = SOUND.withPidMax(5, 2);
    Transition outside =
        step(fullInside, Script.automatic(5, 3), Script.failed(Errno.EAGAIN, 0), fullInside);
    assertThat(Invariant.EXACT_EXHAUSTION.holds(outside)).isFalse();
  }

  @Test
  void firstIsOne() {
    State before = State.initial(LIMITS).withLive(1, ROOT, List.of(2));
    assertThat(Invariant.FIRST_IS_ONE.holds(before)).isFalse();
    assertThat(Invariant.FIRST_IS_ONE.holds(before.withLive(2, ROOT, List.of(1)))).isTrue();
  }

  @Test
  void withinLimits() {
    assertThat(Invariant.WITHIN_LIMITS.holds(SOUND.withLive(3, ROOT, List.of(64)))).isFalse();
    assertThat(Invariant.WITHIN_LIMITS.holds(SOUND.withLive(3, ROOT, List.of(0)))).isFalse();
    assertThat(Invariant.WITHIN_LIMITS.holds(allocated(SOUND, Script.numbers(7)))).isTrue();
    assertThat(Invariant.WITHIN_LIMITS.holds(allocated(SOUND, Script.numbers(8)))).isFalse();
    assertThat(Invariant.WITHIN_LIMITS.holds(allocated(SOUND, Script.numbers(0)))).isFalse();
  }

  private static Transition allocated(State before, Result.Allocated answer) {
    State after = before.withLive(9, ROOT, answer.numbers());
    return step(before, Script.automatic(ROOT, 9), answer, after);
  }

  private static Transition step(State before, Operation call, Result answer, State after) {
    return new Transition(before, call, answer, after, Overlap.NONE);
  }
}
