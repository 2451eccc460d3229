package dev.pidmap.percpu;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks, without writing anything, for the range that the sweep should stop at next.
 *
 * <p>The answer "full" is exact: a first collect meets a RESERVED or LIVE pid at every eligible
 * number, and a second look finds each of them RESERVED or LIVE still. Such a pid never leaves its
 * slot, so all were there at once, at the instant between the two.
 */
final class Peek<T> {
  private enum Seen {
    CLAIMABLE,
    OF_THIS_LAP,
    TAKEN
  }

  private final Namespace<T> ns;
  private final Ticket last;
  private final int pidMax;
  private final int cursor;
  private final boolean lowAfterWrap;

  private Peek(Namespace<T> ns, Ticket last, int pidMax) {
    this.ns = ns;
    this.last = last;
    this.pidMax = pidMax;
    this.cursor = Sweep.cursor(ns);
    this.lowAfterWrap = last.low && cursor <= ns.geometry.reserved();
  }

  /**
   * The ticket after {@code last} for {@code lane}, or null when every eligible number is taken.
   */
  static <T> Ticket next(Namespace<T> ns, Ticket last, Lane lane, int pidMax) {
    Peek<T> peek = new Peek<>(ns, last, pidMax);
    for (; ; ) {
      long position = peek.first(null);
      if (position < 0) {
        List<PidRecord<T>> met = new ArrayList<>();
        position = peek.first(met);
        if (position < 0) {
          if (met.stream().noneMatch(PidRecord::isGone)) {
            return null;
          }
          continue;
        }
      }
      long lap = ns.lapOf(position);
      return last.next(position, lap, 0, peek.cursor, peek.low(lap), lane);
    }
  }

  /**
   * The first position with a number to claim, in this lap or the next; else, where free numbers
   * are all of this lap, the first such range a lap later; else -1.
   *
   * @param met where to put the pids met; null for a quick look that trusts the ranges' summaries
   */
  private long first(List<PidRecord<T>> met) {
    int size = ns.geometry.rangeSize();
    int ranges = ns.directory.length();
    int used = Math.min(ranges, (pidMax + size - 1) / size);
    int here = ns.rangeOf(last.position);
    long lapLater = -1;
    for (int step = 1; step <= ranges; step++) {
      boolean wrapped = here + step >= ranges;
      int index = wrapped ? here + step - ranges : here + step;
      if (index >= used) {
        step += ranges - index - 1;
        continue;
      }
      long lap = wrapped ? last.lap + 1 : last.lap;
      long position = lap * ranges + index;
      Seen seen = look(index, lap, met);
      if (seen == Seen.CLAIMABLE) {
        return position;
      }
      if (seen == Seen.OF_THIS_LAP && lapLater < 0) {
        lapLater = position + ranges;
      }
    }
    return lapLater;
  }

  private boolean low(long lap) {
    return lap == last.lap ? last.low : lowAfterWrap;
  }

  /** What the range at {@code index} has for a claim in {@code lap}. */
  private Seen look(int index, long lap, List<PidRecord<T>> met) {
    int size = ns.geometry.rangeSize();
    int floor = ns.floor(low(lap));
    int from = Math.max(floor, index * size);
    int to = Math.min(pidMax, (index + 1) * size);
    if (from >= to) {
      return Seen.TAKEN;
    }
    Object entry = ns.directory.entryVolatile(index);
    if (entry instanceof Mark mark) {
      return mark.olderThan(lap) ? Seen.CLAIMABLE : Seen.OF_THIS_LAP;
    }
    Range range = (Range) entry;
    if (met == null && range.looksFull(low(lap), ns.geometry.reserved())) {
      return Seen.TAKEN;
    }
    Seen best = Seen.TAKEN;
    for (int slot = range.slotOf(from); slot < range.slotOf(to); slot++) {
      Seen seen = look(range.slotVolatile(slot), lap, met);
      if (seen == Seen.CLAIMABLE) {
        return seen;
      }
      best = seen == Seen.OF_THIS_LAP ? seen : best;
    }
    return best;
  }

  private Seen look(Object word, long lap, List<PidRecord<T>> met) {
    if (word == null) {
      return Seen.CLAIMABLE;
    }
    if (word instanceof PidRecord) {
      PidRecord<T> pid = ns.pid(word);
      if (!pid.isGone()) {
        if (met != null) {
          met.add(pid);
        }
        return Seen.TAKEN;
      }
      return pid.at(ns.level()).markOpaque().olderThan(lap) ? Seen.CLAIMABLE : Seen.OF_THIS_LAP;
    }
    return ((Mark) word).olderThan(lap) ? Seen.CLAIMABLE : Seen.OF_THIS_LAP;
  }
}
