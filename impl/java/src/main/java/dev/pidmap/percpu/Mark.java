package dev.pidmap.percpu;

/**
 * When a number was last handed out: what a slot holds when its number is free again, and what the
 * directory holds where there is no range.
 *
 * <p>Without it a word could return to an earlier meaning: a thread that read "free" in one lap and
 * slept could claim the number a second time in a later moment of the same lap. A claim by the
 * sweep needs a mark of an older lap; that one comparison is the ABA guard and the rule of the lap.
 *
 * <p>Words are compared by identity. All numbers issued in a lap share the mark of that lap
 * (version 0); a requested number keeps the lap and raises the version, since asking does not count
 * for the lap.
 */
final class Mark {
  /** The mark of numbers never handed out. */
  static final Mark NEVER = new Mark(-1, 0);

  final long lap;
  final long version;

  private Mark(long lap, long version) {
    this.lap = lap;
    this.version = version;
  }

  static Mark ofLap(long lap) {
    return new Mark(lap, 0);
  }

  /** A mark of the same lap that is younger than this one. */
  Mark next() {
    return new Mark(lap, version + 1);
  }

  boolean olderThan(long otherLap) {
    return lap < otherLap;
  }

  boolean youngerThan(Mark other) {
    return lap != other.lap ? lap > other.lap : version > other.version;
  }

  @Override
  public String toString() {
    return "SPENT(" + lap + (version == 0 ? "" : "." + version) + ")";
  }
}
