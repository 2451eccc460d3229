package dev.pidmap.benchmarks;

import dev.pidmap.designs.Design;
import dev.pidmap.simulator.map.MapLines;
import dev.pidmap.simulator.map.MapLines.Lines;
import dev.pidmap.simulator.map.MapLines.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cache lines that simulated CPUs move per operation, counted exactly and the same on every
 * machine. A collection of {@code java.util} counts as one line; the concurrent ones are heard.
 *
 * @param kind what an operation is
 * @param depth namespaces in the chain
 * @param transfers lines that came from, or were dropped in, another cache
 * @param atomics compare-and-sets and other atomic updates
 */
record LineCount(
    String competitor, Kind kind, int cpus, int depth, double transfers, double atomics) {

  /** What an operation is. */
  enum Kind {
    /** Each CPU allocates and releases what it allocated, the oldest first. */
    PAIR("pair"),
    /** A release by the CPU after the one that allocated. */
    REMOTE_RELEASE("remote release"),
    /** A look-up of any CPU's number. */
    LOOK_UP("look-up");

    final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  /** Pairs of each CPU: one range of 256 used up. */
  private static final int TURNOVER = 256;

  private static final Set<String> WITH_RANGES =
      Set.of(Design.PER_CPU.title(), Design.LOCKED_RANGES.title(), Design.CPU_LOCK_RANGES.title());

  /**
   * Where no range is used up each pair moves the same lines, so that fewer of each CPU will do.
   */
  private static final int PAIRS_OF_ALL = 8_192;

  private static final int FEW = 32;

  /** With so many numbers held, each pair makes RoaringBitmap change the kind of its container. */
  private static final int ROARING_CHANGES = 4_096;

  private record Case(Kind kind, int cpus, int depth) {}

  /** The counts of all competitors. */
  static List<LineCount> all(
      Map<String, MapLines.Maker> competitors, boolean quick, Consumer<String> progress) {
    List<LineCount> counts = new ArrayList<>();
    for (Case one : cases(quick)) {
      competitors.forEach((name, maker) -> counts.add(count(name, maker, one)));
      progress.accept(
          String.format("lines: %s, %d CPUs, depth %d", one.kind.title, one.cpus, one.depth));
    }
    return counts;
  }

  private static List<Case> cases(boolean quick) {
    List<Case> cases = new ArrayList<>();
    for (int cpus : quick ? new int[] {2, 32, 512} : new int[] {2, 8, 20, 32, 128, 512}) {
      for (int depth : quick ? new int[] {1} : new int[] {1, 4, 32}) {
        cases.add(new Case(Kind.PAIR, cpus, depth));
      }
    }
    if (quick) {
      cases.add(new Case(Kind.PAIR, 32, 4));
    }
    cases.add(new Case(Kind.REMOTE_RELEASE, 32, 1));
    cases.add(new Case(Kind.REMOTE_RELEASE, 32, 4));
    cases.add(new Case(Kind.LOOK_UP, 32, 1));
    return cases;
  }

  private static LineCount count(String competitor, MapLines.Maker maker, Case one) {
    Setting setting = setting(competitor, one.cpus, one.depth);
    Lines lines =
        switch (one.kind) {
          case PAIR -> MapLines.local(maker, setting, pairs(competitor, one.cpus));
          case REMOTE_RELEASE -> MapLines.remoteRelease(maker, setting, FEW);
          case LOOK_UP -> MapLines.lookUp(maker, setting, FEW);
        };
    return new LineCount(
        competitor, one.kind, one.cpus, one.depth, lines.transfers(), lines.atomics());
  }

  private static int pairs(String competitor, int cpus) {
    return WITH_RANGES.contains(competitor) ? TURNOVER : Math.min(TURNOVER, PAIRS_OF_ALL / cpus);
  }

  /** Each CPU holds one number more where RoaringBitmap would measure something else. */
  static Setting setting(String competitor, int cpus, int depth) {
    Setting usual = Setting.of(cpus, depth);
    boolean changes =
        competitor.equals(Peer.ROARING.title) && cpus * usual.live() == ROARING_CHANGES;
    return changes ? usual.holding(usual.live() + 1) : usual;
  }

  boolean isOf(Kind otherKind, int otherCpus, int otherDepth) {
    return kind == otherKind && cpus == otherCpus && depth == otherDepth;
  }

  /** What was counted, in a few words. */
  String what() {
    return kind.title + ", " + cpus + " CPUs, depth " + depth;
  }
}
