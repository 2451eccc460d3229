package dev.pidmap.mutants;

import dev.pidmap.mutants.Cell.Kind;
import dev.pidmap.mutants.Trial.Outcome;

/** Why a check passes on a mutant, where nothing more special is known. */
final class Blindness {
  private Blindness() {}

  /** What {@code trial} says; a reason that somebody has written stays. */
  static Cell cell(Mutant mutant, Check check, Trial trial, Cell before) {
    if (trial.outcome() == Outcome.KILLED) {
      return Cell.required(trial.first());
    }
    return before.kind() == Kind.UNSEEN ? before : Cell.unseen(reason(mutant, check, trial));
  }

  /** What is not the map's. */
  static Cell ofContracts() {
    return Cell.notRun("what is broken is the contract, which its histories judge");
  }

  private static String reason(Mutant mutant, Check check, Trial trial) {
    return switch (trial.outcome()) {
      case KILLED -> throw new IllegalArgumentException(mutant.name() + " is seen");
      case HUNG -> "does not end, and nothing that does not end is judged";
      case BROKEN -> "fails, but not by what it asserts: " + trial.summary();
      case SURVIVED -> held(mutant, check);
    };
  }

  private static String held(Mutant mutant, Check check) {
    boolean ordering = mutant.isOrdering();
    return switch (check) {
      case JUNIT -> ordering ? "one call at a time" : "one call at a time, in few states";
      case KERNEL -> "one call at a time, and only their answers";
      case JQWIK -> "one call at a time";
      case LINCHECK ->
          ordering
              ? "sequentially consistent"
              : "not in the programs and bounds of its quick profile";
      case SIMULATOR ->
          ordering ? "sequentially consistent" : "not in the programs and bounds of its profile";
      case JCSTRESS -> ordering ? "x86 keeps the order" : "not in its small programs, or too rare";
      default -> "";
    };
  }
}
