package dev.pidmap.designs;

import dev.pidmap.Pid;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** The side table from inode numbers to pids ({@code fs/pidfs.c}). */
interface Pidfs<T> {

  /** Enters the pid; its inode number. */
  long add(int cpu, Pid<T> pid);

  Pid<T> get(long inode);

  void remove(long inode);

  /** A red-black tree and a counter; everyone holds {@code pidmap_lock} (Linux 6.9 to 6.19). */
  final class Locked<T> implements Pidfs<T> {
    private final TreeMap<Long, Pid<T>> tree = new TreeMap<>();
    private long last;

    @Override
    public long add(int cpu, Pid<T> pid) {
      tree.put(++last, pid);
      return last;
    }

    @Override
    public Pid<T> get(long inode) {
      return tree.get(inode);
    }

    @Override
    public void remove(long inode) {
      tree.remove(inode);
    }
  }

  /** A concurrent hash table and counters per CPU: no lock of the pid map (Linux 7.0). */
  final class Concurrent<T> implements Pidfs<T> {
    /** Counters are so many words apart: two lines, for the adjacent one is fetched as well. */
    private static final int STRIDE = 16;

    private final ConcurrentHashMap<Long, Pid<T>> table = new ConcurrentHashMap<>();
    private final AtomicLongArray last;
    private final int cpus;

    Concurrent(int cpus) {
      this.cpus = cpus;
      this.last = new AtomicLongArray((cpus + 1) * STRIDE);
    }

    @Override
    public long add(int cpu, Pid<T> pid) {
      long inode = last.incrementAndGet((cpu + 1) * STRIDE - 1) * cpus + cpu;
      table.put(inode, pid);
      return inode;
    }

    @Override
    public Pid<T> get(long inode) {
      return table.get(inode);
    }

    @Override
    public void remove(long inode) {
      table.remove(inode);
    }
  }
}
