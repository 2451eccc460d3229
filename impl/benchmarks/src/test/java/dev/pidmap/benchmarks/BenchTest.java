package dev.pidmap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured is done, by every competitor. */
class BenchTest {
  private static final Config CONFIG = new Config(32_768, 1, 2);

  static Stream<String> competitors() {
    return Competitor.all().stream().map(Competitor::name);
  }

  @ParameterizedTest
  @MethodSource("competitors")
  void numbersAreHeldFoundVisitedAndGivenBack(String name) {
    Subject subject = Competitor.named(name).factory().apply(CONFIG);
    int before = subject.scan();
    List<Object> holders = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      holders.add(subject.allocate(0));
    }
    assertThat(holders.stream().map(subject::number).distinct()).hasSize(1_000);
    for (Object holder : holders) {
      assertThat(subject.find(subject.number(holder))).isSameAs(holder);
    }
    assertThat(subject.scan() - before).isEqualTo(1_000);
    holders.forEach(subject::release);
    assertThat(subject.scan()).isEqualTo(before);
    assertThat(subject.find(subject.number(holders.get(0)))).isNull();
  }

  @Test
  void everyKindOfWorkloadGivesFigures() throws Exception {
    for (Workload.Kind kind : Workload.Kind.values()) {
      int threads = kind == Workload.Kind.FORK ? 4 : kind == Workload.Kind.PAIR_REMOTE ? 2 : 1;
      Workload workload =
          new Workload("" + kind, kind, new Config(100_000, 2, threads), 200, threads, true);
      Subject subject = Competitor.named(Competitor.OURS).factory().apply(workload.config());
      Slice slice = new Bench(workload, subject).measure(20_000_000);
      if (threads != 2) {
        assertThat(slice.batches()).as("%s", kind).isPositive();
        assertThat(slice.quantile(0.5)).as("%s", kind).isPositive();
      }
    }
  }

  @Test
  void jmhMeasuresTheSameOperations(@TempDir Path folder) {
    List<Jmh> figures = Jmh.run(folder, List.of(), 0, Jmh.millis(10));

    assertThat(figures).hasSize(8).allMatch(figure -> figure.nanos() > 1);
    assertThat(folder.resolve("jmh.json")).isNotEmptyFile();
  }

  @Test
  void aLookUpThatFindsNothingIsNoFigure() {
    Subject forgetful =
        new PeerSubject(
            space ->
                new Ids() {
                  private int last;

                  @Override
                  public int take(Object holder) {
                    return ++last;
                  }

                  @Override
                  public void free(int number, Object holder) {}

                  @Override
                  public Object find(int number) {
                    return null;
                  }

                  @Override
                  public int scan() {
                    return 0;
                  }
                },
            true,
            CONFIG);
    for (Workload.Kind kind : List.of(Workload.Kind.FIND, Workload.Kind.SCAN_DENSE)) {
      Workload workload = new Workload("" + kind, kind, CONFIG, 100, 1, true);
      assertThatThrownBy(() -> new Bench(workload, forgetful).measure(1_000_000))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void whoTakesNoPartSaysSoInEachSlice() throws Exception {
    Worker worker = new Worker(Competitor.named(Competitor.FLAT));
    for (int slice = 0; slice < 2; slice++) {
      assertThat(worker.slice(Workload.PAIR, 1_000_000).failure()).isEqualTo("takes no part");
    }
  }

  /** A count, so it holds on any machine: nothing is allocated by a look-up. */
  @Test
  void aLookUpOfOursAllocatesNothing() throws Exception {
    Workload workload =
        new Workload("find", Workload.Kind.FIND, new Config(1 << 22, 1, 2), 1_000, 1, true);
    Subject subject = Competitor.named(Competitor.OURS).factory().apply(workload.config());
    Bench bench = new Bench(workload, subject);
    bench.measure(50_000_000);
    assertThat(bench.measure(50_000_000).bytes()).isLessThan(0.1);
  }

  @Test
  void theFootprintLeavesOutThePids() {
    Footprint ours = Footprint.of(Competitor.named(Competitor.OURS));
    assertThat(ours.perId()).isBetween(3.0, 8.0);
    assertThat(ours.empty()).isBetween(512L, 1_024L);
    assertThat(ours.three()).isBetween(2_048L, 4_096L);
    assertThat(ours.holder()).isEqualTo(48);
    Footprint hashed = Footprint.of(Competitor.named(Competitor.HASH_MAP));
    assertThat(hashed.perId()).isGreaterThan(2 * ours.perId());
  }
}
