package dev.pidmap.spec;

import static dev.pidmap.spec.Script.automatic;
import static dev.pidmap.spec.Script.numbers;
import static dev.pidmap.spec.State.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StateTest {

  /** A search meets the same state on many ways, and must recognise it. */
  @Test
  void equalityDoesNotDependOnTheOrderOfIndependentCalls() {
    State a = Script.small(8).alloc(ROOT, 1, 1).alloc(ROOT, 2, 4).alloc(ROOT, 3, 5).state();
    State b = Script.small(8).alloc(ROOT, 1, 1).alloc(ROOT, 3, 5).alloc(ROOT, 2, 4).state();
    assertThat(a).isEqualTo(b).hasSameHashCodeAs(b);
    State c = Script.small(8).alloc(ROOT, 1, 1).alloc(ROOT, 2, 5).alloc(ROOT, 3, 4).state();
    assertThat(a).isNotEqualTo(c);
    assertThat(a.hashCode()).isNotEqualTo(c.hashCode());
  }

  @Test
  void answersWhatItHolds() {
    State state = Script.small(8).create(ROOT, 5).create(5, 9).alloc(9, 3, 1, 1, 1).state();
    assertThat(state.chain(9)).containsExactly(ROOT, 5, 9);
    assertThat(state.ancestor(9, 1)).isEqualTo(5);
    assertThat(state.parent(ROOT)).isEqualTo(-1);
    assertThat(state.level(9)).isEqualTo(2);
    assertThat(state.numbers(3)).containsExactly(1, 1, 1);
    assertThat(state.namespaceOf(3)).isEqualTo(9);
    assertThat(state.liveAt(5, 1)).isEqualTo(3);
    assertThat(state.liveAt(5, 2)).isEqualTo(State.NOBODY);
    assertThat(state.firstFree(5, 0)).isEqualTo(2);
    assertThat(state.leastLive(5, 2)).isEqualTo(-1);
    assertThat(state.withClosed(5).closedInChain(9)).isTrue();
    assertThat(state.withClosed(9).closedInChain(5)).isFalse();
    assertThat(state.withClosed(ROOT).closedInChain(9)).isTrue();
    assertThatThrownBy(() -> state.level(77)).hasMessage("no namespace 77");
    assertThatThrownBy(() -> state.numbers(77)).hasMessage("no pid 77");
  }

  @Test
  void aReleasedPidCanBeForgotten() {
    State live = Script.small(8).alloc(ROOT, 1, 1).state();
    assertThatThrownBy(() -> live.forget(1)).isInstanceOf(IllegalArgumentException.class);
    State released = live.withReleased(1);
    assertThat(released.isKnown(1)).isTrue();
    assertThat(released.forget(1).isKnown(1)).isFalse();
    assertThat(released.forget(1)).isNotEqualTo(released);
    assertThat(released.forget(2)).isSameAs(released);
  }

  @Test
  void aContractStartsWithItsLimits() {
    Limits limits = new Limits(2, 2, 64, 8, 1);
    Contract contract = new Contract(limits, Strength.EXACT);
    assertThat(contract.limits()).isEqualTo(limits).isEqualTo(contract.initial().limits());
    assertThat(contract.strength()).isEqualTo(Strength.EXACT);
    assertThat(contract.initial().pidMax(ROOT)).isEqualTo(8);
  }

  /** Many calls on a nearly full namespace; an old version of the state stays usable. */
  @Test
  @Timeout(120)
  void manySteps() {
    Contract contract = new Contract(Limits.linux(2), Strength.ANY_FREE);
    State state = contract.initial();
    State middle = state;
    int live = 30_000;
    for (int pid = 1; pid <= 120_000; pid++) {
      int number = pid <= live ? pid : 1 + (pid - 1) % live;
      if (pid > live) {
        state = step(contract, state, new Operation.Release(pid - live), Result.Done.DONE);
      }
      state = step(contract, state, automatic(ROOT, pid), numbers(number));
      middle = pid == 40_000 ? state : middle;
    }
    assertThat(state.liveCount(ROOT)).isEqualTo(live);
    assertThat(middle.liveAt(ROOT, 10_000)).isEqualTo(40_000);
  }

  private static State step(Contract contract, State state, Operation call, Result answer) {
    List<State> next = contract.step(state, call, answer, Overlap.NONE);
    return next.get(0);
  }
}
