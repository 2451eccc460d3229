package dev.pidmap.percpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Atomic accesses stand in accessors with an id, and nowhere else. */
class AccessIdsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/pidmap/percpu");
  private static final Pattern ACCESS =
      Pattern.compile("\\b[A-Z_]+\\.(get|set|compareAndSet|weakCompareAndSet)\\w*\\(");
  private static final Pattern ID = Pattern.compile("/\\*\\* ([NLTDRSP]\\d+)\\.");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  @Test
  void everyAccessHasAnIdOfItsOwn() throws IOException {
    List<String> ids = new ArrayList<>();
    int accesses = 0;
    for (Path file : sources()) {
      String text = Files.readString(file);
      Matcher id = ID.matcher(text);
      while (id.find()) {
        ids.add(id.group(1));
      }
      accesses += (int) text.lines().filter(line -> ACCESS.matcher(line).find()).count();
    }
    assertThat(ids).doesNotHaveDuplicates().hasSize(35);
    assertThat(accesses).isEqualTo(ids.size());
  }

  @Test
  void algorithmsHoldNoVarHandle() throws IOException {
    List<String> owners = new ArrayList<>();
    for (Path file : sources()) {
      if (Files.readString(file).contains("private static final VarHandle ")) {
        owners.add(file.getFileName().toString());
      }
    }
    assertThat(owners)
        .containsExactly(
            "Directory.java",
            "Lane.java",
            "Namespace.java",
            "PidRecord.java",
            "RangeCursor.java",
            "RangePending.java",
            "RangeSlots.java",
            "Ticket.java",
            "Upid.java");
  }

  @Test
  void nothingLocks() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readString(file))
          .doesNotContain("synchronized", "concurrent.locks", "LockSupport", "Thread.sleep");
    }
  }
}
