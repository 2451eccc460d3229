package dev.pidmap.designs;

import dev.pidmap.Errno;
import dev.pidmap.PidException;

/**
 * "PID space needs to get partitioned, with ranges allocated to small sets of CPUs (say 8 or 10)
 * ... a set of bitmaps and have each assigned a 'base'" (Guzik in the thread), and one hash. A
 * group of CPUs has one lock for its bitmaps of all namespaces, so a fork takes one lock that few
 * share. What a group cannot serve, a requested number or a full partition, is done with all locks
 * held.
 *
 * <p>Gives up: sequential numbers, and fork slows down to the slowest when a group's share is full.
 * The shares are fixed when a namespace is created; a bound raised later helps the last group only.
 */
final class Partitions<T> extends DesignMap<T> {
  private final LockedChains<T> hash = new LockedChains<>();
  private final Locks locks;
  private final int groups;

  Partitions(Sizes sizes) {
    super(sizes);
    this.groups = (sizes.cpus() + sizes.groupSize() - 1) / sizes.groupSize();
    this.locks = new Locks(groups);
  }

  /** The numbers {@code base}..{@code end}-1, which one group serves. */
  private static final class Share {
    final int base;
    final int end;
    final Bitmap bitmap;
    int cursor;

    Share(int base, int end) {
      this.base = base;
      this.end = end;
      this.bitmap = new Bitmap(base, Math.max(0, end - base));
      this.cursor = Math.max(1, base);
    }
  }

  /** The shares of one namespace; the last one goes on to the greatest number there may be. */
  private static final class Shares<T> extends HashedTable<T> {
    private final Share[] shares;
    private final int width;
    private final LockedChains<T> hash;

    Shares(int groups, int pidMax, int end, LockedChains<T> hash) {
      super(hash.nextSalt());
      this.width = (pidMax + groups - 1) / groups;
      this.hash = hash;
      this.shares = new Share[groups];
      for (int g = 0; g < groups; g++) {
        int next = g == groups - 1 ? end : Math.min(end, (g + 1) * width);
        shares[g] = new Share(g * width, next);
      }
    }

    int group(int number) {
      return Math.min(number / width, shares.length - 1);
    }

    Share of(int group) {
      return shares[group];
    }

    Share with(int number) {
      return shares[group(number)];
    }

    @Override
    public PidRecord<T> get(int number) {
      return hash.get(this, number);
    }

    @Override
    public PidRecord<T> next(int from) {
      for (int g = group(from); g < shares.length; g++) {
        Share share = shares[g];
        int number = share.bitmap.nextSet(from, share.end);
        while (number >= 0) {
          PidRecord<T> pid = hash.get(this, number);
          if (pid != null) {
            return pid;
          }
          number = share.bitmap.nextSet(number + 1, share.end);
        }
      }
      return null;
    }
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new Shares<>(groups, pidMax, sizes.pidMaxLimit(), hash);
  }

  @Override
  void claim(PidRecord<T> pid, Request<T> request) {
    int group = request.cpu / sizes.groupSize();
    if (request.namesAny() || !claimIn(group, pid, request)) {
      locks.all(() -> claimAnywhere(group, pid, request));
    }
  }

  /** The fast path, under one lock; false where the group's share does not do. */
  private boolean claimIn(int group, PidRecord<T> pid, Request<T> request) {
    locks.of(group).lock();
    try {
      for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
        int number = ns.hasInit() ? next(ns, group, request.bound(ns.level())) : -1;
        if (number < 0) {
          unreserve(pid);
          pid.forgetNumbers();
          return false;
        }
        reserve(ns, pid, number);
      }
      publishReserved(pid);
      return true;
    } finally {
      locks.of(group).unlock();
    }
  }

  /** With all locks held. */
  private void claimAnywhere(int group, PidRecord<T> pid, Request<T> request) {
    try {
      for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
        reserve(ns, pid, choose(ns, group, request));
      }
    } catch (PidException e) {
      unreserve(pid);
      throw e;
    }
    publishReserved(pid);
  }

  private int choose(Namespace<T> ns, int group, Request<T> request) {
    int level = ns.level();
    if (request.isNamed(level)) {
      int number = request.number(level);
      if (isReserved(ns, number)) {
        throw new PidException(Errno.EEXIST, level, number);
      }
      return number;
    }
    if (!ns.hasInit()) {
      if (isReserved(ns, 1)) {
        throw new PidException(Errno.EINVAL, level, 0);
      }
      return 1;
    }
    for (int g = group; g < group + groups; g++) {
      int number = next(ns, g % groups, request.bound(level));
      if (number >= 0) {
        return number;
      }
    }
    throw new PidException(Errno.EAGAIN, level, 0);
  }

  /** The next free number of the group's share, cyclically, or -1. */
  private int next(Namespace<T> ns, int group, int bound) {
    Share share = shares(ns).of(group);
    int end = Math.min(bound, share.end);
    int least = share.cursor > sizes.reserved() ? sizes.reserved() : 1;
    int number = share.bitmap.nextClear(Math.max(share.cursor, least), end);
    number = number >= 0 ? number : share.bitmap.nextClear(Math.max(share.base, least), end);
    if (number >= 0) {
      share.cursor = number + 1;
    }
    return number;
  }

  private boolean isReserved(Namespace<T> ns, int number) {
    return shares(ns).with(number).bitmap.isSet(number);
  }

  private void reserve(Namespace<T> ns, PidRecord<T> pid, int number) {
    shares(ns).with(number).bitmap.set(number);
    pid.setNumber(ns.level(), number);
  }

  private void publishReserved(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      hash.put(ns.table, pid.number(ns.level()), pid);
    }
    if (!publish(pid)) {
      forget(pid);
      unreserve(pid);
      throw closed();
    }
  }

  private void forget(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      hash.remove(ns.table, pid.number(ns.level()));
    }
  }

  /** Clears the bits of the numbers held; whoever calls holds the locks of their groups. */
  private void unreserve(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      int number = pid.number(ns.level());
      if (number > 0) {
        shares(ns).with(number).bitmap.clear(number);
      }
    }
  }

  /** One lock after the other: the numbers may be of different groups. */
  @Override
  boolean end(PidRecord<T> pid) {
    if (!die(pid)) {
      return false;
    }
    forget(pid);
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      int number = pid.number(ns.level());
      TicketLock lock = locks.of(shares(ns).group(number));
      lock.lock();
      shares(ns).with(number).bitmap.clear(number);
      lock.unlock();
    }
    return true;
  }

  @Override
  void exclusively(Namespace<T> ns, Runnable section) {
    locks.all(section);
  }

  @Override
  void moveCursor(Namespace<T> ns, int next) {
    shares(ns).with(next).cursor = next;
  }

  /** The last number of the first group, for there is no other order. */
  @Override
  int lastPid(Namespace<T> ns) {
    return shares(ns).of(0).cursor - 1;
  }

  private static <T> Shares<T> shares(Namespace<T> ns) {
    return (Shares<T>) ns.table;
  }
}
