package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.harness.Profile;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A CPU that stops for ever, at any access of any operation, hinders nobody. */
class StallTest {
  private static final Maps MAPS = Maps.hearing(Hearing.SHARED);

  /** A new namespace is nobody else's yet: making one accesses nothing that could be heard. */
  private static final String NOTHING_SHARED = "pair CreateNamespace and CreateNamespace";

  /** The pid of a third CPU. */
  private static final int THIRD = 50;

  /** Every operation beside every other, the one stopped at each access. */
  @TestFactory
  Stream<DynamicTest> oneCpuStops() {
    return Scenarios.pairs().stream()
        .filter(s -> !s.name().equals(NOTHING_SHARED))
        .map(s -> test("one CPU stops, ", s, StallTest::one));
  }

  /** Three CPUs, of which two are stopped, each at each access. */
  @TestFactory
  Stream<DynamicTest> twoCpusStop() {
    return Scenarios.hazards().stream()
        .filter(s -> s.threads().size() == 3 && Exploration.isClosed(s))
        .filter(s -> s.geometry().reserved() == 1)
        .limit(Profile.current().choose(3, 100, 100))
        .map(s -> test("two CPUs stop, ", s, StallTest::two));
  }

  /** Every operation beside every other, both stopped, each at each access; a third CPU goes on. */
  @TestFactory
  Stream<DynamicTest> bothOfAPairStop() {
    List<Scenario> pairs =
        Scenarios.pairs().stream().filter(s -> !s.name().contains("CreateNamespace")).toList();
    int step = Profile.current().choose(8, 1, 1);
    return IntStream.range(0, pairs.size())
        .filter(i -> i % step == 0)
        .mapToObj(i -> test("both CPUs stop, ", besideAThird(pairs.get(i)), StallTest::pair));
  }

  private static Scenario besideAThird(Scenario pair) {
    Scenario.Builder builder =
        Scenario.named(pair.name())
            .on(pair.geometry())
            .before(pair.before().toArray(Operation[]::new));
    pair.threads().forEach(thread -> builder.thread(thread.toArray(Operation[]::new)));
    return builder
        .thread(Operation.Allocate.automatic(2, 0, THIRD), new Operation.Release(THIRD))
        .build();
  }

  private static int pair(Scenario scenario) {
    return Stalls.two(scenario, MAPS.of(scenario.geometry()), 2);
  }

  private static int one(Scenario scenario) {
    return Stalls.one(scenario, MAPS.of(scenario.geometry()));
  }

  private static int two(Scenario scenario) {
    return Stalls.two(scenario, MAPS.of(scenario.geometry()));
  }

  private static DynamicTest test(String prefix, Scenario s, ToIntFunction<Scenario> check) {
    return DynamicTest.dynamicTest(
        s.name(),
        () -> {
          long begin = System.nanoTime();
          int points = 0;
          String wrong = null;
          try {
            points = check.applyAsInt(s);
          } catch (AssertionError e) {
            wrong = e.getMessage();
          }
          double seconds = (System.nanoTime() - begin) / 1e9;
          Entries.other(
              prefix + s.name(), List.of("NoIdLost"), points, true, "SC, stalls", seconds, wrong);
          assertThat(wrong).isNull();
          assertThat(points).isPositive();
        });
  }

  private static Scenario allocations() {
    return Scenarios.hazards().stream()
        .filter(s -> s.name().equals("allocation and release on two CPUs"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLockIsNotSurvived() {
    assertThatThrownBy(() -> Stalls.one(allocations(), locked(allocations().limits())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("others wait");
    Scenario three = besideAThird(allocations());
    assertThatThrownBy(() -> Stalls.two(three, locked(three.limits()), 2))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("others wait");
  }

  /** The Pid of a released number is left in its slot for others, who must know. */
  @Test
  void aNumberThatNobodyGivesBackIsMissed(@TempDir Path folder) throws IOException {
    Maps broken =
        BrokenMap.with(
            Hearing.SHARED,
            folder,
            "PidRecord.java",
            "return now == DEAD || now == ABORTED;",
            "return false;");

    assertThatThrownBy(() -> Stalls.one(allocations(), broken.of(allocations().geometry())))
        .isInstanceOf(AssertionError.class);
  }

  private static Supplier<Inside> locked(Limits limits) {
    SimLoader loader =
        SimLoader.hearing(Hearing.SHARED)
            .instrument(name -> name.startsWith("dev/pidmap/harness/LockedPidMap"))
            .build();
    return () -> new Locked(make(loader, limits));
  }

  @SuppressWarnings("unchecked")
  private static PidMap<Integer> make(SimLoader loader, Limits limits) {
    try {
      return (PidMap<Integer>)
          loader
              .loadClass("dev.pidmap.harness.LockedPidMap")
              .getConstructor(Limits.class)
              .newInstance(limits);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Locked(PidMap<Integer> map) implements Inside {
    @Override
    public List<Integer> laps(Pid<Integer> pid) {
      return List.of();
    }

    @Override
    public void inspect(int inFlight) {
      // Nothing to see.
    }
  }
}
