package dev.pidmap.simulator.designs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.designs.Design;
import dev.pidmap.designs.Lack;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.simulator.Edited;
import dev.pidmap.simulator.Reduction;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.map.Entries;
import dev.pidmap.simulator.map.Exploration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs that are aimed at the hazards of a pid map, on the designs of the thread: the contract
 * refuses those in which a design shows what it lacks, and no other.
 */
class DesignProgramsTest {
  private static final long CAP = 2_000;
  private static final Path SOURCES =
      Path.of("../../impl/designs/src/main/java/dev/pidmap/designs");

  /** Refused where the numbers of a released pid come free one by one. */
  private static final Set<String> NOT_AT_ONCE = Set.of("two releases of one pid");

  /** Refused where EAGAIN comes while there are free numbers in the ranges of others. */
  private static final Set<String> EARLY =
      Set.of(
          "requests for one number",
          "exhaustion against release",
          "pid_max lowered against allocations",
          "two levels, the outer one exhausted");

  private static final Set<String> NO_DESIGN =
      Set.of(
          "allocation and release on two CPUs",
          "race for the first number",
          "gone in one level is gone in all",
          "close at level 1 against an allocation at level 2",
          "failure by close is not reported before it took effect",
          "exact search against allocation and release",
          "the last release against close");

  private static List<Scenario> programs() {
    return Scenarios.hazards().stream()
        .filter(
            s ->
                NOT_AT_ONCE.contains(s.name())
                    || EARLY.contains(s.name())
                    || NO_DESIGN.contains(s.name()))
        .toList();
  }

  private static Set<String> refused(Designs designs, Design design) {
    Set<String> refused = new TreeSet<>();
    for (Scenario program : programs()) {
      Exploration.Found found = explore(designs, design, program);
      if (found.result().violation() != null) {
        refused.add(program.name());
      }
    }
    return refused;
  }

  private static Exploration.Found explore(Designs designs, Design design, Scenario program) {
    return Exploration.run(
        program, designs.of(design, program.limits()), Reduction.SLEEP_SETS, CAP);
  }

  private static Set<String> lacked(Design design) {
    Set<String> lacked = new TreeSet<>();
    if (design.lacks(Lack.ATOMIC_RELEASE)) {
      lacked.addAll(NOT_AT_ONCE);
    }
    // The search of bitmap pages gives up early only where more CPUs take part.
    if (design.lacks(Lack.EXACT_EXHAUSTION) && design != Design.BITMAP_PAGES) {
      lacked.addAll(EARLY);
    }
    return lacked;
  }

  @TestFactory
  Stream<DynamicTest> theContractRefusesWhatADesignLacksAndNothingElse() {
    Designs designs = new Designs(Hearing.SHARED);
    return Stream.of(Design.values())
        .filter(design -> design != Design.PER_CPU)
        .flatMap(
            design ->
                programs().stream()
                    .map(
                        program ->
                            DynamicTest.dynamicTest(
                                design.title() + ": " + program.name(),
                                () -> judge(designs, design, program))));
  }

  private static void judge(Designs designs, Design design, Scenario program) {
    Exploration.Found found = explore(designs, design, program);

    if (lacked(design).contains(program.name())) {
      assertThat("" + found.result().violation()).contains("no admitted order explains");
    } else {
      Entries.exploration(design.title() + ": " + program.name(), program.invariants(), CAP, found);
      assertThat(found.result().violation()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Design.class, names = "PER_CPU", mode = EnumSource.Mode.EXCLUDE)
  void aLockThatExcludesNobodyIsSeen(Design design, @TempDir Path folder) throws IOException {
    Edited.compile(
        SOURCES,
        Design.class,
        folder,
        "TicketLock.java",
        "(int) SERVING.getAcquire(this) != mine",
        "(int) SERVING.getAcquire(this) > mine");

    assertThat(refused(new Designs(Hearing.SHARED, folder), design)).isNotEqualTo(lacked(design));
  }
}
