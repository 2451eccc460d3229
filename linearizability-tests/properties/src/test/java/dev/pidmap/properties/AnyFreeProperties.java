package dev.pidmap.properties;

import dev.pidmap.properties.Facts.Fact;
import dev.pidmap.spec.Strength;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A map with any number of lanes gives, on random CPUs, only answers that the any-free contract
 * allows; and the exact contract's answers are among those.
 */
class AnyFreeProperties {

  @Provide
  Arbitrary<World> manyLanes() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.calls());
  }

  @Property
  @Shows({
    "UniqueAcrossNamespaces",
    "NoPrematureReuse",
    "AllOrNothing",
    "NothingAfterClose",
    "ExactExhaustion",
    "FirstIsOne",
    "WithinLimits"
  })
  void everyAnswerIsAllowedByTheAnyFreeContract(@ForAll("manyLanes") World world) {
    Play play = world.play(new ContractJudge(world.limits(), Strength.ANY_FREE));
    Facts.require(play, Fact.EAGAIN, Fact.EEXIST, Fact.ENOMEM, Fact.REUSE, Fact.NESTED);
  }

  @Property
  void theAnyFreeContractAllowsWhatLinuxWouldAnswer(@ForAll("manyLanes") World world) {
    world.playOn(
        new LinuxRule(world.limits()), new ContractJudge(world.limits(), Strength.ANY_FREE));
  }
}
