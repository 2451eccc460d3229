package dev.pidmap.tla.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.harness.Count;
import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.mutants.Catalogue;
import dev.pidmap.mutants.Mutant;
import dev.pidmap.mutants.MutantCompiler;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.map.Maps;
import dev.pidmap.tla.Tlc;
import dev.pidmap.tla.trace.Validation.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Lincheck runs is what the algorithm in TLA+ does, and comes to what the simulator comes to:
 * two explorers that have no code in common.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LincheckTest {
  private static final Path ROOT = Path.of(System.getProperty("pidmap.root"));
  private static final Sizes SIZES = Sizes.of(2, 2, 0, 2, 6, 1);
  private static final Map<String, Count> COMMITTED = Count.committed("lincheck");
  private static final long MANY = 20_000;

  /** A lane, a range or a slot is contended here, or a look passes over what changes. */
  private static final String CONTENDED =
      "pair Allocate and (Allocate|Request|Release|Close|SetPidMax|SetLastPid)(, same CPU)?"
          + "|pair SetPidMax and SetLastPid";

  /** They have more than one outcome, or so many steps that one might be missed. */
  private static final String PAIRS =
      "pair (Request and (Request|Release|Close)|Release and (Release|Find|FindAtLeast|Close)"
          + "|Close and IsDrained|GetPidMax and SetPidMax)";

  private static final String TINY = "tiny: (two look-ups|pid_max read|two releases|a dead pid).*";
  private static final int CAP = 30;
  private static final int EVERY = 5;

  /** More than any of the tiny ones has. */
  private static final int ALL = 10_000;

  private final Validation validation =
      new Validation(new Tlc(ROOT.resolve("spec/tla"), Duration.ofMinutes(10)));
  private List<Reached> reached;

  @BeforeAll
  void run(@TempDir Path folder) throws Exception {
    reached =
        new LincheckRuns(folder, Optional.empty())
            .run(Map.of(CONTENDED + "|" + PAIRS, CAP, TINY, ALL), EVERY);
    assertThat(reached).hasSize(10 + 9 + 4).allMatch(r -> r.verdict() == Verdict.HELD);
  }

  private List<Reached> matching(String names) {
    return reached.stream().filter(r -> r.scenario().matches(names)).toList();
  }

  private Validation.Validated validate(List<Reached> some) throws Exception {
    List<Recorded> runs = new ArrayList<>();
    some.forEach(r -> runs.addAll(r.recorded()));
    return validation.validate(SIZES, runs);
  }

  @Test
  void itsExecutionsAreBehavioursOfTheAlgorithm() throws Exception {
    List<Reached> pairs = matching("pair .*");
    assertThat(pairs).allMatch(r -> r.executions() == CAP && r.runs().size() == CAP / EVERY);

    Validation.Validated validated = validate(pairs);

    assertThat(validated.rejections()).isEmpty();
    assertThat(validated.run().distinct()).isGreaterThan(validated.events());
  }

  /** The taps are no part of what it runs: it runs as many executions as without them. */
  @Test
  void theTapsAddNoInterleavings() {
    Map<String, Long> executions =
        matching(TINY).stream()
            .filter(Reached::exhausted)
            .collect(Collectors.toMap(Reached::scenario, Reached::executions));
    assertThat(executions).hasSize(4);
    executions.forEach(
        (name, n) -> assertThat(n).as(name).isEqualTo(COMMITTED.get(name).executions()));
  }

  /** Of the tiny ones both run everything. */
  @Test
  void itComesToWhatTheSimulatorComesTo() {
    Maps maps = Maps.hearing(Hearing.SHARED);
    for (Reached its : matching(PAIRS + "|" + TINY)) {
      Scenario scenario =
          Scenarios.all().stream()
              .filter(s -> s.name().equals(its.scenario()))
              .findFirst()
              .orElseThrow();
      assertThat(its.outcomes())
          .as(its.scenario())
          .containsExactlyInAnyOrderElementsOf(Outcomes.ofCode(scenario, maps, MANY));
    }
  }

  /** Two releases of one pid both succeed: each finds it live, and asks no more. */
  @Test
  void aBrokenMapComesToMoreAndIsRejectedWhereItIsWrong(@TempDir Path classes, @TempDir Path folder)
      throws Exception {
    Mutant mutant =
        Catalogue.all(ROOT).stream()
            .filter(m -> m.name().equals("ReleaseCheckThenSet"))
            .findFirst()
            .orElseThrow();
    Optional<Path> broken = Optional.of(new MutantCompiler(ROOT, classes).compile(mutant));
    String twice = "pair Release and Release";

    List<Reached> its = new LincheckRuns(folder, broken).run(Map.of(twice, ALL), 1);

    assertThat(its).extracting(Reached::verdict).containsExactly(Verdict.VIOLATED);
    Set<String> more = new TreeSet<>(its.get(0).outcomes());
    matching(twice).forEach(r -> more.removeAll(r.outcomes()));
    assertThat(more).containsExactly("{\"a\":[],\"b\":[[\"Done\"]],\"c\":[[\"Done\"]]}");
    assertThat(validate(its).rejections())
        .isNotEmpty()
        .extracting(Rejection::guilty)
        .containsOnly("P1 PidRecord.isLive");
  }
}
