package dev.pidmap.simulator.designs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.designs.Design;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.map.MapLines;
import dev.pidmap.simulator.map.MapLines.Lines;
import dev.pidmap.simulator.map.MapLines.Setting;
import dev.pidmap.simulator.map.Maps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the designs of the thread cost in lines; {@code MapLinesTest} has ours. */
class DesignLinesTest {
  private static final Designs DESIGNS = new Designs(Hearing.LINES);
  private static final int TURNOVER = 256;

  private static Lines pairs(Design design, int cpus, int levels) {
    return MapLines.local(DESIGNS.of(design), Setting.of(cpus, levels), TURNOVER);
  }

  /** The counter, the lock and the words that say what is taken go from CPU to CPU. */
  @ParameterizedTest
  @EnumSource(
      value = Design.class,
      names = {"PER_CPU", "LOCKED_RANGES", "CPU_LOCK_RANGES"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatTheCpusShareMovesWithEveryPair(Design design) {
    double two = pairs(design, 2, 1).transfers();

    assertThat(two).isGreaterThan(5);
    assertThat(pairs(design, 32, 1).transfers()).isGreaterThan(two);
    assertThat(pairs(design, 2, 4).transfers()).isGreaterThan(2 * two);
  }

  @ParameterizedTest
  @EnumSource(
      value = Design.class,
      names = {"LOCKED_RANGES", "CPU_LOCK_RANGES"})
  void rangesOfTheirOwnSaveMostOfTheLines(Design design) {
    double ours =
        MapLines.local(MapLines.ours(Maps.hearing(Hearing.LINES)), Setting.of(32, 1), TURNOVER)
            .transfers();

    assertThat(pairs(design, 32, 1).transfers())
        .isLessThan(pairs(Design.STOCK_IDR, 32, 1).transfers() / 5)
        .isGreaterThan(ours);
  }

  /** One trip for all levels in place of one for each and one more to publish. */
  @Test
  void thePatchOfTheThreadSavesATripToTheLockForEachLevel() {
    for (int levels : new int[] {1, 4}) {
      double saved =
          pairs(Design.STOCK_IDR, 2, levels).atomics()
              - pairs(Design.ONE_LOCK_IDR, 2, levels).atomics();

      assertThat(saved).isEqualTo(levels);
    }
  }
}
