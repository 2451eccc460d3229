package dev.pidmap.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.jcstress.hazards.Hazards;
import dev.pidmap.jcstress.hazards.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each test of the suite can fail: on a map with its hazard it does, on a sound one it does not.
 */
final class BrokenMapsTest {
  @Test
  void eachTestMeetsItsHazardInAMapThatHasIt(@TempDir Path folder) throws Exception {
    Report report = run(BrokenMaps.class, folder);
    assertThat(report.tests()).hasSameSizeAs(Hazards.DECLARED);
    assertThat(report.tests())
        .allSatisfy(
            (name, test) ->
                assertThat(test.failures())
                    .as(name + " " + test.outcomes())
                    .anyMatch(failure -> failure.startsWith("FORBIDDEN")));
    assertThat(RunAll.exitCode(report)).isEqualTo(1);
  }

  @Test
  void noTestFailsOnASoundMap(@TempDir Path folder) throws Exception {
    Report report = run(SoundMaps.class, folder);
    assertThat(report.tests()).hasSameSizeAs(Hazards.DECLARED);
    assertThat(report.tests())
        .allSatisfy((name, test) -> assertThat(test.failures()).as(name).isEmpty());
  }

  private static Report run(Class<? extends Subject> subject, Path folder) throws Exception {
    String property = "-D" + Subject.PROPERTY + "=" + subject.getName();
    return new Suite(Flags.glance(), List.of(property), Duration.ofMinutes(10))
        .run(Hazards.DECLARED, folder, line -> {});
  }
}
