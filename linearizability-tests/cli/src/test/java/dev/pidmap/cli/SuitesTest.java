package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The declared counts against those that ran. */
final class SuitesTest {
  private static final Suites SUITES = new Suites(Map.of("spec", Map.of("ATest", 3, "BTest", 1)));

  @TempDir private Path folder;

  @Test
  void theDeclaredTestsRan() {
    assertThat(
            SUITES.differences(
                "spec", Map.of("ATest", new Tally(2, 0, 1), "BTest", new Tally(0, 1, 0))))
        .isEmpty();
  }

  @Test
  void aVanishedTestIsADifference() {
    assertThat(
            SUITES.differences(
                "spec", Map.of("ATest", new Tally(2, 0, 0), "BTest", new Tally(1, 0, 0))))
        .extracting(Object::toString)
        .containsExactly("spec: ATest declares 3, ran 2");
  }

  @Test
  void aVanishedClassIsADifference() {
    assertThat(SUITES.differences("spec", Map.of("ATest", new Tally(3, 0, 0))))
        .extracting(Object::toString)
        .containsExactly("spec: BTest declares 1, ran 0");
  }

  @Test
  void anUndeclaredClassIsADifference() {
    assertThat(SUITES.differences("impl/java", Map.of("NewTest", new Tally(1, 0, 0))))
        .extracting(Object::toString)
        .containsExactly("impl/java: NewTest declares 0, ran 1");
  }

  @Test
  void aPartOfAModuleIsHeldToItsOwnClasses() {
    Suites part = SUITES.limitedTo(name -> name.startsWith("A"));
    assertThat(part.total("spec")).isEqualTo(3);
    assertThat(part.differences("spec", Map.of("ATest", new Tally(2, 0, 0))))
        .extracting(Object::toString)
        .containsExactly("spec: ATest declares 3, ran 2");
  }

  @Test
  void whatIsWrittenIsRead() {
    Path file = folder.resolve("suites.json");
    SUITES.write(file);
    assertThat(Suites.read(file)).isEqualTo(SUITES);
  }

  @Test
  void aFileThatIsNoJsonIsBadInput() throws IOException {
    Path file = Files.writeString(folder.resolve("suites.json"), "{");
    assertThatThrownBy(() -> Suites.read(file))
        .isInstanceOfSatisfying(Stop.class, e -> assertThat(e.code()).isEqualTo(Exit.USAGE))
        .hasMessageContaining("suites.json");
  }
}
