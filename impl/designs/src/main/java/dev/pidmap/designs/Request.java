package dev.pidmap.designs;

import dev.pidmap.Errno;
import dev.pidmap.PidException;
import dev.pidmap.SetTid;

/** What an allocation asks for, with all checks of all levels passed and the bounds sampled. */
final class Request<T> {
  private static final int MAX_SET_TID = 32;

  final int cpu;
  private final int level;
  private final SetTid setTid;
  private final int[] bounds;

  /**
   * Makes the checks that Linux 7 makes before it takes any number.
   *
   * @throws PidException EINVAL or EPERM
   */
  Request(Namespace<T> namespace, int cpu, SetTid setTid) {
    this.cpu = cpu;
    this.level = namespace.level();
    this.setTid = setTid;
    this.bounds = new int[level + 1];
    if (setTid.size() > MAX_SET_TID || setTid.size() > level + 1) {
      throw new PidException(Errno.EINVAL, PidException.NO_LEVEL, 0);
    }
    for (Namespace<T> ns = namespace; ns != null; ns = ns.parent()) {
      bounds[ns.level()] = ns.pidMax();
      if (isNamed(ns.level())) {
        check(ns, number(ns.level()));
      }
    }
  }

  private void check(Namespace<T> ns, int number) {
    if (number < 1 || number >= bounds[ns.level()]) {
      throw new PidException(Errno.EINVAL, ns.level(), number);
    }
    if (ns.level() < setTid.capableFrom()) {
      throw new PidException(Errno.EPERM, ns.level(), number);
    }
    if (number != 1 && !ns.hasInit()) {
      throw new PidException(Errno.EINVAL, ns.level(), number);
    }
  }

  /** Whether any number is asked for. */
  boolean namesAny() {
    return setTid.size() > 0;
  }

  boolean isNamed(int atLevel) {
    return level - atLevel < setTid.size();
  }

  /** The number asked for at a level that is named. */
  int number(int atLevel) {
    return setTid.number(level - atLevel);
  }

  /** {@code pid_max} of a level, read once during the call. */
  int bound(int atLevel) {
    return bounds[atLevel];
  }
}
