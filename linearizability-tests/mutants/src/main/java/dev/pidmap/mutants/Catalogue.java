package dev.pidmap.mutants;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All mutants, those of one theme together. */
public final class Catalogue {
  private Catalogue() {}

  /** Every mutant of the checkout at {@code root}. */
  public static List<Mutant> all(Path root) {
    return Stream.of(
            Weakenings.of(root.resolve("impl/java/src/main/java")),
            ClaimMutants.all(),
            ReuseMutants.all(),
            ExhaustionMutants.all(),
            RangeMutants.all(),
            LifecycleMutants.all(),
            OrderMutants.all(),
            ContractMutants.all())
        .flatMap(List::stream)
        .toList();
  }
}
