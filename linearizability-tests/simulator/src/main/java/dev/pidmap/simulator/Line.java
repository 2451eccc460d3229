package dev.pidmap.simulator;

import java.util.BitSet;

/** A cache line: which CPUs have a copy. */
final class Line {
  private static final int NOBODY = -1;

  /** The only CPU with a copy, if there is one. */
  private int owner = NOBODY;

  /** The CPUs with a copy when there may be several. */
  private BitSet sharers;

  /** {@code cpu} reads; whether the line had to be transferred. */
  boolean read(int cpu) {
    if (sharers != null) {
      boolean had = sharers.get(cpu);
      sharers.set(cpu);
      return !had;
    } else if (owner == NOBODY) {
      owner = cpu;
    }
    if (owner == cpu) {
      return false;
    }
    sharers = new BitSet();
    sharers.set(owner);
    sharers.set(cpu);
    return true;
  }

  /** {@code cpu} writes; whether another CPU had a copy. */
  boolean write(int cpu) {
    boolean others = sharers != null || (owner != NOBODY && owner != cpu);
    sharers = null;
    owner = cpu;
    return others;
  }
}
