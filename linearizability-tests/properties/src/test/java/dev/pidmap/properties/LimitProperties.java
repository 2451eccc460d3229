package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * The bound of a namespace:
 *
 * <ul>
 *   <li>no number at or beyond pid_max is issued, whenever it was changed;
 *   <li>lowering it leaves live numbers beyond it valid;
 *   <li>raising it gives the numbers below it back;
 *   <li>it moves between its least and its greatest value only.
 * </ul>
 */
class LimitProperties {

  @Provide
  Arbitrary<World> anything() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.calls());
  }

  @Property
  @Shows("WithinLimits")
  void noNumberAtOrBeyondPidMaxIsIssued(@ForAll("anything") World world) {
    Map<Integer, Integer> bounds = new java.util.HashMap<>(Map.of(0, world.limits().rootPidMax()));
    Book book = new Book(world.limits());
    boolean[] changed = new boolean[1];
    Judge within =
        (operation, seen) -> {
          if (operation instanceof Operation.SetPidMax op && seen instanceof Result.Done) {
            bounds.put(op.ns(), op.pidMax());
            changed[0] = true;
          } else if (operation instanceof Operation.Allocate op
              && seen instanceof Result.Allocated given) {
            int level = 0;
            for (int ns : book.chain(op.ns())) {
              assertThat(given.numbers().get(level++))
                  .isPositive()
                  .isLessThan(bounds.getOrDefault(ns, world.limits().pidMaxLimit()));
            }
          }
          book.enter(operation, seen);
        };
    world.play(within);
    Statistics.label("bound changed")
        .collect(changed[0])
        .coverage(c -> c.check(true).percentage(p -> p > 10));
  }

  @Property
  @Shows({"WithinLimits", "NoIdLost"})
  void loweringKeepsWhoLivesBeyondAndRaisingGivesTheNumbersBack(
      @ForAll("anything") World world, @ForAll @IntRange(max = 600) int pick) {
    Play play = world.play();
    Book book = play.book();
    if (book.closed(0) || play.allocate(0, 0) == null) {
      return;
    }
    int least = world.limits().pidMaxMin();
    int greatest = world.limits().pidMaxLimit();
    int low = least + pick % (greatest - least + 1);
    play.perform(new Operation.SetPidMax(0, low));
    for (Map.Entry<Integer, Integer> beyond : book.live(0).tailMap(low).entrySet()) {
      assertThat(play.perform(new Operation.Find(0, beyond.getKey())))
          .isEqualTo(new Result.Found(beyond.getValue(), beyond.getKey()));
    }
    fill(play, world);
    play.perform(new Operation.SetPidMax(0, greatest));
    fill(play, world);
    assertThat(book.live(0).tailMap(world.limits().reserved(), true))
        .as("after\n%s", play)
        .hasSize(greatest - world.limits().reserved());
    Statistics.label("lower than the limit")
        .collect(low < greatest)
        .coverage(c -> c.check(true).percentage(p -> p > 50));
  }

  private static void fill(Play play, World world) {
    int refusals = 0;
    for (int k = 0; refusals < world.geometry().cpus(); k++) {
      refusals = play.allocate(k % world.geometry().cpus(), 0) == null ? refusals + 1 : 0;
    }
  }

  @Property
  void pidMaxMovesBetweenItsLeastAndItsGreatestValueOnly(
      @ForAll("anything") World world, @ForAll @IntRange(min = -2, max = 700) int pidMax) {
    Play play = world.play();
    Result before = play.perform(new Operation.GetPidMax(0));
    Result set = play.perform(new Operation.SetPidMax(0, pidMax));
    Result after = play.perform(new Operation.GetPidMax(0));
    boolean allowed =
        pidMax >= world.limits().pidMaxMin() && pidMax <= world.limits().pidMaxLimit();
    if (allowed) {
      assertThat(set).isEqualTo(Result.Done.DONE);
      assertThat(after).isEqualTo(new Result.Value(pidMax));
    } else {
      assertThat(((Result.Failed) set).errno()).isEqualTo(Errno.EINVAL);
      assertThat(after).isEqualTo(before);
    }
    Statistics.label("refused")
        .collect(!allowed)
        .coverage(
            c -> {
              c.check(true).percentage(p -> p > 5);
              c.check(false).percentage(p -> p > 1);
            });
  }
}
