package dev.pidmap.designs.check;

import dev.pidmap.PidMap;
import dev.pidmap.designs.Design;
import dev.pidmap.designs.Lack;
import dev.pidmap.designs.Sizes;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Strength;
import java.util.Random;

/**
 * What a design is held to.
 *
 * @param strength which numbers it may answer
 * @param full whether its space may fill up: one that says EAGAIN early gets a space that cannot
 * @param requests whether numbers may be requested: one that keeps released numbers may refuse them
 */
record Promise(Strength strength, boolean full, boolean requests) {
  private static final int ROOM = 2_000;

  /** What {@code design} promises to calls that follow each other. */
  static Promise sequential(Design design) {
    Strength strength = design.lacks(Lack.LINUX_ORDER) ? Strength.ANY_FREE : Strength.EXACT;
    // Without overlap the search of bitmap pages is exact.
    boolean exact = !design.lacks(Lack.EXACT_EXHAUSTION) || design == Design.BITMAP_PAGES;
    return new Promise(strength, exact, !design.lacks(Lack.SYNCHRONOUS_RELEASE));
  }

  /** What it promises to calls that overlap. */
  static Promise concurrent(Design design) {
    boolean released = !design.lacks(Lack.ATOMIC_RELEASE);
    return new Promise(
        Strength.ANY_FREE,
        released && !design.lacks(Lack.EXACT_EXHAUSTION),
        released && !design.lacks(Lack.SYNCHRONOUS_RELEASE));
  }

  /** The limits of a map: mostly so small that a few calls go round it. */
  Limits limits(long seed, int cpus) {
    if (!full) {
      return new Limits(cpus, ROOM, ROOM, ROOM, 1);
    }
    Random random = new Random(seed);
    int limit = 4 + random.nextInt(20);
    int min = 2 + random.nextInt(limit - 2);
    int root = limit - random.nextInt(limit - min + 1);
    return new Limits(cpus, min, limit, root, 1 + random.nextInt(min - 1));
  }

  /** Ranges of 4 ids and a CPU to a partition, so that few calls meet the edges. */
  static PidMap<Integer> map(Design design, Limits l) {
    return design.create(
        new Sizes(l.cpus(), l.pidMaxMin(), l.pidMaxLimit(), l.rootPidMax(), l.reserved(), 4, 1));
  }
}
