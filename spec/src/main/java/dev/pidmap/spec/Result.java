package dev.pidmap.spec;

import java.util.List;

/** What a call on a pid map answered. Its text is for people. */
public sealed interface Result {

  /** The call succeeded and there is nothing to tell. */
  record Done() implements Result {
    public static final Done DONE = new Done();

    @Override
    public String toString() {
      return "done";
    }
  }

  /**
   * The numbers a pid was given.
   *
   * @param numbers by level, outermost (level 0) first
   * @param laps by level, the lap of the namespace's sweep that issued the number, or -1 where it
   *     was requested; empty when the map does not tell
   */
  record Allocated(List<Integer> numbers, List<Integer> laps) implements Result {
    public Allocated {
      numbers = List.copyOf(numbers);
      laps = List.copyOf(laps);
    }

    /** Numbers from a map that does not tell laps. */
    public static Allocated of(List<Integer> numbers) {
      return new Allocated(numbers, List.of());
    }

    @Override
    public String toString() {
      return "numbers " + numbers + (laps.isEmpty() ? "" : ", laps " + laps);
    }
  }

  /**
   * The call failed and changed nothing but, perhaps, cursors.
   *
   * @param level the level that failed, or -1 when the error belongs to none or is not told
   */
  record Failed(Errno errno, int level) implements Result {
    public static Failed of(Errno errno) {
      return new Failed(errno, -1);
    }

    @Override
    public String toString() {
      return errno + (level < 0 ? "" : " at level " + level);
    }
  }

  /**
   * A pid, with its number in the namespace that was asked.
   *
   * @param pid its token, or {@link #UNKNOWN} where the recorder can see only that there is one
   */
  record Found(int pid, int number) implements Result {
    public static final int UNKNOWN = -1;

    @Override
    public String toString() {
      return (pid == UNKNOWN ? "a pid" : "pid " + pid) + " with number " + number;
    }
  }

  /** There is no such pid. */
  record Absent() implements Result {
    public static final Absent ABSENT = new Absent();

    @Override
    public String toString() {
      return "absent";
    }
  }

  /** A number or a truth value (0 or 1). */
  record Value(int value) implements Result {
    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /** The pids a listing met, in the order it met them. */
  record Listed(List<Found> pids) implements Result {
    public Listed {
      pids = List.copyOf(pids);
    }

    @Override
    public String toString() {
      return pids.toString();
    }
  }
}
