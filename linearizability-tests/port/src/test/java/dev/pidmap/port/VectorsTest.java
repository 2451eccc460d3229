package dev.pidmap.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.harness.Driver;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.history.HistoryException;
import dev.pidmap.spec.history.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed vectors are those of the contract, and the map with one lane answers them. */
class VectorsTest {
  private static final Path FOLDER = Path.of("../../spec/vectors");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList().stream();
    }
  }

  @Test
  void theGeneratorWritesTheCommittedFiles() throws IOException {
    List<Path> generated = new ArrayList<>();
    for (Vector vector : Vectors.all()) {
      Path file = Vectors.file(FOLDER, vector);
      assertThat(file).hasContent(vector.write());
      assertThat(Files.readString(file)).isEqualTo(vector.write());
      generated.add(file);
    }
    assertThat(files()).containsExactlyInAnyOrderElementsOf(generated);
  }

  @ParameterizedTest
  @MethodSource("files")
  void theContractAllowsTheseAnswersOnly(Path file) throws Exception {
    Vector vector = Vector.read(file);
    Contract contract = new Contract(vector.limits(), Strength.EXACT);
    State state = contract.initial();
    for (Vector.Step step : vector.steps()) {
      for (Result other : others(step.answer())) {
        assertThat(contract.step(state, step.call(), other, Overlap.NONE))
            .as("%s answers %s", step.call(), other)
            .isEmpty();
      }
      List<State> next = contract.step(state, step.call(), step.answer(), Overlap.NONE);
      assertThat(next)
          .as(contract.refusal(state, step.call(), step.answer(), Overlap.NONE))
          .hasSize(1);
      state = next.get(0);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theMapWithOneLaneAnswersThem(Path file) throws Exception {
    assertThat(firstWrongStep(Vector.read(file))).isEqualTo(-1);
  }

  /** The replay is worth something: it stops at any answer that is not the right one. */
  @ParameterizedTest
  @MethodSource("files")
  void aWrongAnswerIsFound(Path file) throws Exception {
    Vector vector = Vector.read(file);
    for (int i = 0; i < vector.steps().size(); i++) {
      Vector.Step step = vector.steps().get(i);
      List<Vector.Step> steps = new ArrayList<>(vector.steps());
      steps.set(i, new Vector.Step(step.call(), others(step.answer()).get(0)));
      Vector wrong = new Vector(vector.name(), vector.about(), vector.limits(), steps);
      assertThat(firstWrongStep(wrong)).isEqualTo(i);
    }
  }

  @Test
  void everyErrorOccurs() throws Exception {
    Set<Errno> met = EnumSet.noneOf(Errno.class);
    for (Path file : files().toList()) {
      for (Vector.Step step : Vector.read(file).steps()) {
        if (step.answer() instanceof Result.Failed failed) {
          met.add(failed.errno());
        }
      }
    }
    assertThat(met).containsExactlyInAnyOrder(Errno.values());
  }

  @Test
  void anotherVersionIsRefused(@TempDir Path folder) throws Exception {
    String text = Vectors.all().get(0).write();
    Path file = folder.resolve("later.jsonl");
    Files.writeString(file, text.replace("\"version\":1", "\"version\":2"));
    assertThatThrownBy(() -> Vector.read(file))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("version 1");
  }

  @Test
  void whatIsNoVectorIsRefusedWithItsLine(@TempDir Path folder) throws Exception {
    String text = Vectors.all().get(0).write();
    List<String> broken =
        List.of(
            "",
            text.replace("pidmap-vector", "pidmap-history"),
            text.lines().findFirst().orElseThrow(),
            text.replace("\"absent\"", "\"absen\""),
            text + "{\"f\":\"find\",\"ns\":0,\"number\":1,\"absent\":true,\"t\":1}\n");
    for (String content : broken) {
      Path file = Files.writeString(folder.resolve("broken.jsonl"), content);
      assertThatThrownBy(() -> Vector.read(file))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("line");
    }
  }

  /** The index of the first step that the map answers differently, or -1. */
  private static int firstWrongStep(Vector vector) {
    Limits limits = vector.limits();
    Geometry oneLane =
        new Geometry(
            limits.cpus(),
            256,
            limits.pidMaxMin(),
            limits.pidMaxLimit(),
            limits.rootPidMax(),
            limits.reserved(),
            1,
            1);
    Driver map = new Driver(new PerCpuPidMap<>(oneLane));
    List<Vector.Step> steps = vector.steps();
    return IntStream.range(0, steps.size())
        .filter(i -> !withoutLevel(map.perform(steps.get(i).call())).equals(steps.get(i).answer()))
        .findFirst()
        .orElse(-1);
  }

  private static Result withoutLevel(Result result) {
    return result instanceof Result.Failed failed ? Result.Failed.of(failed.errno()) : result;
  }

  private static List<Result> others(Result answer) {
    List<Result> others = new ArrayList<>();
    for (Errno errno : Errno.values()) {
      others.add(Result.Failed.of(errno));
    }
    if (answer instanceof Result.Allocated given) {
      for (int level = 0; level < given.numbers().size(); level++) {
        List<Integer> numbers = new ArrayList<>(given.numbers());
        numbers.set(level, numbers.get(level) + 1);
        others.add(Result.Allocated.of(numbers));
      }
    } else if (answer instanceof Result.Value value) {
      others.add(new Result.Value(value.value() + 1));
    } else if (answer instanceof Result.Found found) {
      others.add(new Result.Found(found.pid() + 1, found.number()));
      others.add(Result.Absent.ABSENT);
    }
    others.remove(answer);
    return others;
  }
}
