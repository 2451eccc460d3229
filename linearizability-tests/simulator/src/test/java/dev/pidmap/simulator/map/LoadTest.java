package dev.pidmap.simulator.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Profile;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.spec.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random programs in random schedules follow the contract. */
class LoadTest {
  private static final Geometry GEOMETRY = new Geometry(4, 4, 2, 16, 16, 1, 1, 2);
  private static final int CPUS = 4;
  private static final int OPERATIONS = 16;

  private static Loads.Ran run(long seed, Maps maps) {
    return Loads.run(seed, Loads.scenario(seed, GEOMETRY, CPUS, OPERATIONS), maps.of(GEOMETRY));
  }

  @Test
  void everyLoadFollowsTheContract() throws IOException {
    int seeds = Profile.current().choose(60, 2_000, 100_000);
    Maps maps = Maps.hearing(Hearing.SHARED);
    long begin = System.nanoTime();
    String wrong = null;
    int runs = 0;
    for (long seed = 1; seed <= seeds && wrong == null; seed++, runs++) {
      Loads.Ran ran = run(seed, maps);
      if (ran.wrong() != null) {
        wrong = "seed " + seed + ": " + ran.wrong();
        save(ran);
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Entries.other(
        "random loads on 4 CPUs and two levels",
        List.of("UniqueAcrossNamespaces", "NoPrematureReuse", "NoIdLost"),
        runs,
        false,
        "SC, random schedules",
        seconds,
        wrong);

    assertThat(wrong).isNull();
  }

  private static void save(Loads.Ran ran) throws IOException {
    if (ran.refused() != null) {
      Path folder = Path.of(System.getProperty("pidmap.histories", "target/histories"));
      HistoryWriter.write(ran.refused(), folder.resolve("simulator-" + ran.seed() + ".jsonl"));
    }
  }

  @Test
  void aSeedDecidesTheRun() {
    Maps maps = Maps.hearing(Hearing.SHARED);

    assertThat(run(5, maps)).isEqualTo(run(5, maps));
  }

  @Test
  void aMapThatForgetsTheLapIsRefused(@TempDir Path folder) throws IOException {
    Maps broken =
        BrokenMap.with(
            Hearing.SHARED,
            folder,
            "Mark.java",
            "return lap < otherLap;",
            "return lap < otherLap || lap == otherLap;");
    String wrong = null;
    for (long seed = 1; seed <= 60 && wrong == null; seed++) {
      wrong = run(seed, broken).wrong();
    }

    assertThat(wrong).isNotNull();
  }
}
