package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.designs.Design;
import dev.pidmap.simulator.designs.Designs;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.map.Conflicts.Operation;
import dev.pidmap.simulator.map.Conflicts.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictsTest {
  private static final List<Pair> OURS = Conflicts.of(MapLines.ours(Maps.hearing(Hearing.LINES)));

  private static long free(List<Pair> pairs) {
    return pairs.stream().filter(Pair::isFree).count();
  }

  @Test
  void whatCommutesIsFreeOfConflictsOrExempt() {
    assertThat(OURS)
        .filteredOn(Pair::commutes)
        .hasSize(159)
        .allMatch(pair -> pair.isFree() || Conflicts.exemption(pair) != null);
    assertThat(free(OURS)).isEqualTo(144);
  }

  @Test
  void everyExemptionIsNeeded() {
    Set<Set<Operation>> conflicting =
        OURS.stream()
            .filter(pair -> pair.commutes() && !pair.isFree())
            .map(pair -> EnumSet.of(pair.first(), pair.second()))
            .collect(Collectors.toSet());

    assertThat(conflicting).isEqualTo(Conflicts.exempt());
  }

  /** A scan counts what the other makes or releases; all else commutes. */
  @Test
  void onlyAScanAndAChangeDoNotCommute() {
    assertThat(OURS)
        .filteredOn(pair -> !pair.commutes())
        .hasSize(10)
        .allMatch(pair -> pair.first() == Operation.SCAN || pair.second() == Operation.SCAN)
        .noneMatch(pair -> pair.first() == pair.second());
  }

  @Test
  void aWordThatEveryReleaseWritesConflictsWithAllThatReadIt(@TempDir Path folder)
      throws IOException {
    Maps broken =
        BrokenMap.with(
            Hearing.LINES,
            folder,
            "Release.java",
            "Retire.retire(ns, pid);",
            "Retire.retire(ns, pid); ns.setInitVolatile();");

    List<Pair> pairs = Conflicts.of(MapLines.ours(broken));

    assertThat(pairs)
        .filteredOn(pair -> pair.first() == Operation.RELEASE_OF_A_THIRD)
        .filteredOn(pair -> pair.second() == Operation.ALLOCATE)
        .singleElement()
        .satisfies(pair -> assertThat(pair.places()).isNotEmpty());
    assertThat(free(pairs)).isLessThan(free(OURS) - 20);
  }

  @Test
  void twoAllocationsConflictWhereTheCpusShareACounter() {
    assertThat(Conflicts.of(new Designs(Hearing.LINES).of(Design.ONE_LOCK_IDR)))
        .filteredOn(pair -> pair.first() == Operation.ALLOCATE)
        .filteredOn(pair -> pair.second() == Operation.ALLOCATE)
        .singleElement()
        .satisfies(pair -> assertThat(pair.places()).contains("Namespace.cursor"));
  }
}
