package dev.pidmap.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.jcstress.hazards.Hazards;
import dev.pidmap.jcstress.hazards.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test of the suite can fail: on a map with its hazard it does. */
final class BrokenMapsTest {
  @Test
  void eachTestMeetsItsHazardInAMapThatHasIt(@TempDir Path folder) throws Exception {
    String subject = "-D" + Subject.PROPERTY + "=" + BrokenMaps.class.getName();
    Report report =
        new Suite(Flags.brief(), List.of(subject), Duration.ofMinutes(10))
            .run(Hazards.DECLARED, folder, line -> {});
    assertThat(report.tests()).hasSameSizeAs(Hazards.DECLARED);
    assertThat(report.tests())
        .allSatisfy(
            (name, test) ->
                assertThat(test.failures())
                    .as(name + " " + test.outcomes())
                    .anyMatch(failure -> failure.startsWith("FORBIDDEN")));
    assertThat(RunAll.exitCode(report)).isEqualTo(1);
  }
}
