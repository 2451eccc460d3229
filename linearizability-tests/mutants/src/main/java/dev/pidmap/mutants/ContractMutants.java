package dev.pidmap.mutants;

import java.util.List;

/** Rules of the contract left out or made weaker: what it must reject, it then accepts. */
final class ContractMutants {
  private ContractMutants() {}

  static List<Mutant> all() {
    return List.of();
  }
}
