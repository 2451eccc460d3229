package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.Occupancy;
import dev.pidmap.PidException;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.properties.Facts.Fact;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * What is used, counted at rest:
 *
 * <ul>
 *   <li>live numbers are those of live pids, and none is reserved;
 *   <li>live and free numbers are the whole space: after whatever went before, each number can be
 *       had again;
 *   <li>ranges are freed: a map that runs round and round with few pids keeps few ranges.
 * </ul>
 */
class OccupancyProperties {

  @Provide
  Arbitrary<World> anything() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.calls());
  }

  @Provide
  Arbitrary<Geometry> manyRanges() {
    return Sequences.manyRanges();
  }

  @Property
  @Shows({"NoIdLost", "AllOrNothing"})
  void atRestTheLiveNumbersAreThoseOfLivePidsAndNoneIsReserved(@ForAll("anything") World world) {
    PerCpuPidMap<Integer> map = world.map();
    Play play = world.playOn(World.subject(map));
    Occupancy root = map.root().occupancy();
    assertThat(root.live()).isEqualTo(play.book().live(0).size());
    assertThat(root.reserved()).isZero();
    Facts.require(play, Fact.EAGAIN, Fact.EEXIST);
  }

  @Property
  @Shows({"NoIdLost", "ExactExhaustion"})
  void afterAllIsReleasedEachNumberCanBeHadAgain(@ForAll("anything") World world) {
    Play play = world.play();
    Book book = play.book();
    if (book.closed(0)) {
      return;
    }
    for (int pid : book.alive()) {
      play.perform(new Operation.Release(pid));
    }
    int bound = ((Result.Value) play.perform(new Operation.GetPidMax(0))).value();
    play.perform(new Operation.SetLastPid(0, 0, 0, 0));
    int refusals = 0;
    for (int k = 0; refusals < world.geometry().cpus(); k++) {
      refusals = play.allocate(k % world.geometry().cpus(), 0) == null ? refusals + 1 : 0;
    }
    TreeSet<Integer> expected = new TreeSet<>();
    for (int number = world.limits().reserved(); number < bound; number++) {
      expected.add(number);
    }
    assertThat(new TreeSet<>(book.live(0).tailMap(world.limits().reserved()).keySet()))
        .as("after\n%s", play)
        .isEqualTo(expected);
    Facts.require(play, Fact.EAGAIN, Fact.REUSE);
  }

  @Property
  @Shows({"RangeFreedOnlyWhenEmpty", "NoIdLost"})
  void aMapThatGoesRoundWithFewPidsKeepsFewRanges(
      @ForAll("manyRanges") Geometry geometry,
      @ForAll @IntRange(min = 1, max = 4) int laps,
      @ForAll @IntRange(max = 3) int cpu) {
    PerCpuPidMap<Integer> map = new PerCpuPidMap<>(geometry);
    int most = 0;
    for (int k = 0; k < laps * geometry.rootPidMax(); k++) {
      try {
        map.root().allocate((cpu + k) % geometry.cpus(), k).release();
      } catch (PidException e) {
        throw new AssertionError("one pid at a time, yet " + e.getMessage(), e);
      }
      most = Math.max(most, map.root().occupancy().ranges());
    }
    // One range a lane, and the one it just left or is about to enter.
    assertThat(most).isLessThanOrEqualTo(2 * geometry.maxLanes() + 1);
    int whole = (geometry.rootPidMax() + geometry.rangeSize() - 1) / geometry.rangeSize();
    Statistics.label("had to free some")
        .collect(whole > 2 * geometry.maxLanes() + 1)
        .coverage(c -> c.check(true).percentage(p -> p > 50));
  }
}
