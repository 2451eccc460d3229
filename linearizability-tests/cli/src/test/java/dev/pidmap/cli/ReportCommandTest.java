package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a history of somebody else, good and bad. */
final class ReportCommandTest {
  private static final String HISTORY =
      """
      {"format":"pidmap-history","version":1,"strength":"any-free","limits":{"cpus":2,\
      "pid_max_min":8,"pid_max_limit":64,"root_pid_max":64,"reserved":1},"source":"a <b>test</b>"}
      {"t":1,"e":"call","op":0,"process":0,"f":"allocate","cpu":0,"ns":0,"pid":1}
      {"t":2,"e":"return","op":0,"numbers":[1]}
      {"t":3,"e":"call","op":1,"process":0,"f":"allocate","cpu":0,"ns":0,"pid":2}
      {"t":5,"e":"return","op":1,"numbers":[NUMBER]}
      {"e":"end","events":4}
      """;

  @TempDir private Path folder;

  @Test
  void aPassIsDrawnAndEndsWithZero() throws IOException {
    Path file = file(HISTORY.replace("NUMBER", "2"));
    Path page = folder.resolve("p.html");

    Ran ran = Ran.pidmap("report", file.toString(), "-o", page.toString());

    assertThat(ran.out())
        .isEqualTo(
            "LINEARIZABLE: The contract admits an order of all 2 calls.\npage: " + page + "\n");
    assertThat(ran.code()).isEqualTo(Exit.HELD);
    assertThat(page)
        .content()
        .contains("<p class=\"verdict good\">LINEARIZABLE</p>")
        .contains("a &lt;b&gt;test&lt;/b&gt;")
        .endsWith("</html>\n");
  }

  @Test
  void aFailureIsDrawnAndEndsWithOne() throws IOException {
    Path file = file(HISTORY.replace("NUMBER", "1"));
    Path page = folder.resolve("new/folder/p.html");

    Ran ran = Ran.pidmap("report", file.toString(), "--output", page.toString());

    assertThat(ran.out())
        .isEqualTo(
            "NOT LINEARIZABLE: No order explains op 1 (allocate p2 → 1): number 1 of namespace 0 is held by pid 1.\n"
                + "page: "
                + page
                + "\n");
    assertThat(ran.code()).isEqualTo(Exit.VIOLATED);
    assertThat(page)
        .content()
        .contains("<p class=\"verdict bad\">NOT LINEARIZABLE</p>")
        .contains(
            "<h1>No order explains op 1 (allocate p2\u00a0→\u00a01): number 1 of namespace 0 is held by pid 1.</h1>")
        .contains("<strong>UniqueAcrossNamespaces</strong>")
        .contains("./pidmap report " + file);
  }

  @Test
  void aDamagedHistoryIsNamedAndThePageThatWasThereStays() throws IOException {
    Path file = file(HISTORY.replace("[NUMBER]", "["));
    Path page = Files.writeString(folder.resolve("p.html"), "the page that was there");

    Ran.pidmap("report", file.toString(), "-o", page.toString())
        .refuses(Exit.USAGE, "pidmap: " + file + ":5: ");

    assertThat(page).hasContent("the page that was there");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("h.jsonl", "p.html");
  }

  @Test
  void aTruncatedHistoryIsNamed() throws IOException {
    String whole = HISTORY.replace("NUMBER", "2");
    Path file = file(whole.substring(0, whole.indexOf("{\"e\":\"end\"")));
    Ran.pidmap("report", file.toString()).refuses(Exit.USAGE, file + ":5: ");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws IOException {
    Path file = file(HISTORY.replace("NUMBER", "2"));
    Ran.pidmap("report", file.toString(), "-o", file + "/p.html")
        .refuses(Exit.UNABLE, "pidmap: cannot write " + file + "/p.html");
  }

  @Test
  void aHistoryIsNeeded() {
    Ran.pidmap("report").refuses(Exit.USAGE, "HISTORY");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("h.jsonl"), content);
  }
}
