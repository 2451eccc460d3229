package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories as a recorder of somebody else may write them, good and bad. */
final class CheckHistoryCommandTest {
  private static final String HEADER =
      """
      {"format":"pidmap-history","version":1,"strength":"any-free","limits":{"cpus":2,\
      "pid_max_min":8,"pid_max_limit":64,"root_pid_max":64,"reserved":1},"source":"a test"}
      """;

  private static final String TWO_ALLOCATIONS =
      HEADER
          + """
          {"t":1,"e":"call","op":0,"process":0,"f":"allocate","cpu":0,"ns":0,"pid":1}
          {"t":2,"e":"return","op":0,"numbers":[1]}
          {"t":3,"e":"call","op":1,"process":0,"f":"allocate","cpu":0,"ns":0,"pid":2}
          {"t":4,"e":"call","op":2,"process":1,"f":"find","ns":0,"number":9}
          {"t":5,"e":"return","op":1,"numbers":[NUMBER]}
          {"t":6,"e":"return","op":2,"absent":true}
          {"e":"end","events":6}
          """;

  @TempDir private Path folder;

  @Test
  void anAdmittedHistoryIsLinearizable() throws IOException {
    Path file = file(TWO_ALLOCATIONS.replace("NUMBER", "2"));

    Ran ran = Ran.pidmap("check-history", file.toString());

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("LINEARIZABLE: " + file + " (3 calls, any-free, ");
    assertThat(ran.code()).isEqualTo(Exit.HELD);
  }

  @Test
  void aDuplicateNumberIsShownWithThePrefixAndTheRefusals() throws IOException {
    Path file = file(TWO_ALLOCATIONS.replace("NUMBER", "1"));

    Ran ran = Ran.pidmap("check-history", file.toString());

    assertThat(ran.out())
        .startsWith("NOT LINEARIZABLE: " + file)
        .contains(
            """
            The first 5 of 6 events (to line 6) have no order that the contract admits.
            It is op 1 (>) whose answer cannot be explained:

               lines  op  process  call                           answer
               2-3     0        0  allocate pid 1 in ns 0, cpu 0  numbers [1]
            >  4-6     1        0  allocate pid 2 in ns 0, cpu 0  numbers [1]
               5-      2        1  find 9 in ns 0                 (not yet)

            """)
        .endsWith(
            "  op 1, allocate pid 2 in ns 0, cpu 0, numbers [1]: UniqueAcrossNamespaces: number 1"
                + " of namespace 0 is held by pid 1\n");
    assertThat(ran.code()).isEqualTo(Exit.VIOLATED);
  }

  @Test
  void standardInputIsReadWhereTheFileIsADash() {
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(
            TWO_ALLOCATIONS.replace("NUMBER", "2").getBytes(StandardCharsets.UTF_8)));
    try {
      Ran ran = Ran.pidmap("check-history", "-");
      assertThat(ran.out()).startsWith("LINEARIZABLE: - (3 calls");
    } finally {
      System.setIn(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json                                                    | 2 | malformed JSON",
        "[]                                                          | 2 | not a JSON object",
        "{\"t\":1,\"e\":\"call\",\"op\":0,\"process\":0,\"f\":\"fly\"} | 2 | unknown operation \"fly\"",
        "{\"t\":1,\"e\":\"return\",\"op\":0,\"done\":true}           | 2 | op 0 returns without a call",
        "{\"t\":1,\"e\":\"pause\"}                                   | 2 | unknown event \"pause\"",
        "{\"e\":\"end\",\"events\":4}                                | 2 | counts 4 events",
        "{\"t\":1,\"e\":\"call\",\"op\":0,\"process\":0,\"f\":\"release\",\"pid\":5} | 2 | pid 5 is unknown"
      })
  void aLineThatDoesNotFollowTheFormatIsNamed(String line, int number, String reason)
      throws IOException {
    Path file = file(HEADER + line + "\n");

    Ran.pidmap("check-history", file.toString())
        .refuses(Exit.USAGE, "pidmap: " + file + ":" + number + ": ");
    Ran.pidmap("check-history", file.toString()).refuses(Exit.USAGE, reason);
  }

  @Test
  void aClockThatGoesBackwardsIsNamed() throws IOException {
    Path file = file(TWO_ALLOCATIONS.replace("NUMBER", "2").replace("\"t\":3", "\"t\":0"));
    Ran.pidmap("check-history", file.toString())
        .refuses(Exit.USAGE, file + ":4: the clock goes backwards, from 2 to 0");
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    String whole = TWO_ALLOCATIONS.replace("NUMBER", "2");
    Path file = file(whole.substring(0, whole.indexOf("{\"e\":\"end\"")));
    Ran.pidmap("check-history", file.toString()).refuses(Exit.USAGE, file + ":7: ");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Path file = file("");
    Ran.pidmap("check-history", file.toString()).refuses(Exit.USAGE, file + ":1: ");
  }

  @Test
  void aBinaryFileIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("h"), new byte[] {0, -1, -2, 10, 0, 7});
    Ran.pidmap("check-history", file.toString()).refuses(Exit.USAGE, file + ":1: ");
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none");
    Ran.pidmap("check-history", file.toString())
        .refuses(Exit.USAGE, "pidmap: " + file + ": no such file\n");
  }

  @Test
  void aFolderIsNamed() {
    Ran.pidmap("check-history", folder.toString())
        .refuses(Exit.USAGE, "pidmap: " + folder + ": is a folder\n");
  }

  @Test
  void aFileIsNeeded() {
    Ran.pidmap("check-history").refuses(Exit.USAGE, "FILE");
  }

  @ParameterizedTest
  @CsvSource({"0, at least 1 second", "-5, at least 1 second", "soon, soon"})
  void theBudgetIsANumberOfSeconds(String budget, String message) throws IOException {
    Path file = file(TWO_ALLOCATIONS.replace("NUMBER", "2"));
    Ran.pidmap("check-history", file.toString(), "--budget=" + budget).refuses(Exit.USAGE, message);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("history.jsonl"), content);
  }
}
