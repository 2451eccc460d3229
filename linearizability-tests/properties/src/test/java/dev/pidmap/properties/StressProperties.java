package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Crowd;
import dev.pidmap.harness.Driver;
import dev.pidmap.harness.Profile;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryWriter;
import dev.pidmap.spec.history.Recorder;
import dev.pidmap.spec.history.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * Threads, each on a CPU of its own, do random things to one map; the history is one that the
 * any-free contract allows. With one lane too: Linux's order is promised to calls that do not
 * overlap.
 *
 * <p>The history is saved before it is judged: {@code stress-*.jsonl} in the folder named by the
 * system property {@code pidmap.histories} (default {@code target/histories}), the last one of each
 * property, so the failing one when it fails. It is for {@code ./pidmap check-history}.
 */
class StressProperties {
  /** As many as can meet: more than there are processors only take turns. */
  private static final int THREADS =
      Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));

  /** Histories with overlap that must be among those judged; a busy machine makes them rarer. */
  private static final int ENOUGH = 50;

  private static final Budget BUDGET = Budget.ofTime(Duration.ofSeconds(10));

  @Provide
  Arbitrary<Geometry> oneLane() {
    return Sequences.oneLane();
  }

  @Provide
  Arbitrary<Geometry> manyLanes() {
    return Sequences.manyLanes();
  }

  @Threads
  @Property(shrinking = ShrinkingMode.OFF)
  @Shows({
    "UniqueAcrossNamespaces",
    "NoPrematureReuse",
    "AllOrNothing",
    "NothingAfterClose",
    "ExactExhaustion",
    "FirstIsOne",
    "WithinLimits"
  })
  void onManyLanesTheHistoryIsLinearizable(
      @ForAll("manyLanes") Geometry geometry, @ForAll long seed) throws Exception {
    judge("many-lanes", geometry, seed);
  }

  @Threads
  @Property(shrinking = ShrinkingMode.OFF)
  @Shows({
    "UniqueAcrossNamespaces",
    "NoPrematureReuse",
    "AllOrNothing",
    "NothingAfterClose",
    "ExactExhaustion",
    "FirstIsOne",
    "WithinLimits"
  })
  void onOneLaneTheHistoryIsLinearizable(@ForAll("oneLane") Geometry geometry, @ForAll long seed)
      throws Exception {
    judge("one-lane", geometry, seed);
  }

  private static void judge(String name, Geometry geometry, long seed) throws Exception {
    World world = new World(geometry, 0, List.of());
    Recorder recorder =
        new Recorder(Strength.ANY_FREE, world.limits(), Start.EMPTY, "stress, seed " + seed);
    Driver driver = new Driver(new PerCpuPidMap<>(geometry), Laps::of);
    int calls = Profile.current().choose(60, 150, 300);
    new Crowd(world.limits(), driver, recorder, true).run(THREADS, calls, seed);

    History history = recorder.history();
    save(name, history);
    Verdict verdict = LinearizabilityChecker.check(history, BUDGET);
    assertThat(verdict)
        .as("%s, seed %s", geometry, seed)
        .isNotInstanceOf(Verdict.NotLinearizable.class);
    Statistics.label("decided")
        .collect(verdict instanceof Verdict.Linearizable)
        .coverage(c -> c.check(true).percentage(p -> p > 95));
    Statistics.label("calls overlapped")
        .collect(Crowd.met(history))
        .coverage(c -> c.check(true).count(histories -> histories >= ENOUGH));
  }

  private static void save(String name, History history) throws IOException {
    Path folder =
        Files.createDirectories(
            Path.of(System.getProperty("pidmap.histories", "target/histories")));
    HistoryWriter.write(history, folder.resolve("stress-" + name + ".jsonl"));
  }
}
