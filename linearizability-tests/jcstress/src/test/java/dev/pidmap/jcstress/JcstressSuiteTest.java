package dev.pidmap.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.jcstress.hazards.Hazards;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole suite on the library: every declared test runs, and no hazard is met. */
final class JcstressSuiteTest {
  @Test
  void noHazardIsMetInTheLibrary(@TempDir Path folder) throws Exception {
    Report report = RunAll.run(folder, System.out);
    assertThat(report.tests()).hasSize(30).hasSameSizeAs(Hazards.DECLARED);
    assertThat(report.tests())
        .allSatisfy((name, test) -> assertThat(test.failures()).as(name).isEmpty())
        .allSatisfy((name, test) -> assertThat(test.executions()).as(name).isPositive());
    assertThat(RunAll.exitCode(report)).isZero();
  }
}
