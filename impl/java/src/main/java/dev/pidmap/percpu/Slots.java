package dev.pidmap.percpu;

import java.util.function.Predicate;

/** Walks over the slots of a namespace in the order of their numbers. */
final class Slots {
  private Slots() {}

  /** Every range there is, from that of {@code number} on, until {@code visitor} says false. */
  static <T> void forEachRange(Namespace<T> ns, int number, Predicate<Range> visitor) {
    int index = ns.directory.skipAbsentLeaves(ns.geometry.rangeOf(number));
    while (index < ns.directory.length()) {
      if (ns.directory.entryVolatile(index) instanceof Range range && !visitor.test(range)) {
        return;
      }
      index = ns.directory.skipAbsentLeaves(index + 1);
    }
  }

  /** Every pid in a slot from {@code number} on, until {@code visitor} says false. */
  static <T> void forEachPid(Namespace<T> ns, int number, Predicate<PidRecord<T>> visitor) {
    forEachRange(
        ns,
        number,
        range -> {
          for (int slot = Math.max(0, range.slotOf(number)); slot < range.size; slot++) {
            Object word = range.slotVolatile(slot);
            if (word instanceof PidRecord && !visitor.test(ns.pid(word))) {
              return false;
            }
          }
          return true;
        });
  }

  /** The first pid met that is live, from {@code number} on, or null. */
  static <T> PidRecord<T> firstLive(Namespace<T> ns, int number) {
    FirstLive<T> first = new FirstLive<>();
    forEachPid(ns, number, first);
    return first.met;
  }

  private static final class FirstLive<T> implements Predicate<PidRecord<T>> {
    private PidRecord<T> met;

    @Override
    public boolean test(PidRecord<T> pid) {
      met = pid.isLive() ? pid : null;
      return met == null;
    }
  }
}
