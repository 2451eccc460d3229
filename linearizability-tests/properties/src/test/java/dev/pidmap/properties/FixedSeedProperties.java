package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Count;
import dev.pidmap.spec.Strength;
import java.lang.reflect.Method;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Sequences that are the same in every run. The map is deterministic while calls do not overlap, so
 * the number of different outcomes is too; {@code counts.tsv} has it.
 */
class FixedSeedProperties {
  private static final int TRIES = 500;

  /** In every profile, or the numbers of outcomes would differ. */
  private static final int LENGTH = 120;

  @Provide
  Arbitrary<World> oneLane() {
    return Sequences.worlds(Sequences.oneLane(), Sequences.calls().ofMaxSize(LENGTH));
  }

  @Provide
  Arbitrary<World> manyLanes() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.calls().ofMaxSize(LENGTH));
  }

  @Property(seed = "1", tries = TRIES)
  @Shows("UniqueAcrossNamespaces")
  void oneLaneGivesTheOutcomesItGave(@ForAll("oneLane") World world) {
    world.play(new ContractJudge(world.limits(), Strength.EXACT));
  }

  @Property(seed = "1", tries = TRIES)
  @Shows("UniqueAcrossNamespaces")
  void manyLanesGiveTheOutcomesTheyGave(@ForAll("manyLanes") World world) {
    world.play(new ContractJudge(world.limits(), Strength.ANY_FREE));
  }

  @Example
  void everyCommittedCountIsOfAProperty() {
    assertThat(Count.committed("jqwik"))
        .containsOnlyKeys(
            Arrays.stream(getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Property.class))
                .map(Method::getName)
                .map(name -> getClass().getSimpleName() + "." + name)
                .toArray(String[]::new));
  }
}
