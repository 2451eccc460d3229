package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Strength;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Example;

/**
 * The random sequences and their judges can fail: each {@link Flaw} is caught by the comparison
 * with Linux's rule and by the exact contract, and each unsafe one by the any-free contract as
 * well.
 */
class FlawProperties {
  private static final int ENOUGH = 1_500;

  @Example
  void theComparisonWithLinuxCatchesEachFlaw() {
    assertThat(missed(EnumSet.allOf(Flaw.class), RuleJudge::new)).isEmpty();
  }

  @Example
  void theExactContractCatchesEachFlaw() {
    assertThat(missed(EnumSet.allOf(Flaw.class), l -> new ContractJudge(l, Strength.EXACT)))
        .isEmpty();
  }

  @Example
  void theAnyFreeContractCatchesEachUnsafeFlaw() {
    Set<Flaw> unsafe = EnumSet.allOf(Flaw.class);
    unsafe.removeIf(flaw -> !flaw.unsafe);
    assertThat(missed(unsafe, l -> new ContractJudge(l, Strength.ANY_FREE))).isEmpty();
  }

  private static List<Flaw> missed(Set<Flaw> flaws, Function<Limits, Judge> judge) {
    List<Flaw> missed = new ArrayList<>(flaws);
    Sequences.worlds(Sequences.oneLane(), Sequences.calls())
        .sampleStream()
        .limit(ENOUGH)
        .takeWhile(world -> !missed.isEmpty())
        .forEach(world -> missed.removeIf(flaw -> isCaught(flaw, world, judge)));
    return missed;
  }

  private static boolean isCaught(Flaw flaw, World world, Function<Limits, Judge> judge) {
    try {
      world.playOn(flaw.broken(world.limits()), judge.apply(world.limits()));
      return false;
    } catch (AssertionError caught) {
      return true;
    }
  }
}
