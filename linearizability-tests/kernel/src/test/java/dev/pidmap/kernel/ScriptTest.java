package dev.pidmap.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Driver;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.Strength;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers written in the scripts are those of the map with one lane, and of the contract. */
class ScriptTest {
  private static final int CPUS = 2;
  private static final int LIMIT = 1 << 22;
  private static final Limits LIMITS = new Limits(CPUS, 301, LIMIT, LIMIT, 300);
  private static final Geometry ONE_LANE = new Geometry(CPUS, 256, 301, LIMIT, LIMIT, 300, 1, 1);

  @Test
  void thereAreScripts() throws Exception {
    assertThat(Scripts.all().map(Script::name)).hasSizeGreaterThanOrEqualTo(18);
  }

  @ParameterizedTest
  @MethodSource("dev.pidmap.kernel.Scripts#all")
  void theMapWithOneLaneAnswersAsWritten(Script script) {
    Driver map = new Driver(new PerCpuPidMap<>(ONE_LANE));
    for (Script.Line line : script.lines()) {
      List<Result> results = line.calls().stream().map(map::perform).toList();
      assertThat(Script.write(results.get(line.judged())))
          .as("line %d: %s", line.number(), line.text())
          .isEqualTo(line.answer());
    }
  }

  /** What the comparison is worth: a map that wraps to 299 instead of 300 is told by some line. */
  @Test
  void theScriptsTellAMapThatWrapsElsewhere() throws Exception {
    Geometry broken = new Geometry(CPUS, 256, 301, LIMIT, LIMIT, 299, 1, 1);
    assertThat(Scripts.all().filter(script -> !answersAsWritten(script, broken)).map(Script::name))
        .contains("wrap", "exhaustion");
  }

  private static boolean answersAsWritten(Script script, Geometry geometry) {
    Driver map = new Driver(new PerCpuPidMap<>(geometry));
    return script.lines().stream()
        .allMatch(
            line -> {
              List<Result> results = line.calls().stream().map(map::perform).toList();
              return Script.write(results.get(line.judged())).equals(line.answer());
            });
  }

  /** The exact contract admits each answer, and for each allocation no other numbers. */
  @ParameterizedTest
  @MethodSource("dev.pidmap.kernel.Scripts#all")
  void theExactContractAdmitsTheseAnswersOnly(Script script) {
    Contract contract = new Contract(LIMITS, Strength.EXACT);
    Driver map = new Driver(new PerCpuPidMap<>(ONE_LANE));
    State state = contract.initial();
    for (Script.Line line : script.lines()) {
      for (Operation call : line.calls()) {
        Result answer = map.perform(call);
        for (Result other : others(answer)) {
          assertThat(contract.step(state, call, other, Overlap.NONE))
              .as("%s line %d: %s answers %s", script.name(), line.number(), call, other)
              .isEmpty();
        }
        List<State> next = contract.step(state, call, answer, Overlap.NONE);
        assertThat(next)
            .as(
                "%s line %d: %s answers %s; %s",
                script.name(),
                line.number(),
                call,
                answer,
                contract.refusal(state, call, answer, Overlap.NONE))
            .hasSize(1);
        state = next.get(0);
      }
    }
  }

  private static List<Result> others(Result answer) {
    List<Result> others = new ArrayList<>();
    if (answer instanceof Result.Allocated given) {
      for (int level = 0; level < given.numbers().size(); level++) {
        List<Integer> numbers = new ArrayList<>(given.numbers());
        numbers.set(level, numbers.get(level) + 1);
        others.add(Result.Allocated.of(numbers));
      }
      others.add(Result.Failed.of(dev.pidmap.spec.Errno.EAGAIN));
    } else if (answer instanceof Result.Value value) {
      others.add(new Result.Value(value.value() + 1));
    } else if (answer instanceof Result.Found) {
      others.add(Result.Absent.ABSENT);
    }
    return others;
  }
}
