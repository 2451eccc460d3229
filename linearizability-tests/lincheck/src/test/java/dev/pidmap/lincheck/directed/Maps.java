package dev.pidmap.lincheck.directed;

import dev.pidmap.Errno;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;

/** Small maps, and calls written shortly. */
final class Maps {
  private static final int RANGE = 2;

  private Maps() {}

  /** A root with numbers below {@code pidMax}, one lane, ranges of two, no init. */
  static PidNamespace<String> empty(int pidMax) {
    return map(pidMax, pidMax, RANGE, 1);
  }

  /** The same with its init. */
  static PidNamespace<String> oneLane(int pidMax) {
    PidNamespace<String> ns = empty(pidMax);
    allocate(ns);
    return ns;
  }

  /** Two lanes that stay two: CPU 0 has the one, CPU 1 the other. The init was asked for. */
  static PidNamespace<String> twoLanes(int pidMax) {
    PidNamespace<String> ns = map(pidMax, pidMax, RANGE, 2);
    request(ns, 1);
    return ns;
  }

  static PidNamespace<String> map(int rootPidMax, int limit, int rangeSize, int lanes) {
    return new PerCpuPidMap<String>(
            new Geometry(2, rangeSize, 2, limit, rootPidMax, 1, lanes, lanes))
        .root();
  }

  static Pid<String> allocate(PidNamespace<String> ns) {
    return ns.allocate(0, "task");
  }

  static Pid<String> allocate(PidNamespace<String> ns, int cpu) {
    return ns.allocate(cpu, "task");
  }

  static Pid<String> request(PidNamespace<String> ns, int... setTid) {
    return ns.allocate(0, "task", SetTid.of(setTid));
  }

  /** The errno of an automatic allocation, or null where it succeeds. */
  static Errno errnoOfAllocate(PidNamespace<String> ns) {
    return errno(() -> allocate(ns));
  }

  static Errno errnoOfRequest(PidNamespace<String> ns, int... setTid) {
    return errno(() -> request(ns, setTid));
  }

  private static Errno errno(Runnable call) {
    try {
      call.run();
      return null;
    } catch (PidException e) {
      return e.errno();
    }
  }
}
