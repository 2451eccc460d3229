package dev.pidmap.designs;

import dev.pidmap.PidException;

/**
 * Linux 7.0: the one trip of the patch, and nothing in it that need not be. The side table of pidfs
 * is a hash table beside the lock and takes inode numbers from counters per CPU (commits
 * 802182490445, 03aef0602f22).
 *
 * <p>Gives up: the lock and the trees still bounce; the side table has locks of its own.
 */
final class Linux70Idr<T> extends OneLockMap<T> {
  private final Pidfs<T> pidfs;

  Linux70Idr(Sizes sizes) {
    super(sizes);
    this.pidfs = new Pidfs.Concurrent<>(sizes.cpus());
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new RadixTable<>();
  }

  @Override
  void claim(PidRecord<T> pid, Request<T> request) {
    pid.setInode(pidfs.add(request.cpu, pid));
    try {
      super.claim(pid, request);
    } catch (PidException e) {
      pidfs.remove(pid.inode());
      throw e;
    }
  }

  @Override
  boolean end(PidRecord<T> pid) {
    boolean ended = super.end(pid);
    if (ended) {
      pidfs.remove(pid.inode());
    }
    return ended;
  }
}
