package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.percpu.Geometry;
import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/**
 * EAGAIN is exact, on any number of lanes:
 *
 * <ul>
 *   <li>a fresh namespace issues each eligible number before it;
 *   <li>with one lane, each number from 1 on, in order;
 *   <li>of a full namespace, exactly the numbers released come back, whichever CPU asks, and then
 *       EAGAIN again, whichever CPU asks;
 *   <li>it names the level that is full;
 *   <li>it comes only when nothing eligible is free, after whatever went before.
 * </ul>
 */
class ExhaustionProperties {

  @Provide
  Arbitrary<Geometry> oneLane() {
    return Sequences.oneLane();
  }

  @Provide
  Arbitrary<Geometry> manyLanes() {
    return Sequences.manyLanes();
  }

  @Provide
  Arbitrary<World> churn() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.churnWithRequests());
  }

  private static Play fresh(Geometry geometry, int depth) {
    return new World(geometry, depth, List.of()).play();
  }

  /** Allocates on CPUs in turn, the first of them {@code cpu}, until each answered EAGAIN. */
  private static void fill(Play play, Geometry geometry, int cpu, int ns) {
    int refusals = 0;
    for (int k = cpu; refusals < geometry.cpus(); k++) {
      refusals = play.allocate(k % geometry.cpus(), ns) == null ? refusals + 1 : 0;
    }
  }

  @Property
  @Shows({"ExactExhaustion", "NoIdLost"})
  void aFreshNamespaceIssuesEachEligibleNumberBeforeEagain(
      @ForAll("manyLanes") Geometry geometry, @ForAll @IntRange(max = 3) int cpu) {
    Play play = fresh(geometry, 0);
    fill(play, geometry, cpu, 0);
    assertThat(play.book().live(0).tailMap(geometry.reserved(), true))
        .as("numbers from %s on after\n%s", geometry.reserved(), play)
        .hasSize(geometry.rootPidMax() - geometry.reserved());
  }

  @Property
  @Shows({"ExactExhaustion", "FirstIsOne"})
  void aFreshNamespaceWithOneLaneIssuesEachNumberInOrder(@ForAll("oneLane") Geometry geometry) {
    Play play = fresh(geometry, 0);
    for (int number = 1; number < geometry.rootPidMax(); number++) {
      assertThat(play.allocate(number % geometry.cpus(), 0)).containsExactly(number);
    }
    assertThat(play.allocate(0, 0)).isNull();
  }

  @Property
  @Shows({"ExactExhaustion", "NoIdLost"})
  void ofAFullNamespaceExactlyTheReleasedNumbersComeBackOnAnyCpu(
      @ForAll("manyLanes") Geometry geometry,
      @ForAll @Size(max = 20) List<@IntRange(max = 600) Integer> releases,
      @ForAll @IntRange(max = 3) int cpu) {
    Play play = fresh(geometry, 0);
    fill(play, geometry, 0, 0);
    TreeSet<Integer> free = new TreeSet<>();
    for (int pick : releases) {
      List<Integer> eligible =
          new ArrayList<>(play.book().live(0).tailMap(geometry.reserved(), true).values());
      if (!eligible.isEmpty()) {
        int pid = eligible.get(pick % eligible.size());
        free.add(play.book().holding(pid).numbers().get(0));
        play.perform(new Operation.Release(pid));
      }
    }
    TreeSet<Integer> back = new TreeSet<>();
    for (List<Integer> got = play.allocate(cpu, 0); got != null; got = play.allocate(cpu, 0)) {
      back.add(got.get(0));
    }
    assertThat(back).as("after\n%s", play).isEqualTo(free);
    Statistics.label("released")
        .collect(!free.isEmpty())
        .coverage(c -> c.check(true).percentage(p -> p > 50));
    for (int other = 0; other < geometry.cpus(); other++) {
      assertThat(play.allocate(other, 0)).isNull();
    }
  }

  @Property
  @Shows("ExactExhaustion")
  void eagainNamesTheLevelThatIsFull(
      @ForAll("manyLanes") Geometry geometry, @ForAll @IntRange(max = 3) int full) {
    Play play = fresh(geometry, 3);
    play.allocate(0, 3);
    fill(play, geometry, 0, full);
    // Filling a deep namespace may have filled the root first: that is the smaller space.
    Result refused = play.steps().get(play.steps().size() - 1).result();
    int blamed = ((Result.Failed) refused).level();
    assertThat(((Result.Failed) refused).errno()).isEqualTo(Errno.EAGAIN);
    int bound = blamed == 0 ? geometry.rootPidMax() : geometry.pidMaxLimit();
    assertThat(blamed).isLessThanOrEqualTo(full);
    assertThat(play.book().live(blamed).subMap(geometry.reserved(), bound))
        .as("the numbers of level %s after\n%s", blamed, play)
        .hasSize(bound - geometry.reserved());
    Statistics.label("an outer level is full").collect(blamed < full);
  }

  @Property
  @Shows({"ExactExhaustion", "NoIdLost"})
  void eagainComesOnlyWhenNothingEligibleIsFree(@ForAll("churn") World world) {
    Book book = new Book(world.limits());
    Judge exact =
        (operation, seen) -> {
          if (operation instanceof Operation.Allocate op
              && seen instanceof Result.Failed failed
              && failed.errno() == Errno.EAGAIN) {
            int ns = book.chain(op.ns()).get(failed.level());
            int bound = ns == 0 ? world.limits().rootPidMax() : world.limits().pidMaxLimit();
            for (int number = world.limits().reserved(); number < bound; number++) {
              assertThat(book.live(ns)).as("live in namespace %s", ns).containsKey(number);
            }
          }
          book.enter(operation, seen);
        };
    Facts.require(world.play(exact), Facts.Fact.EAGAIN);
  }
}
