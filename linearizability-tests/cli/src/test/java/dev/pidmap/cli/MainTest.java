package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer types first. */
final class MainTest {

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void helpNamesEveryCommandAndExitCode(String asked) {
    Ran ran = Ran.pidmap(asked);

    assertThat(ran.code()).isEqualTo(Exit.HELD);
    assertThat(ran.out())
        .contains("check ", "test ", "check-history ", "report ", "bench ", "help ", "--version");
    assertThat(ran.out()).containsPattern("(?s)0 .*1 .*2 .*3 ").contains("JAVA_HOME");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "test", "check-history", "report", "bench"})
  void everyCommandExplainsItself(String command) {
    assertThat(Ran.pidmap(command, "--help").out())
        .startsWith("Usage: pidmap " + command)
        .isEqualTo(Ran.pidmap("help", command).out());
  }

  @Test
  void versionNamesTheJdkAndTheCommit() {
    Ran ran = Ran.pidmap("--version");

    assertThat(ran.code()).isEqualTo(Exit.HELD);
    assertThat(ran.out().lines()).hasSize(3);
    assertThat(ran.out()).startsWith("pidmap ").contains("JDK " + Runtime.version(), "commit ");
  }

  @Test
  void aCommandIsNeeded() {
    Ran.pidmap().refuses(Exit.USAGE, "A command is missing.\nTry: ./pidmap help\n");
  }

  @ParameterizedTest
  @CsvSource({
    "bogus, 'bogus'",
    "--bogus, '--bogus'",
    "check --bogus, '--bogus'",
    "check extra, 'extra'",
    "check --profile, --profile",
    "check --profile slow, slow",
    "test extra, 'extra'",
    "bench --only [, --only",
    "help nope, 'nope'"
  })
  void whatIsNotUnderstoodIsNamed(String line, String named) {
    Ran ran = Ran.pidmap(line.split(" ", -1));

    ran.refuses(Exit.USAGE, named);
    assertThat(ran.err()).startsWith("pidmap: ").contains("Try: ./pidmap help");
  }
}
