package dev.pidmap.jcstress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.harness.Profile;
import dev.pidmap.jcstress.hazards.Hazards;
import dev.pidmap.jcstress.hazards.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.runners.TestList;

/** What is declared, what is compiled, and what happens when one of them does not run. */
final class HazardsTest {
  private static final List<String> NAMES = Hazards.DECLARED.stream().map(Class::getName).toList();

  @Test
  void allCompiledTestsAreDeclared() {
    assertThat(TestList.tests()).containsExactlyInAnyOrderElementsOf(NAMES);
  }

  @Test
  void eachTestForbidsWhatItDoesNotList() {
    assertThat(NAMES)
        .allSatisfy(
            name ->
                assertThat(TestList.getInfo(name).unmatched().expect())
                    .isEqualTo(Expect.FORBIDDEN));
  }

  @Test
  void eachTestRunsOnTwoProcessors() {
    assertThat(NAMES).allSatisfy(name -> assertThat(TestList.getInfo(name).threads()).isEqualTo(2));
  }

  @Test
  void eachTestNamesTheInvariantsThatItCanShowBroken() {
    assertThat(Hazards.DECLARED)
        .allSatisfy(test -> assertThat(test.getAnnotation(Shows.class).value()).isNotEmpty());
  }

  @Test
  void eachHazardHasABrokenMap() {
    assertThat(BrokenMaps.DEFECTS.keySet()).containsExactlyInAnyOrderElementsOf(Hazards.DECLARED);
  }

  @Test
  void aDroppedTestIsNotASuccess() {
    Map<String, Report.Test> tests = allHeld();
    tests.remove(NAMES.get(7));
    assertThat(RunAll.missing(new Report(tests))).containsExactly(NAMES.get(7));
    assertThat(RunAll.exitCode(new Report(tests))).isEqualTo(3);
  }

  @Test
  void aTestWithoutOutcomesDidNotRun() {
    Map<String, Report.Test> tests = allHeld();
    tests.put(NAMES.get(7), new Report.Test(Map.of(), List.of(), 1));
    assertThat(RunAll.exitCode(new Report(tests))).isEqualTo(3);
  }

  @Test
  void aForbiddenOutcomeIsAViolation() {
    Map<String, Report.Test> tests = allHeld();
    assertThat(RunAll.exitCode(new Report(tests))).isZero();
    tests.put(NAMES.get(7), new Report.Test(Map.of("2, 2", 1L), List.of("FORBIDDEN 2, 2"), 1));
    assertThat(RunAll.exitCode(new Report(tests))).isEqualTo(1);
  }

  @Test
  void resultsOfAnEarlierRunAreRefused(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("jcstress-results-before.bin.gz"));
    Suite suite = new Suite(Flags.of(Profile.QUICK), List.of(), Duration.ofMinutes(1));
    assertThatThrownBy(() -> suite.run(Hazards.DECLARED, folder, line -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("earlier run");
  }

  private static Map<String, Report.Test> allHeld() {
    Map<String, Report.Test> tests = new HashMap<>();
    for (String name : NAMES) {
      tests.put(name, new Report.Test(Map.of("2, 3", 1L), List.of(), 1));
    }
    return tests;
  }
}
