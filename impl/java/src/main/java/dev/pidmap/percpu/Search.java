package dev.pidmap.percpu;

import dev.pidmap.Occupancy;
import dev.pidmap.Pid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Ordered search and reports: reads, never writes. */
final class Search {
  private Search() {}

  /**
   * The live pid with the least number not below {@code number}, exactly: two collects of
   * everything before it must agree. The answer held when the first collect met it live.
   */
  static <T> PidRecord<T> findAtLeast(Namespace<T> ns, int number) {
    int from = Math.max(1, number);
    for (; ; ) {
      Collect<T> first = Collect.from(ns, from);
      if (first.isEmpty() || first.agreesWith(Collect.from(ns, from))) {
        return first.answer();
      }
    }
  }

  static <T> void forEach(Namespace<T> ns, Consumer<? super Pid<T>> visitor) {
    Slots.forEachPid(
        ns,
        1,
        pid -> {
          if (pid.isLive()) {
            visitor.accept(pid);
          }
          return true;
        });
  }

  static <T> Occupancy occupancy(Namespace<T> ns) {
    int[] count = new int[4];
    Slots.forEachRange(
        ns,
        1,
        range -> {
          count[0]++;
          for (int slot = 0; slot < range.size; slot++) {
            Object word = range.slotVolatile(slot);
            int state = word instanceof PidRecord ? ns.pid(word).stateVolatile() : -1;
            count[1] += state == PidRecord.RESERVED ? 1 : 0;
            count[2] += state == PidRecord.LIVE ? 1 : 0;
            count[3] += word instanceof Mark && range.number(slot) > 0 ? 1 : 0;
          }
          return true;
        });
    int lap = (int) Math.max(0, ns.sweepVolatile().lap);
    return new Occupancy(count[0], ns.lanesAcquire().length, lap, count[1], count[2], count[3]);
  }

  /**
   * What one pass saw: each entry that has a leaf, each slot and the state of each pid, up to the
   * first live one.
   */
  private static final class Collect<T> {
    private final List<Object> words = new ArrayList<>();
    private final List<Integer> states = new ArrayList<>();
    private PidRecord<T> answer;

    static <T> Collect<T> from(Namespace<T> ns, int number) {
      Collect<T> collect = new Collect<>();
      int first = ns.geometry.rangeOf(number);
      int index = ns.directory.skipAbsentLeaves(first);
      while (index < ns.directory.length() && collect.answer == null) {
        Object entry = ns.directory.entryVolatile(index);
        collect.words.add(entry);
        if (entry instanceof Range range) {
          collect.slots(ns, range, index == first ? ns.geometry.slotOf(number) : 0);
        }
        index = ns.directory.skipAbsentLeaves(index + 1);
      }
      return collect;
    }

    private void slots(Namespace<T> ns, Range range, int from) {
      for (int slot = from; slot < range.size; slot++) {
        Object word = range.slotVolatile(slot);
        words.add(word);
        if (word instanceof PidRecord) {
          PidRecord<T> pid = ns.pid(word);
          int state = pid.stateVolatile();
          states.add(state);
          if (state == PidRecord.LIVE) {
            answer = pid;
            return;
          }
        }
      }
    }

    /** Nothing stood before the answer, so there is nothing to compare. */
    boolean isEmpty() {
      return answer != null && words.size() <= 2;
    }

    PidRecord<T> answer() {
      return answer;
    }

    /**
     * Whether {@code second} shows that nothing before the answer was live when this one found it.
     * Words are compared by identity: marks make that sound, and two FREE slots are equal only in
     * the same range. A pid that was reserved may have been aborted, but not have become live. A
     * leaf that appeared in between makes the second longer, or moves the range of the answer in
     * it.
     */
    boolean agreesWith(Collect<T> second) {
      int before = answer == null ? words.size() : words.size() - 1;
      if (second.words.size() < before || (answer == null && second.words.size() > before)) {
        return false;
      }
      for (int i = 0; i < before; i++) {
        if (words.get(i) != second.words.get(i)) {
          return false;
        }
      }
      int pids = answer == null ? states.size() : states.size() - 1;
      for (int i = 0; i < pids; i++) {
        int was = states.get(i);
        int is = second.states.get(i);
        if (was != is && !(was == PidRecord.RESERVED && is == PidRecord.ABORTED)) {
          return false;
        }
      }
      return answer != null || second.answer == null;
    }
  }
}
