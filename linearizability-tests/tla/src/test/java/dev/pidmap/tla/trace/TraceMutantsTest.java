package dev.pidmap.tla.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.mutants.Catalogue;
import dev.pidmap.mutants.Mutant;
import dev.pidmap.mutants.MutantCompiler;
import dev.pidmap.tla.Tlc;
import dev.pidmap.tla.trace.Validation.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of a broken map is rejected at the access that is wrong. */
class TraceMutantsTest {
  private static final Path ROOT = Path.of(System.getProperty("pidmap.root"));
  private static final Sizes SIZES = Sizes.of(2, 3, 10, 2, 5, 1);
  private static final int RUNS = 12;

  /** By mutant, the access at which the algorithm does something else. */
  private static final Map<String, String> GUILTY =
      Map.of(
          "ClaimedWithoutRaise", "N15 Claim.at",
          "CloseDoesNotSweep", "D1 Slots.forEachRange",
          "ExhaustionWithoutSecondLook", "P2 Allocate.rollBack",
          "FindIgnoresState", "return",
          "IneligibleSlotsCounted", "D2 Claim.carve",
          "LoweredByLosers", "R5 Retire.lower",
          "NoRecheckOfClosed", "P2 Allocate.publish",
          "RemovedAtPendingOne", "S1 Retire.remove",
          "ReservedCountsAsGone", "P1 Retire.retire, P3 Retire.retire",
          "StampedWithTheAdoption", "P4 Claim.inRange");

  @Test
  void theGuiltyAccessIsNamed(@TempDir Path classes) throws Exception {
    MutantCompiler compiler = new MutantCompiler(ROOT, classes);
    Map<Recorded, String> runs = new LinkedHashMap<>();
    for (Mutant mutant : Catalogue.all(ROOT)) {
      if (GUILTY.containsKey(mutant.name())) {
        TracedRun broken = new TracedRun(Optional.of(compiler.compile(mutant)));
        for (int seed = 0; seed < RUNS; seed++) {
          runs.put(broken.simulated(seed, SIZES), mutant.name());
        }
      }
    }
    Validation.Validated validated =
        new Validation(new Tlc(ROOT.resolve("spec/tla"), Duration.ofMinutes(10)))
            .validate(SIZES, new ArrayList<>(runs.keySet()));
    Map<String, Set<String>> found = new TreeMap<>();
    for (Rejection rejection : validated.rejections()) {
      String mutant = runs.get(rejection.run());
      found.computeIfAbsent(mutant, first -> new TreeSet<>()).add(rejection.guilty());
    }
    Map<String, String> guilty = new TreeMap<>();
    found.forEach((mutant, accesses) -> guilty.put(mutant, String.join(", ", accesses)));
    assertThat(guilty).isEqualTo(GUILTY);
  }
}
