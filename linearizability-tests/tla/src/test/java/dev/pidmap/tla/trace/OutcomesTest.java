package dev.pidmap.tla.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.harness.Profile;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.mutants.Catalogue;
import dev.pidmap.mutants.Mutant;
import dev.pidmap.mutants.MutantCompiler;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.map.Maps;
import dev.pidmap.spec.Operation;
import dev.pidmap.tla.Tlc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two engines agree: what the code comes to in all interleavings of a small program is what the
 * algorithm in TLA+ comes to, but for the slack that is listed with its reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomesTest {
  private static final Path ROOT = Path.of(System.getProperty("pidmap.root", "../.."));
  private static final Sizes SIZES = Sizes.of(2, 3, 0, 2, 6, 1);
  private static final long MANY = 20_000;

  /** Of the algorithm, and not by the sweep, which it lets look anywhere. */
  private static final String KIND =
      "(Request|Release|Find|FindAtLeast|Close|IsDrained|GetPidMax|SetPidMax)";

  /** Of which Lincheck runs every interleaving too. */
  private static final String TINY = "tiny: (two look-ups|pid_max read|two releases|a dead pid).*";

  private final Validation validation =
      new Validation(new Tlc(ROOT.resolve("spec/tla"), Duration.ofMinutes(10)));
  private final Maps maps = Maps.hearing(Hearing.SHARED);
  private final List<Scenario> scenarios =
      Scenarios.all().stream()
          .filter(s -> s.name().matches("pair " + KIND + " and " + KIND + "|" + TINY))
          .toList();
  private Map<String, Set<String>> ofAlgorithm;

  /** What the algorithm comes to and the code does not. */
  private record Slack(String scenario, String outcome, String reason) {}

  @BeforeAll
  void explore() throws Exception {
    ofAlgorithm = Outcomes.ofAlgorithm(scenarios, SIZES, 1, validation);
  }

  private static Map<String, Set<String>> slack() throws IOException {
    Path file = ROOT.resolve("spec/tla/slack.json");
    Slack[] listed = new ObjectMapper().readValue(file.toFile(), Slack[].class);
    assertThat(listed).extracting(Slack::reason).doesNotContain("");
    return List.of(listed).stream()
        .collect(
            Collectors.groupingBy(
                Slack::scenario,
                TreeMap::new,
                Collectors.mapping(Slack::outcome, Collectors.toCollection(TreeSet::new))));
  }

  /** By scenario, what the first has and the second has not. */
  private static Map<String, Set<String>> without(
      Map<String, Set<String>> first, Map<String, Set<String>> second) {
    Map<String, Set<String>> rest = new TreeMap<>();
    first.forEach(
        (scenario, outcomes) -> {
          Set<String> more = new TreeSet<>(outcomes);
          more.removeAll(second.get(scenario));
          if (!more.isEmpty()) {
            rest.put(scenario, more);
          }
        });
    return rest;
  }

  private Map<String, Set<String>> ofCode(Maps code) {
    return scenarios.stream()
        .collect(Collectors.toMap(Scenario::name, s -> Outcomes.ofCode(s, code, MANY)));
  }

  @Test
  void whatTheCodeComesToTheAlgorithmComesToAndNothingElse() throws IOException {
    Map<String, Set<String>> ofCode = ofCode(maps);
    assertThat(scenarios).hasSize(36 + 4);
    assertThat(without(ofCode, ofAlgorithm)).isEmpty();
    assertThat(without(ofAlgorithm, ofCode)).isEqualTo(slack());
  }

  /** By the sweep too, where one level and three ids leave it little choice: the last id goes. */
  @Test
  void anAllocationBySweepComesToTheSame() throws Exception {
    Scenario full =
        threeIds("an allocation beside a release, all taken")
            .before(automatic(1), automatic(2), automatic(3))
            .thread(automatic(10))
            .thread(new Operation.Release(2))
            .build();
    assertThat(Outcomes.ofCode(full, maps, MANY)).hasSize(2).isEqualTo(bySweep(full));
    assertThat(Outcomes.upTo(full, maps, 1)).hasSize(1);
  }

  @Test
  void twoAllocationsBySweepComeToTheSame() throws Exception {
    assumeTrue(Profile.current() != Profile.QUICK, "a minute or more of TLC");
    Scenario two =
        threeIds("two allocations for two free ids")
            .before(automatic(1))
            .thread(automatic(10))
            .thread(automatic(11))
            .build();
    assertThat(Outcomes.ofCode(two, maps, MANY)).hasSize(2).isEqualTo(bySweep(two));
  }

  private static Scenario.Builder threeIds(String name) {
    return Scenario.named(name).on(new Geometry(3, 2, 2, 4, 4, 1, 1, 1));
  }

  private Set<String> bySweep(Scenario scenario) throws Exception {
    return Outcomes.ofAlgorithm(List.of(scenario), Sizes.of(1, 3, 0, 2, 4, 1), 1, validation)
        .get(scenario.name());
  }

  private static Operation automatic(int pid) {
    return Operation.Allocate.automatic(0, 0, pid);
  }

  /** A release that checks first and sets then can succeed twice. */
  @Test
  void aBrokenMapComesToMore(@TempDir Path classes) {
    Mutant mutant =
        Catalogue.all(ROOT).stream()
            .filter(m -> m.name().equals("ReleaseCheckThenSet"))
            .findFirst()
            .orElseThrow();
    Path folder = new MutantCompiler(ROOT, classes).compile(mutant);
    Scenario twice =
        scenarios.stream()
            .filter(s -> s.name().equals("pair Release and Release"))
            .findFirst()
            .orElseThrow();
    Set<String> more =
        new TreeSet<>(Outcomes.upTo(twice, Maps.hearing(Hearing.SHARED, folder), MANY));
    more.removeAll(ofAlgorithm.get(twice.name()));
    assertThat(more).containsExactly("{\"a\":[],\"b\":[[\"Done\"]],\"c\":[[\"Done\"]]}");
  }

  /** An exploration that loses executions comes to less. */
  @Test
  void anExplorationThatLosesExecutionsComesToLess() throws IOException {
    List<String> lost = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      Set<String> rest = new TreeSet<>(ofAlgorithm.get(scenario.name()));
      rest.removeAll(Outcomes.upTo(scenario, maps, 1));
      rest.removeAll(slack().getOrDefault(scenario.name(), Set.of()));
      if (!rest.isEmpty()) {
        lost.add(scenario.name());
      }
    }
    assertThat(lost)
        .contains(
            "pair Request and Release", "pair Release and Find", "pair GetPidMax and SetPidMax");
  }
}
