package dev.pidmap.spec;

import java.util.List;

/**
 * A call on a pid map.
 *
 * <p>Namespaces and pids are named by tokens that the caller chooses and never uses twice: a token
 * is the identity that numbers, which are reused, do not give. Namespace 0 is the root. Its text is
 * for people, in the words of the history format.
 */
public sealed interface Operation {

  /** Creates namespace {@code child} in {@code parent}: {@link Result.Done} or ENOSPC. */
  record CreateNamespace(int parent, int child) implements Operation {
    @Override
    public String toString() {
      return "create_namespace " + child + " in ns " + parent;
    }
  }

  /**
   * Takes a number in {@code ns} and in each of its ancestors, for the pid named {@code pid}.
   *
   * @param cpu the CPU it runs on; a hint that no result may depend on
   * @param setTid requested numbers, innermost first as in {@code clone3}; empty levels at the
   *     outer end are automatic
   * @param capableFrom the outermost level at which the caller may choose numbers (0: everywhere);
   *     it may at every deeper level too
   */
  record Allocate(int cpu, int ns, int pid, List<Integer> setTid, int capableFrom)
      implements Operation {
    public Allocate {
      setTid = List.copyOf(setTid);
    }

    /** An allocation with automatic numbers at every level. */
    public static Allocate automatic(int cpu, int ns, int pid) {
      return new Allocate(cpu, ns, pid, List.of(), 0);
    }

    @Override
    public String toString() {
      return "allocate pid "
          + pid
          + " in ns "
          + ns
          + ", cpu "
          + cpu
          + (setTid.isEmpty() ? "" : ", set_tid " + setTid)
          + (capableFrom == 0 ? "" : ", capable_from " + capableFrom);
    }
  }

  /** Gives all numbers of {@code pid} back: {@link Result.Done}, or ESRCH when it was released. */
  record Release(int pid) implements Operation {
    @Override
    public String toString() {
      return "release pid " + pid;
    }
  }

  /** The live pid that has {@code number} in {@code ns}: {@link Result.Found} or absent. */
  record Find(int ns, int number) implements Operation {
    @Override
    public String toString() {
      return "find " + number + " in ns " + ns;
    }
  }

  /** The number of {@code pid} as seen from {@code ns}: a {@link Result.Value}, 0 if invisible. */
  record NumberOf(int pid, int ns) implements Operation {
    @Override
    public String toString() {
      return "number_of pid " + pid + " in ns " + ns;
    }
  }

  /** The live pid with the least number not below {@code number}, exactly. */
  record FindAtLeast(int ns, int number) implements Operation {
    @Override
    public String toString() {
      return "find_at_least " + number + " in ns " + ns;
    }
  }

  /** The live pids of {@code ns} in ascending order, weakly consistent: {@link Result.Listed}. */
  record ListLive(int ns) implements Operation {
    @Override
    public String toString() {
      return "list_live ns " + ns;
    }
  }

  /** Closes {@code ns}: no number becomes live there or below any more. Idempotent. */
  record Close(int ns) implements Operation {
    @Override
    public String toString() {
      return "close ns " + ns;
    }
  }

  /** Whether {@code ns} is closed and no pid is live in it: a {@link Result.Value} of 0 or 1. */
  record IsDrained(int ns) implements Operation {
    @Override
    public String toString() {
      return "is_drained ns " + ns;
    }
  }

  /** Reads the exclusive upper bound of the numbers of {@code ns}. */
  record GetPidMax(int ns) implements Operation {
    @Override
    public String toString() {
      return "get_pid_max ns " + ns;
    }
  }

  /** Sets that bound: {@link Result.Done}, or EINVAL out of range. Live numbers stay valid. */
  record SetPidMax(int ns, int pidMax) implements Operation {
    @Override
    public String toString() {
      return "set_pid_max ns " + ns + " to " + pidMax;
    }
  }

  /** Reads the number that the sweep of {@code ns} issued last (the cursor less one). */
  record GetLastPid(int ns) implements Operation {
    @Override
    public String toString() {
      return "get_last_pid ns " + ns;
    }
  }

  /** Makes the next automatic number of {@code ns} the first free one after {@code lastPid}. */
  record SetLastPid(int cpu, int ns, int lastPid, int capableFrom) implements Operation {
    @Override
    public String toString() {
      return "set_last_pid ns " + ns + " to " + lastPid + ", cpu " + cpu;
    }
  }
}
