package dev.pidmap.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.port.CBuild.Ended;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryReader;
import dev.pidmap.spec.history.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The C port answers the vectors, and what its threads see has an order that the contract admits.
 */
class CPortTest {
  private static CBuild build;

  @BeforeAll
  static void compile() throws IOException {
    build = CBuild.of("plain", "-O2");
  }

  @ParameterizedTest
  @MethodSource("dev.pidmap.port.VectorsTest#files")
  void aVectorIsAnswered(Path file) throws Exception {
    Ended ended = build.run("vectors", file.toAbsolutePath());
    assertThat(ended.output()).contains(Vector.read(file).steps().size() + " answers");
    assertThat(ended.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"numbers\":[302]}   | \"numbers\":[303]}     | 1 | :5: ",
        "\"errno\":\"EAGAIN\" | \"errno\":\"ENOMEM\"   | 1 | :14: ",
        "\"version\":1        | \"version\":2          | 2 | version 2 of the format; this reads version 1",
        "\"format\"           | \"formed\"             | 2 | not a header",
        "\"release\"          | \"relese\"             | 2 | :9: not a call",
        "\"pid\":2,\"done\"     | \"pid\":200,\"done\"   | 2 | :12: not a call",
      })
  void aWrongFileIsRefusedAtItsLine(
      String right, String wrong, int status, String says, @TempDir Path folder) throws Exception {
    String text = Files.readString(Path.of("../../spec/vectors/wrap.jsonl"));
    String broken = text.replace(right, wrong);
    Path file = Files.writeString(folder.resolve("broken.jsonl"), broken);
    assertThat(broken).isNotEqualTo(text);
    Ended ended = build.run("vectors", file);
    assertThat(ended.output()).contains(says);
    assertThat(ended.status()).isEqualTo(status);
  }

  @Test
  void everyAllocationOfMemoryMayFail() throws Exception {
    Ended ended = build.run("faults");
    assertThat(ended.output()).contains("0 errors");
    assertThat(ended.status()).isZero();
  }

  /** Calls that do not overlap get Linux's numbers; histories of threads: RecordedRunsTest. */
  @Test
  void oneThreadSeesLinuxsOrder() throws Exception {
    History history = HistoryReader.read(build.record("one-lane", 1, 5_000, 1));
    assertThat(history.strength()).isEqualTo(Strength.EXACT);
    assertThat(history.calls()).hasSizeGreaterThan(4_000);
    assertThat(LinearizabilityChecker.check(history, Budget.ofTime(Duration.ofMinutes(2))))
        .isInstanceOf(Verdict.Linearizable.class);
  }

  @Test
  void noStopOfACallMakesItsAnswerWrong() throws Exception {
    Ended ended = build.run("interrupted");
    assertThat(ended.output()).contains("a hole that moves: ", " runs, 0 errors");
    assertThat(ended.status()).isZero();
  }

  @Test
  void noDataRace() throws Exception {
    CBuild sanitized = CBuild.of("thread", "-O1", "-fsanitize=thread");
    for (String shape : new String[] {"lanes", "nested", "tight", "close"}) {
      Ended ended = sanitized.run("record", shape, 4, 4000, 2);
      assertThat(ended.output()).contains("\"e\":\"end\"").doesNotContain("ThreadSanitizer");
      assertThat(ended.status()).isZero();
    }
  }

  @Test
  void noMemoryErrorAndNothingUndefined() throws Exception {
    CBuild sanitized =
        CBuild.of("address", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");
    for (String shape : new String[] {"lanes", "nested", "tight", "close"}) {
      Ended ended = sanitized.run("record", shape, 4, 4000, 3);
      assertThat(ended.output()).contains("\"e\":\"end\"").doesNotContain("Sanitizer");
      assertThat(ended.status()).isZero();
    }
    Ended faults = sanitized.run("faults");
    assertThat(faults.output()).contains("0 errors").doesNotContain("Sanitizer");
    assertThat(faults.status()).isZero();
  }
}
