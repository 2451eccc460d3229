package dev.pidmap.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All mutants, those of one theme together. */
public final class Catalogue {
  private Catalogue() {}

  /** Every mutant. */
  public static List<Mutant> all() {
    return Stream.of(
            ClaimMutants.all(), RangeMutants.all(), LifecycleMutants.all(), OrderMutants.all())
        .flatMap(List::stream)
        .toList();
  }
}
