package dev.pidmap.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The histories of {@code spec/histories} get exactly the verdicts of the table beside them. */
class CorpusTest {
  private static final Path FOLDER = Path.of("histories");

  /** A row: the history, the call that fails, and what the report says of it. */
  private record Rejected(String name, int op, String reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource
  void rejected(Rejected row) throws Exception {
    History history = HistoryReader.read(FOLDER.resolve("rejected/" + row.name + ".jsonl"));
    assertThat(LinearizabilityChecker.check(history, Budget.standard()))
        .isInstanceOfSatisfying(
            Verdict.NotLinearizable.class,
            verdict -> {
              assertThat(verdict.failing().op()).isEqualTo(row.op);
              assertThat(verdict.tried())
                  .extracting(Verdict.Candidate::refusal)
                  .contains(row.reason);
            });
  }

  @ParameterizedTest
  @MethodSource
  void accepted(String name) throws Exception {
    History history = HistoryReader.read(FOLDER.resolve("accepted/" + name + ".jsonl"));
    assertThat(LinearizabilityChecker.check(history, Budget.standard()))
        .isInstanceOf(Verdict.Linearizable.class);
  }

  @Test
  void everyHistoryIsInTheTable() throws IOException {
    assertThat(files("rejected")).containsExactlyElementsOf(names(rejected().map(Rejected::name)));
    assertThat(files("accepted")).containsExactlyElementsOf(names(accepted()));
  }

  static Stream<Rejected> rejected() throws IOException {
    return rows("rejected")
        .map(cells -> new Rejected(name(cells), Integer.parseInt(cells.get(1)), cells.get(2)));
  }

  static Stream<String> accepted() throws IOException {
    return rows("accepted").map(CorpusTest::name);
  }

  /** The cells of the rows whose history lies in {@code folder}. */
  private static Stream<List<String>> rows(String folder) throws IOException {
    return Files.readAllLines(FOLDER.resolve("README.md")).stream()
        .filter(line -> line.startsWith("| [") && line.contains("](" + folder + "/"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList());
  }

  private static String name(List<String> cells) {
    return cells.get(0).substring(1, cells.get(0).indexOf(']'));
  }

  private static Set<String> names(Stream<String> rows) {
    return new TreeSet<>(rows.toList());
  }

  private static Set<String> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return names(files.map(file -> file.getFileName().toString().replace(".jsonl", "")));
    }
  }
}
