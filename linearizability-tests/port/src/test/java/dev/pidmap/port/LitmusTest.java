package dev.pidmap.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every order that ORDERINGS.md claims has litmus tests that show it, and they say what they do.
 */
class LitmusTest {
  private static final Path PAGE = Path.of("../../spec/ORDERINGS.md");
  private static final Path FOLDER = Path.of("../../spec/litmus");
  private static final Path MATRIX = Path.of("../mutants/matrix.json");

  /**
   * As in {@code "litmus: claim-or-close, N5"}, and at the end of what is said of an equivalent.
   */
  private static final Pattern NAMED =
      Pattern.compile("(?:\"litmus: |\\()([a-z]+(?:-[a-z]+)+), ([A-Z]\\d+)\\)?\"");

  private static final int TIMEOUT_S = 300;

  @TempDir Path temporary;

  private record Ended(int status, String output) {}

  private static List<LitmusFile> files() throws IOException {
    List<LitmusFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      for (Path path : paths.filter(it -> it.toString().endsWith(".litmus")).sorted().toList()) {
        String claim = path.getParent().getFileName().toString();
        String dialect = path.getFileName().toString().replace(".litmus", "");
        files.add(new LitmusFile(claim, dialect, Files.readString(path)));
      }
    }
    return files;
  }

  private static Orderings table() throws IOException {
    return Orderings.of(Files.readString(PAGE));
  }

  @Test
  void everyClaimIsShown() throws IOException {
    assertThat(files()).hasSizeGreaterThan(40);
    assertThat(LitmusJoin.complaints(table(), files())).isEmpty();
  }

  /** The join is worth something: each kind of gap in a file is found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claim-or-close   | /* N5 */                 | /* N99 */          | N99, which has no row",
        "claim-or-close   | /* N5 */                 | /* N7 */           | the row of N7 names",
        "claim-or-close   | C claim-or-close         | C other            | not named after its claim",
        "claim-or-close   | * Never                  | * never            | does not expect Never",
        "lanes-array      | Race:                    | race:              | nothing of weaker orders",
        "lanes-array      | Race: N3                 | Race: N5           | has no line for: N5",
        "zero-is-seen     | memory_order_acquire); / | memory_order_seq_cst); / | not the order of R3",
        "carve-or-bound   | Sometimes: N12           | Sometimes: N11     | no pair shows N12",
      })
  void aGapInAFileIsFound(String claim, String find, String replacement, String complaint)
      throws IOException {
    List<LitmusFile> broken = new ArrayList<>();
    for (LitmusFile file : files()) {
      boolean here = file.claim().equals(claim) && file.isC11();
      String text = here ? file.text().replace(find, replacement) : file.text();
      assertThat(here).isEqualTo(!text.equals(file.text()));
      broken.add(new LitmusFile(file.claim(), file.dialect(), text));
    }
    assertThat(String.join("\n", LitmusJoin.complaints(table(), broken))).contains(complaint);
  }

  @Test
  void aMissingFileIsFound() throws IOException {
    List<LitmusFile> fewer = files();
    fewer.removeIf(file -> file.name().equals("init-was-live/lkmm"));
    assertThat(LitmusJoin.complaints(table(), fewer))
        .containsExactly("init-was-live is made in one dialect only");
    fewer.removeIf(file -> file.name().equals("init-was-live/c11"));
    assertThat(LitmusJoin.complaints(table(), fewer))
        .contains("no pair shows N9 with memory_order_relaxed")
        .anyMatch(complaint -> complaint.startsWith("the row of N10 names"));
  }

  @Test
  void aClaimWithoutATestIsFound() throws IOException {
    String page = Files.readString(PAGE);
    Orderings claimed = Orderings.of(page.replace("| `lanes-array` |", "| `lanes-word` |"));
    assertThat(LitmusJoin.complaints(claimed, files()))
        .containsExactly(
            "the row of N3 names [lanes-word], the files [lanes-array]",
            "the row of N4 names [lanes-word], the files [lanes-array]");
  }

  /** What was recorded is what the files expect now. */
  @Test
  void theRecordedResultsAreThoseOfTheFiles() throws IOException {
    List<String> recorded =
        Files.readAllLines(FOLDER.resolve("results.txt")).stream()
            .filter(line -> line.startsWith("  "))
            .map(line -> line.strip().replaceFirst(" +", " "))
            .toList();
    List<String> expected = files().stream().flatMap(it -> it.results().stream()).toList();
    assertThat(recorded).containsExactlyElementsOf(expected);
  }

  /** A mutant of an ordering that no run here kills names the claim and the access that show it. */
  @Test
  void theMutantsOfOrderingsNameAPair() throws IOException {
    List<MatchResult> named = NAMED.matcher(Files.readString(MATRIX)).results().toList();
    assertThat(named).hasSizeGreaterThanOrEqualTo(47);
    for (MatchResult mutant : named) {
      assertThat(files())
          .as(mutant.group())
          .anyMatch(
              file ->
                  file.claim().equals(mutant.group(1))
                      && file.accesses().stream()
                          .anyMatch(access -> access.ids().contains(mutant.group(2))));
    }
    assertThat(Files.readString(MATRIX)).doesNotContain("\"litmus: x86");
  }

  @Test
  void herdAgrees() throws Exception {
    Ended ended = run(List.of());
    Assumptions.assumeFalse(ended.status() == 3, ended.output());
    assertThat(ended.output()).contains(" 0 failed");
    assertThat(ended.status()).isZero();
  }

  @Test
  void withoutHerdTheScriptSaysThatItSkips() throws Exception {
    Ended ended = run(List.of("HERD=" + temporary.resolve("none")));
    assertThat(ended.output()).startsWith("SKIPPED: herd7 was not found");
    assertThat(ended.status()).isEqualTo(3);
  }

  /** A herd7 that gives one answer only contradicts the files. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Observation it Never 0 1     | expected Sometimes, herd7 says Never",
        "Observation it Sometimes 1 1 | expected Never, herd7 says Sometimes",
        "Flag data-race               | expected Never, herd7 says Race",
        "Fatal error: no model        | expected Never, herd7 says Fatal error: no model",
      })
  void anExpectationThatDoesNotHoldFails(String says, String complaint) throws Exception {
    Path herd = Files.writeString(temporary.resolve("herd7"), "#!/bin/sh\necho '" + says + "'\n");
    assertThat(herd.toFile().setExecutable(true)).isTrue();
    Ended ended = run(List.of("HERD=" + herd), "claim-or-close");
    assertThat(ended.output()).contains(complaint).contains("FAILED");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void anUnknownClaimIsRefused() throws Exception {
    Ended ended = run(List.of(), "claim-or-clothes");
    assertThat(ended.output()).contains("there is no claim claim-or-clothes");
    assertThat(ended.status()).isEqualTo(2);
  }

  private Ended run(List<String> environment, String... claims) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("env");
    command.addAll(environment);
    command.add(FOLDER.resolve("run").toAbsolutePath().toString());
    command.addAll(List.of(claims));
    Path output = temporary.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " ran longer than " + TIMEOUT_S + " s");
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }
}
