package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.map.MapLines.Lines;
import dev.pidmap.simulator.map.MapLines.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cache lines per operation of the map, with margins above what is counted. */
class MapLinesTest {
  private static final MapLines.Rooted OURS = MapLines.ours(Maps.hearing(Hearing.LINES));
  private static final int TURNOVER = 256;

  /** The goal for each level. */
  private static final double A_TWENTIETH = 0.05;

  private static void enter(String what, Setting setting, Lines lines) {
    String name =
        String.format(
            Locale.ROOT,
            "lines: %s, %d CPUs, %d levels: %.3f transfers, %.2f atomics",
            what,
            setting.cpus(),
            setting.levels(),
            lines.transfers(),
            lines.atomics());
    System.out.println(name + " " + lines.reasons());
    Entries.other(name, List.of(), 1, false, "cache lines, operations by turns", 0, null);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 16, 24, 32, 40, 48, 56})
  void aLocalPairMovesNoLineWithoutTurnover(int base) {
    assertThat(MapLines.local(OURS, Setting.of(4, 3).at(base), 4).transfers()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 16, 24, 32, 40, 48, 56})
  void turnoverCostsATwentiethOfALineWhereverTheHeapBegins(int base) {
    Setting setting = Setting.of(128, 1).at(base);
    Lines lines = MapLines.local(OURS, setting, TURNOVER);
    enter("local allocate and release, base " + base, setting, lines);

    assertThat(lines.transfers()).isPositive().isLessThanOrEqualTo(A_TWENTIETH);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "8, 1", "8, 4", "32, 1", "2, 32", "128, 1", "512, 1"})
  void theCostOfTurnoverDoesNotGrowWithTheCpus(int cpus, int levels) {
    Setting setting = Setting.of(cpus, levels);
    Lines lines = MapLines.local(OURS, setting, TURNOVER);
    enter("local allocate and release", setting, lines);

    assertThat(lines.transfers()).isPositive().isLessThanOrEqualTo(A_TWENTIETH * levels);
  }

  /** The lap has a word of its own because each turnover writes the sweep. */
  @Test
  void aClaimThatReadsTheSweepPaysForEveryTurnover(@TempDir Path folder) throws IOException {
    Maps broken =
        BrokenMap.with(
            Hearing.LINES,
            folder,
            "Claim.java",
            "Mark now = ns.lapVolatile();",
            "Mark now = ns.sweepVolatile().lap < 0 ? null : ns.lapVolatile();");

    assertThat(MapLines.local(MapLines.ours(broken), Setting.of(32, 1), TURNOVER).transfers())
        .isGreaterThan(0.1);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "8, 1", "8, 4"})
  void aRemoteReleaseMovesThePidItsSlotsAndTheirCounts(int cpus, int levels) {
    Setting setting = Setting.of(cpus, levels);
    Lines lines = MapLines.remoteRelease(OURS, setting, TURNOVER / 4);
    enter("remote release", setting, lines);

    assertThat(lines.transfers()).isLessThanOrEqualTo(0.5 + 1.4 * levels);
    assertThat(lines.atomics()).isLessThan(1 + 2.1 * levels);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "8, 4", "32, 1"})
  void aLookUpStoresNothing(int cpus, int levels) {
    Setting setting = Setting.of(cpus, levels);
    Lines lines = MapLines.lookUp(OURS, setting, 2 * cpus);
    enter("look-up", setting, lines);

    assertThat(lines.stores()).isZero();
    assertThat(lines.atomics()).isZero();
    assertThat(lines.transfers()).isZero();
  }

  @Test
  void aSharedWordPerReleaseIsCounted(@TempDir Path folder) throws IOException {
    Maps broken =
        BrokenMap.with(
            Hearing.LINES,
            folder,
            "Release.java",
            "Retire.retire(ns, pid);",
            "Retire.retire(ns, pid); ns.setInitVolatile();");

    assertThat(MapLines.local(MapLines.ours(broken), Setting.of(4, 3), 4).transfers())
        .isGreaterThan(3);
  }
}
