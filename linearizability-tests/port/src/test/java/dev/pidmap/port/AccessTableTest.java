package dev.pidmap.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shared accesses of both implementations and the rows of ORDERINGS.md are the same. */
class AccessTableTest {
  private static final Path JAVA = Path.of("../../impl/java/src/main/java/dev/pidmap/percpu");
  private static final Path C = Path.of("../../impl/c/src");
  private static final Path TABLE = Path.of("../../spec/ORDERINGS.md");
  private static final Pattern JAVA_ID = Pattern.compile("/\\*\\* ([A-Z]\\d+)\\.");
  private static final Pattern C_ID = Pattern.compile("(?m)^/\\* ([A-Z]\\d+)\\.");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\|");
  private static final Pattern ACCESS = Pattern.compile("\\batomic_\\w+_explicit\\(");
  private static final Pattern UNORDERED =
      Pattern.compile("\\batomic_(load|store|exchange|compare|fetch)\\w*(?<!_explicit)\\(");

  private static final Pattern ORDERS = Pattern.compile("\\batomic_(?=\\w+_explicit\\()");
  private static final Pattern ORDER = Pattern.compile("memory_order_\\w+");

  private static List<String> ids(Pattern pattern, Path folder) throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path file : files(folder)) {
      ids.addAll(ids(pattern, Files.readString(file)));
    }
    return ids;
  }

  private static List<String> ids(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** The range that a ticket remembers, T, is what only a collector makes safe. */
  @Test
  void theTableHasTheAccessesOfTheCPort() throws IOException {
    List<String> rows = ids(ROW, Files.readString(TABLE));
    assertThat(rows).doesNotHaveDuplicates().hasSize(47);
    List<String> ported = new ArrayList<>(rows);
    ported.removeIf(id -> id.startsWith("T"));
    assertThat(ids(C_ID, C)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ported);
  }

  /** Reclamation, M, is what Java leaves to its collector. */
  @Test
  void theTableHasTheAccessesOfTheJavaMap() throws IOException {
    List<String> rows = new ArrayList<>(ids(ROW, Files.readString(TABLE)));
    rows.removeIf(id -> id.startsWith("M"));
    assertThat(ids(JAVA_ID, JAVA)).containsExactlyInAnyOrderElementsOf(rows);
  }

  /** In C, each access stands in a function whose comment begins with its id. */
  @Test
  void everyAccessInCStandsUnderItsId() throws IOException {
    int accesses = 0;
    for (Path file : files(C)) {
      String text = Files.readString(file);
      assertThat(UNORDERED.matcher(text).find()).as("%s names every order", file).isFalse();
      Matcher access = ACCESS.matcher(text);
      while (access.find()) {
        accesses++;
        String before = text.substring(0, access.start());
        String function = before.substring(before.lastIndexOf("\n{"));
        String head = before.substring(0, before.length() - function.length());
        String comment = head.substring(head.lastIndexOf("\n\n") + 2);
        assertThat(C_ID.matcher(comment).find()).as("%s: %s", file, comment).isTrue();
      }
    }
    assertThat(accesses).isGreaterThanOrEqualTo(43);
  }

  /** In C, each access has the orders of its row. */
  @Test
  void everyOrderInCIsThatOfItsRow() throws IOException {
    Orderings table = Orderings.of(Files.readString(TABLE));
    Set<String> compared = new TreeSet<>();
    for (Path file : files(C)) {
      for (String function : Files.readString(file).split("\n}\n", -1)) {
        Matcher id = C_ID.matcher(function);
        if (!id.find()) {
          continue;
        }
        for (String access : ORDERS.split(function.substring(id.end()), -1)) {
          List<String> orders = ORDER.matcher(access).results().map(MatchResult::group).toList();
          if (!orders.isEmpty()) {
            assertThat(orders).as(id.group(1)).isEqualTo(expected(table.row(id.group(1)), access));
            compared.add(id.group(1));
          }
        }
      }
    }
    Set<String> ported = new TreeSet<>(table.ids());
    ported.removeIf(id -> id.startsWith("T"));
    assertThat(compared).isEqualTo(ported);
  }

  /** A read before a compare-and-set has the order of its failure. */
  private static List<String> expected(Orderings.Row row, String access) {
    List<String> orders = row.ofTheCPort();
    return access.startsWith("load") && orders.size() == 2 ? orders.subList(1, 2) : orders;
  }
}
