package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.properties.Facts.Fact;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * A map with one lane gives, whatever is done to it one call after the other:
 *
 * <ul>
 *   <li>every answer, number for number and error for error, that Linux would give;
 *   <li>only answers that the exact contract allows, which agrees with the plain rule of Linux and
 *       forbids every other number;
 *   <li>the same answers on whatever CPU;
 *   <li>the same numbers as Linux with Linux's own sizes, through many laps;
 *   <li>a cursor that a request does not move and a last-pid write does.
 * </ul>
 */
class LinuxOrderProperties {

  @Provide
  Arbitrary<World> oneLane() {
    return Sequences.worlds(Sequences.oneLane(), Sequences.calls());
  }

  @Property
  @Shows({"ExactExhaustion", "FirstIsOne", "WithinLimits", "AllOrNothing", "NothingAfterClose"})
  void everyAnswerIsTheOneLinuxWouldGive(@ForAll("oneLane") World world) {
    Play play = world.play(new RuleJudge(world.limits()));
    Facts.require(play, Fact.values());
  }

  @Property
  @Shows({"ExactExhaustion", "FirstIsOne", "WithinLimits", "AllOrNothing", "NothingAfterClose"})
  void everyAnswerIsAllowedByTheExactContract(@ForAll("oneLane") World world) {
    Play play = world.play(new ContractJudge(world.limits(), Strength.EXACT));
    Facts.require(play, Fact.EAGAIN, Fact.EEXIST, Fact.WRAP, Fact.NESTED);
  }

  @Property
  void theExactContractAllowsWhatThePlainRuleOfLinuxAnswers(@ForAll("oneLane") World world) {
    LinuxRule rule = new LinuxRule(world.limits());
    world.playOn(rule, new ContractJudge(world.limits(), Strength.EXACT));
  }

  @Property(tries = 100)
  void theExactContractForbidsEveryOtherNumber(
      @ForAll("oneLane") World world, @ForAll @IntRange(min = 0, max = 32) int level) {
    ContractJudge contract = new ContractJudge(world.limits(), Strength.EXACT);
    Judge others =
        (operation, seen) -> {
          if (seen instanceof Result.Allocated given) {
            int at = level % given.numbers().size();
            for (int number = 0; number <= world.limits().pidMaxLimit(); number++) {
              List<Integer> changed = new ArrayList<>(given.numbers());
              if (changed.set(at, number) != number) {
                assertThat(contract.allows(operation, Result.Allocated.of(changed)))
                    .as("%s answered %s at level %s of %s", operation, number, at, given)
                    .isFalse();
              }
            }
          }
          contract.judge(operation, seen);
        };
    world.playOn(new LinuxRule(world.limits()), others);
  }

  @Property
  void theCpuMakesNoDifference(@ForAll("oneLane") World world) {
    assertThat(results(world.play())).isEqualTo(results(world.onCpu(0).play()));
  }

  private static List<Result> results(Play play) {
    return play.steps().stream().map(Play.Step::result).toList();
  }

  /** Bursts: that many allocations, or (negative) releases of the oldest or the youngest. */
  @Provide
  Arbitrary<List<Integer>> bursts() {
    return Arbitraries.integers()
        .between(-250, 300)
        .list()
        .ofMaxSize(25)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(tries = 100)
  @Shows({"ExactExhaustion", "WithinLimits"})
  void withLinuxsOwnSizesTheNumbersAreLinuxs(
      @ForAll("bursts") List<Integer> bursts, @ForAll @IntRange(min = 301, max = 900) int pidMax) {
    World world = new World(Sequences.linuxLike(4, pidMax), 1, List.of());
    Play play = world.play(new RuleJudge(world.limits()));
    for (int burst : bursts) {
      for (int k = 0; k < Math.abs(burst); k++) {
        List<Integer> alive = play.book().alive();
        if (burst > 0) {
          play.allocate(k % 4, k % 2);
        } else if (!alive.isEmpty()) {
          int pid = alive.get(burst % 2 == 0 ? 0 : alive.size() * k / 250);
          play.perform(new Operation.Release(pid));
        }
      }
    }
    Facts.require(play, Fact.EAGAIN, Fact.WRAP, Fact.REUSE);
  }

  @Property
  void aRequestDoesNotMoveTheCursor(@ForAll("oneLane") World world) {
    Subject map = world.subject();
    Subject asksTheCursor =
        operation -> {
          if (operation instanceof Operation.Allocate op && op.setTid().size() > 0) {
            Result before = map.perform(new Operation.GetLastPid(op.ns()));
            Result result = map.perform(operation);
            assertThat(map.perform(new Operation.GetLastPid(op.ns()))).isEqualTo(before);
            return result;
          }
          return map.perform(operation);
        };
    Facts.require(world.playOn(asksTheCursor), Fact.EEXIST);
  }

  @Property
  void theNumberAfterALastPidWriteIsTheFirstFreeOneBehindIt(
      @ForAll("oneLane") World world,
      @ForAll @Size(max = 10) List<@IntRange(max = 600) Integer> writes) {
    Play play = world.play();
    int bound = world.geometry().rootPidMax();
    play.perform(new Operation.SetPidMax(0, bound));
    if (play.book().closed(0) || play.allocate(0, 0) == null) {
      return;
    }
    for (int write : writes) {
      int last = write % bound;
      play.perform(new Operation.SetLastPid(0, 0, last, 0));
      int expected = last + 1;
      while (play.book().live(0).containsKey(expected)) {
        expected++;
      }
      if (expected < bound) {
        assertThat(play.allocate(0, 0)).as("after\n%s", play).containsExactly(expected);
      }
    }
  }
}
