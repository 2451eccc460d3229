package dev.pidmap.mutants;

/** The shared words of the map: what each protects, and what goes wrong when it is not atomic. */
enum Word {
  ENTRY("RangeFreedOnlyWhenEmpty", "two lanes carve one range, and the pids of one are nowhere"),
  LEAF("UniqueAcrossNamespaces", "two CPUs grow one leaf, and the ranges of one are nowhere"),
  SLOT("UniqueAcrossNamespaces", "two CPUs read a free slot and both take it"),
  CURSOR("RangeFreedOnlyWhenEmpty", "two drop one hold, and the range goes before its time"),
  PENDING("RangeFreedOnlyWhenEmpty", "a raise or a retirement is lost"),
  TICKET("RangeFreedOnlyWhenEmpty", "two hand over one ticket, and drop its hold twice"),
  RANGE("RangeFreedOnlyWhenEmpty", ""),
  LAP("NoPrematureReuse", "the lap goes back, and a number is issued with the mark of one before"),
  SWEEP("NoPrematureReuse", "the sweep goes back to a ticket of before"),
  LANES("NoIdLost", "lanes that were given up come back, or lanes in use are forgotten"),
  STATE("NothingAfterClose", "LIVE is written over the ABORTED of a close"),
  MARK("NoPrematureReuse", "a number is given back with a lap of before"),
  CLOSED("NothingAfterClose", ""),
  SWEPT("NothingAfterClose", ""),
  INIT("FirstIsOne", ""),
  PIDMAX("WithinLimits", ""),
  WITNESS("NothingAfterClose", "the last pid goes, and nobody is told");

  final String invariant;
  final String hazard;

  Word(String invariant, String hazard) {
    this.invariant = invariant;
    this.hazard = hazard;
  }

  /** The word that an accessor calls {@code name}. */
  static Word of(String name) {
    return valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }
}
