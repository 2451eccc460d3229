package dev.pidmap.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Profile;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract admits what the kernel does under load, and no falsified account of it. */
class KernelLoadTest {
  private static final int SEEDS = 5;

  /** A way to load the kernel. */
  enum Load {
    DEPTH_1("--depth 1"),
    DEPTH_1_FULL("--depth 1 --pid-max 303"),
    DEPTH_1_LOOK_UPS("--depth 1 --pid-max 320 --lookers 2"),
    DEPTH_1_LIMITS_MOVE("--depth 1 --tune"),
    DEPTH_1_TEARDOWN("--depth 1 --teardown"),
    DEPTH_3("--depth 3"),
    DEPTH_3_FULL("--depth 3 --pid-max 303 --hold 6"),
    DEPTH_3_LOOK_UPS("--depth 3 --pid-max 320 --lookers 1"),
    DEPTH_3_LIMITS_MOVE("--depth 3 --tune"),
    DEPTH_3_TEARDOWN("--depth 3 --teardown --lookers 1");

    private final String arguments;

    Load(String arguments) {
      this.arguments = arguments;
    }

    History record(int seed) throws Exception {
      int operations = Profile.current().choose(1_000, 4_000, 40_000);
      String command = arguments + " --seed " + seed + " --operations " + operations + " load";
      String name = name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + seed;
      return Kernel.record(name, List.of(command.split(" ", -1)), "");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theContractAdmitsWhatTheKernelDid(Load load) throws Exception {
    History history = load.record(1);
    assertThat(overlapping(history)).as("calls that overlap others").isGreaterThan(100);

    Kernel.judge(
        "load " + load,
        history,
        () ->
            assertThat(LinearizabilityChecker.check(history, budget()))
                .isInstanceOf(Verdict.Linearizable.class));
  }

  /**
   * The kernel issues the numbers that the exact contract determines. With look-ups it need not: it
   * takes a process out of sight an instant before its number is free; nor while the last pid is
   * written: an allocation that overlaps may overwrite the cursor.
   */
  @ParameterizedTest
  @EnumSource(names = {"DEPTH_1", "DEPTH_1_FULL", "DEPTH_3", "DEPTH_3_FULL"})
  void withNobodyLookingTheNumbersAreExact(Load load) throws Exception {
    History history = withStrength(load.record(1), Strength.EXACT);
    assertThat(LinearizabilityChecker.check(history, budget()))
        .isInstanceOf(Verdict.Linearizable.class);
  }

  /** A load that never met the case it is for would check nothing. */
  @ParameterizedTest
  @EnumSource
  void theLoadMeetsWhatItIsFor(Load load) throws Exception {
    List<History.Call> calls = load.record(1).calls();
    assertThat(calls.stream().filter(c -> c.result() instanceof Result.Allocated))
        .hasSizeGreaterThan(100);
    String name = load.name();
    if (name.endsWith("FULL")) {
      assertThat(errors(calls, "EAGAIN")).isPositive();
    }
    if (name.endsWith("LOOK_UPS")) {
      assertThat(calls.stream().filter(c -> c.result() instanceof Result.Found)).isNotEmpty();
      assertThat(calls.stream().filter(c -> c.result() instanceof Result.Absent)).isNotEmpty();
    }
    if (name.endsWith("TEARDOWN")) {
      assertThat(errors(calls, "ENOMEM")).isPositive();
    }
    if (name.endsWith("MOVE")) {
      assertThat(calls.stream().filter(c -> c.operation() instanceof Operation.SetPidMax))
          .hasSizeGreaterThan(5);
    } else {
      assertThat(errors(calls, "EEXIST")).isPositive();
    }
  }

  static Stream<Arguments> corruptions() {
    return Stream.of(Corruption.values())
        .flatMap(
            kind -> IntStream.rangeClosed(1, SEEDS).mapToObj(seed -> Arguments.of(kind, seed)));
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void aFalsifiedAccountIsRejected(Corruption kind, int seed) throws Exception {
    for (Load load : List.of(Load.DEPTH_1_LOOK_UPS, Load.DEPTH_3_LOOK_UPS)) {
      Optional<History> falsified = kind.apply(load.record(1), seed);
      assertThat(falsified).as("a place for %s in %s", kind, load).isPresent();
      Kernel.judge(
          kind + " in " + load,
          falsified.get(),
          () ->
              assertThat(LinearizabilityChecker.check(falsified.get(), budget()))
                  .as("%s with seed %d in %s", kind, seed, load)
                  .isInstanceOf(Verdict.NotLinearizable.class));
    }
  }

  private static History withStrength(History history, Strength strength) {
    return new History(
        strength,
        history.limits(),
        history.start(),
        history.source(),
        history.calls(),
        history.events());
  }

  private static long errors(List<History.Call> calls, String errno) {
    return calls.stream()
        .filter(c -> c.result() instanceof Result.Failed f && f.errno().name().equals(errno))
        .count();
  }

  private static long overlapping(History history) {
    List<History.Call> calls = history.calls();
    return IntStream.range(1, calls.size())
        .filter(i -> calls.get(i - 1).returned() > calls.get(i).called())
        .count();
  }

  private static Budget budget() {
    return Budget.ofTime(Duration.ofSeconds(30));
  }
}
