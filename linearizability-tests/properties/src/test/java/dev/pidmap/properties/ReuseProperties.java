package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.properties.Facts.Fact;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * When a number is used again:
 *
 * <ul>
 *   <li>never while somebody has it, at any level;
 *   <li>by the sweep at most once a lap, on any number of lanes;
 *   <li>with one lane only after every other eligible number that stayed free was issued;
 *   <li>by a request as soon as the release has returned, on any CPU.
 * </ul>
 */
class ReuseProperties {

  @Provide
  Arbitrary<World> anything() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.calls());
  }

  @Provide
  Arbitrary<World> oneLaneChurn() {
    return Sequences.worlds(Sequences.oneLane(), Sequences.churn());
  }

  @Provide
  Arbitrary<World> churnWithRequests() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.churnWithRequests());
  }

  @Property
  @Shows("UniqueAcrossNamespaces")
  void aNumberBelongsToOneLivePidAtMost(@ForAll("anything") World world) {
    Map<Integer, Set<Integer>> taken = new HashMap<>();
    Book book = new Book(world.limits());
    Judge unique =
        (operation, seen) -> {
          if (operation instanceof Operation.Allocate op && seen instanceof Result.Allocated a) {
            forEachLevel(
                book,
                op.ns(),
                a.numbers(),
                (ns, number) ->
                    assertThat(taken.computeIfAbsent(ns, n -> new HashSet<>()).add(number))
                        .as("number %s of namespace %s is free", number, ns)
                        .isTrue());
          } else if (operation instanceof Operation.Release op && seen instanceof Result.Done) {
            Book.Holding gone = book.holding(op.pid());
            forEachLevel(
                book, gone.ns(), gone.numbers(), (ns, number) -> taken.get(ns).remove(number));
          }
          book.enter(operation, seen);
        };
    Facts.require(world.play(unique), Fact.REUSE, Fact.NESTED, Fact.EEXIST);
  }

  private interface AtLevel {
    void at(int ns, Integer number);
  }

  private static void forEachLevel(Book book, int ns, List<Integer> numbers, AtLevel visitor) {
    List<Integer> chain = book.chain(ns);
    for (int level = 0; level < chain.size(); level++) {
      visitor.at(chain.get(level), numbers.get(level));
    }
  }

  @Property
  @Shows("NoPrematureReuse")
  void theSweepIssuesANumberAtMostOnceALap(@ForAll("anything") World world) {
    Map<List<Integer>, Integer> lastLap = new HashMap<>();
    Book book = new Book(world.limits());
    Judge oncePerLap =
        (operation, seen) -> {
          if (operation instanceof Operation.Allocate op && seen instanceof Result.Allocated a) {
            List<Integer> chain = book.chain(op.ns());
            for (int level = 0; level < chain.size(); level++) {
              int lap = a.laps().get(level);
              if (lap >= 0) {
                List<Integer> number = List.of(chain.get(level), a.numbers().get(level));
                assertThat(lap).isGreaterThan(lastLap.getOrDefault(number, -1));
                lastLap.put(number, lap);
              }
            }
          }
          book.enter(operation, seen);
        };
    Facts.require(world.play(oncePerLap), Fact.REUSE, Fact.WRAP);
  }

  @Property
  @Shows("NoPrematureReuse")
  void withOneLaneANumberComesBackOnlyAfterAllThatStayedFree(@ForAll("oneLaneChurn") World world) {
    int reserved = world.limits().reserved();
    int bound = world.limits().rootPidMax();
    Map<Integer, Integer> freeSince = new HashMap<>();
    List<Integer> issuedAt = new ArrayList<>();
    Book book = new Book(world.limits());
    Judge fair =
        (operation, seen) -> {
          int now = issuedAt.size();
          if (operation instanceof Operation.Allocate && seen instanceof Result.Allocated a) {
            int number = a.numbers().get(0);
            int before = issuedAt.lastIndexOf(number);
            for (int other = reserved; before >= 0 && other < bound; other++) {
              boolean passedOver =
                  other != number
                      && !book.live(0).containsKey(other)
                      && freeSince.getOrDefault(other, 0) <= before
                      && issuedAt.lastIndexOf(other) < before;
              assertThat(passedOver)
                  .as("%s is issued again though %s stayed free", number, other)
                  .isFalse();
            }
            issuedAt.add(number);
          } else if (operation instanceof Operation.Release op && seen instanceof Result.Done) {
            freeSince.put(book.holding(op.pid()).numbers().get(0), now);
          }
          book.enter(operation, seen);
        };
    Facts.require(world.play(fair), Fact.REUSE, Fact.WRAP);
  }

  @Property
  @Shows("NoIdLost")
  void aReleasedNumberCanBeRequestedAtOnceOnAnyCpu(
      @ForAll("churnWithRequests") World world, @ForAll @IntRange(max = 3) int cpu) {
    Play play = world.play();
    for (int pid : play.book().alive()) {
      Book.Holding had = play.book().holding(pid);
      List<Integer> same = new ArrayList<>();
      had.numbers().forEach(number -> same.add(0, number));
      if (same.size() > Limits.MAX_SET_TID) {
        continue; // at level 32 the number in the root cannot be asked for
      }
      play.perform(new Operation.Release(pid));
      Result again =
          play.perform(new Operation.Allocate(cpu, had.ns(), play.book().newPid(), same, 0));
      assertThat(again).as("after\n%s", play).isInstanceOf(Result.Allocated.class);
    }
    Facts.require(play, Fact.REUSE, Fact.NESTED);
  }
}
