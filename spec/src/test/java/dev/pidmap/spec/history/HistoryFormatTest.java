package dev.pidmap.spec.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryFormatTest {
  private static final String HEADER =
      "{\"format\":\"pidmap-history\",\"version\":1,\"strength\":\"any-free\",\"limits\":"
          + "{\"cpus\":2,\"pid_max_min\":2,\"pid_max_limit\":9,\"root_pid_max\":9,\"reserved\":1},"
          + "\"source\":\"test\"}";
  private static final String CALL =
      "{'t':5,'e':'call','op':0,'process':0,'f':'allocate','cpu':0,'ns':0,'pid':0}";
  private static final String RETURN = "{'t':6,'e':'return','op':0,'numbers':[1]}";

  @Test
  void theExampleOfTheDocumentIsReadAndAdmitted() throws Exception {
    String document = Files.readString(Path.of("HISTORY.md"));
    int from = document.indexOf("```json\n") + "```json\n".length();
    History history = read(document.substring(from, document.indexOf("```", from)));

    assertThat(history.calls()).hasSize(5);
    assertThat(history.calls().get(3).pending()).isTrue();
    assertThat(LinearizabilityChecker.check(history, Budget.standard()))
        .isInstanceOfSatisfying(
            Verdict.Linearizable.class, admitted -> assertThat(admitted.order()).hasSize(5));
  }

  @Test
  void everyOperationAndAnswerSurvivesWritingAndReading(@TempDir Path folder) throws Exception {
    History history = everything();
    Path file = folder.resolve("new/folder/history.jsonl");

    HistoryWriter.write(history, file);

    assertThat(HistoryReader.read(file)).isEqualTo(history);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsWrittenTwiceIsTheSame() throws Exception {
    String once = write(everything());

    assertThat(write(read(once))).isEqualTo(once);
  }

  @Test
  void notesAreKeptInTheirPlacesAndNeitherCountedNorJudged() throws Exception {
    String text =
        String.join(
                "\n",
                HEADER.replace(",\"source\"", ",\"range_size\":4,\"source\""),
                note(4, "first"),
                CALL,
                note(5, "second"),
                note(5, "third"),
                RETURN,
                note(6, "last"),
                "{'e':'end','events':2}")
            .replace('\'', '"');

    History history = read(text + "\n");

    assertThat(history.events()).isEqualTo(2);
    assertThat(history.inside())
        .isEqualTo(
            new Inside(
                4,
                List.of(
                    new Inside.Note(0, 4, "first"),
                    new Inside.Note(1, 5, "second"),
                    new Inside.Note(1, 5, "third"),
                    new Inside.Note(2, 6, "last"))));
    assertThat(read(write(history))).isEqualTo(history);
    List<String> lines = write(history).lines().toList();
    assertThat(lines.get(history.line(0) - 1)).contains("\"call\"");
    assertThat(lines.get(history.line(1) - 1)).contains("\"return\"");
    assertThat(LinearizabilityChecker.check(history, Budget.standard()))
        .isInstanceOf(Verdict.Linearizable.class);
  }

  private static String note(int t, String text) {
    return "{'t':" + t + ",'e':'note','text':'" + text + "'}";
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        bad(
            1,
            "range_size is 0, and must be at least 1",
            HEADER.replace(",\"source\"", ",\"range_size\":0,\"source\"")),
        bad(2, "field \"text\" is missing", HEADER, "{'t':1,'e':'note'}"),
        bad(
            3,
            "the clock goes backwards, from 5 to 4",
            HEADER,
            CALL,
            "{'t':4,'e':'note','text':'late'}"),
        bad(1, "the file is empty"),
        bad(1, "malformed JSON: Unrecognized token 'x'", "x"),
        bad(1, "not a JSON object", "[]"),
        bad(1, "not a header of format \"pidmap-history\"", "{'format':'other'}"),
        bad(
            1,
            "version 2 of the format; this reads version 1",
            HEADER.replace("\"version\":1", "\"version\":2")),
        bad(1, "unknown strength \"some\"", HEADER.replace("any-free", "some")),
        bad(1, "field \"cpus\" is missing", HEADER.replace("\"cpus\":2,", "")),
        bad(1, "limits out of range", HEADER.replace("\"cpus\":2", "\"cpus\":0")),
        bad(1, "unknown field \"more\"", HEADER.replace("\"source\"", "\"more\"")),
        bad(2, "malformed JSON: Unexpected end-of-input", HEADER, "{'t':5,"),
        bad(2, "malformed JSON: Duplicate field 't'", HEADER, "{'t':5,'t':5}"),
        bad(2, "something follows the JSON object", HEADER, CALL + " {}"),
        bad(2, "field \"e\" is missing", HEADER, "{'t':5}"),
        bad(2, "unknown event \"begin\"", HEADER, CALL.replace("'call'", "'begin'")),
        bad(2, "unknown operation \"fork\"", HEADER, CALL.replace("allocate", "fork")),
        bad(2, "unknown field \"tid\"", HEADER, CALL.replace("'pid'", "'tid':1,'pid'")),
        bad(2, "field \"pid\" is missing", HEADER, CALL.replace(",'pid':0", "")),
        bad(2, "field \"op\" is negative: -1", HEADER, CALL.replace("'op':0", "'op':-1")),
        bad(
            2,
            "field \"op\" is not a 32-bit integer: 2147483648",
            HEADER,
            CALL.replace("'op':0", "'op':2147483648")),
        bad(
            2,
            "field \"t\" is not a 64-bit integer: 99999999999999999999",
            HEADER,
            CALL.replace("'t':5", "'t':99999999999999999999")),
        bad(
            2,
            "field \"cpu\" is not a 32-bit integer: 0.5",
            HEADER,
            CALL.replace("'cpu':0", "'cpu':0.5")),
        bad(2, "null is no value here", HEADER, CALL.replace("'cpu':0", "'cpu':null")),
        bad(2, "namespace 7 is unknown", HEADER, CALL.replace("'ns':0", "'ns':7")),
        bad(
            2,
            "pid 3 is unknown",
            HEADER,
            "{'t':5,'e':'call','op':0,'process':0,'f':'release','pid':3}"),
        bad(2, "op 0 returns without a call", HEADER, RETURN),
        bad(3, "op 0 is used twice", HEADER, CALL, CALL),
        bad(3, "process 0 has a call in progress", HEADER, CALL, CALL.replace("'op':0", "'op':1")),
        bad(
            4,
            "pid 0 is used twice",
            HEADER,
            CALL,
            RETURN,
            after(CALL.replace("'op':0", "'op':1"))),
        bad(4, "op 0 returns a second time", HEADER, CALL, RETURN, RETURN),
        bad(3, "the clock goes backwards, from 5 to 4", HEADER, CALL, RETURN.replace("6", "4")),
        bad(
            3,
            "2 numbers for a namespace at level 0",
            HEADER,
            CALL,
            RETURN.replace("[1]", "[1,2]")),
        bad(
            3,
            "the answer of allocate is done, expected numbers or an errno",
            HEADER,
            CALL,
            RETURN.replace("'numbers':[1]", "'done':true")),
        bad(
            3,
            "unknown errno \"EIO\"",
            HEADER,
            CALL,
            RETURN.replace("'numbers':[1]", "'errno':'EIO'")),
        bad(3, "field \"numbers\" is not an array: 1", HEADER, CALL, RETURN.replace("[1]", "1")),
        bad(3, "a return has one of numbers", HEADER, CALL, RETURN.replace(",'numbers':[1]", "")),
        bad(3, "the file is truncated: there is no end line", HEADER, CALL, RETURN),
        bad(
            4,
            "the end line counts 3 events, but there are 2",
            HEADER,
            CALL,
            RETURN,
            "{'e':'end','events':3}"),
        bad(
            5,
            "something follows the end line",
            HEADER,
            CALL,
            RETURN,
            "{'e':'end','events':2}",
            CALL));
  }

  private static String after(String line) {
    return line.replace("'t':5", "'t':7");
  }

  private static Arguments bad(int line, String reason, String... lines) {
    return Arguments.of(line, reason, String.join("\n", lines).replace('\'', '"'));
  }

  @ParameterizedTest(name = "line {0}: {1}")
  @MethodSource("badFiles")
  void aBadFileIsRefusedWithLineAndReason(int line, String reason, String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            HistoryException.class,
            e -> {
              assertThat(e.reason()).startsWith(reason);
              assertThat(e.line()).isEqualTo(line);
            });
  }

  @Test
  void bytesThatAreNotTextAreRefused() {
    byte[] bytes = {'{', (byte) 0xff, '}'};

    assertThatThrownBy(() -> HistoryReader.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(HistoryException.class)
        .hasMessage("line 1: not UTF-8");
  }

  @Test
  void noTruncationOfAFileIsAccepted() throws Exception {
    String whole = write(everything());
    for (int length = 0; length < whole.length() - 1; length++) {
      String cut = whole.substring(0, length);
      assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(HistoryException.class);
    }
  }

  private static History everything() {
    Start start =
        new Start(
            List.of(new Start.Namespace(0, -1, -1, 7), new Start.Namespace(1, 0, 5, -1)),
            List.of(new Start.LivePid(0, 0, List.of(1)), new Start.LivePid(1, 1, List.of(2, 1))));
    History.Builder history =
        new History.Builder(Strength.EXACT, new Limits(2, 2, 9, 9, 1), start, "\"all\" – ä\n");
    Result failed = new Result.Failed(Errno.EAGAIN, 1);
    return history
        .sequential(0, new Operation.CreateNamespace(1, 2), Result.Done.DONE)
        .sequential(
            0,
            new Operation.Allocate(1, 2, 2, List.of(1, 4), 1),
            new Result.Allocated(List.of(3, 4, 1), List.of(0, -1, -1)))
        .sequential(0, Operation.Allocate.automatic(0, 1, 3), Result.Allocated.of(List.of(4, 2)))
        .sequential(0, Operation.Allocate.automatic(0, 1, 4), failed)
        .sequential(0, new Operation.Release(2), Result.Failed.of(Errno.ESRCH))
        .sequential(0, new Operation.Find(0, 3), new Result.Found(2, 3))
        .sequential(0, new Operation.Find(0, 3), new Result.Found(Result.Found.UNKNOWN, 3))
        .sequential(0, new Operation.NumberOf(2, 1), new Result.Value(4))
        .sequential(0, new Operation.FindAtLeast(0, 5), Result.Absent.ABSENT)
        .sequential(
            0, new Operation.ListLive(1), new Result.Listed(List.of(new Result.Found(1, 1))))
        .sequential(0, new Operation.ListLive(2), new Result.Listed(List.of()))
        .sequential(0, new Operation.Close(2), Result.Done.DONE)
        .sequential(0, new Operation.IsDrained(2), new Result.Value(1))
        .sequential(0, new Operation.GetPidMax(1), new Result.Value(5))
        .sequential(0, new Operation.SetPidMax(1, 99), Result.Failed.of(Errno.EINVAL))
        .sequential(0, new Operation.GetLastPid(0), new Result.Value(-1))
        .sequential(0, new Operation.SetLastPid(1, 0, 3, 1), Result.Failed.of(Errno.EPERM))
        .call(Long.MAX_VALUE - 1, 90, 1, new Operation.Release(3))
        .call(Long.MAX_VALUE, 91, 0, new Operation.Release(3))
        .ret(Long.MAX_VALUE, 91, Result.Done.DONE)
        .build();
  }

  private static String write(History history) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HistoryWriter.write(history, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static History read(String text) throws IOException, HistoryException {
    return HistoryReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
