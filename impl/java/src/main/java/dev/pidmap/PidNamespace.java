package dev.pidmap;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A pid namespace: the numbers 1..{@code pid_max}-1 and who has them.
 *
 * @param <T> what the embedding system attaches to a pid
 */
public interface PidNamespace<T> {

  /** 0 for the root, at most 32. */
  int level();

  /** The namespace it was created in, or null for the root. */
  PidNamespace<T> parent();

  /** Creates a namespace one level deeper; ENOSPC at level 32. */
  PidNamespace<T> createChild();

  /** Takes an automatic number at every level. */
  default Pid<T> allocate(int cpu, T task) {
    return allocate(cpu, task, SetTid.automatic());
  }

  /** Takes a number at every level, those of {@code setTid} where it names them. */
  Pid<T> allocate(int cpu, T task, SetTid setTid);

  /** The live pid with that number, or null. */
  Pid<T> find(int number);

  /** The live pid with the least number not below {@code number}, exactly, or null. */
  Pid<T> findAtLeast(int number);

  /** Visits live pids in ascending order of number, weakly consistent. */
  void forEach(Consumer<? super Pid<T>> visitor);

  /** The exclusive upper bound of numbers to come. */
  int pidMax();

  /** Sets that bound; EINVAL out of range. */
  void setPidMax(int pidMax);

  /** The number before the cursor. */
  int lastPid();

  /**
   * Moves the cursor behind {@code lastPid}; EINVAL outside 0..{@code pid_max}, EPERM when {@code
   * capableFrom} (see {@link SetTid#capableFrom}) is above this level.
   */
  void setLastPid(int cpu, int lastPid, int capableFrom);

  /** Lets no number become live here or below any more; idempotent. */
  void close();

  /** Whether {@link #close} took effect. */
  boolean isClosed();

  /** Whether the namespace is closed and no pid is live in it. */
  boolean isDrained();

  /** Possible CPUs; the {@code cpu} of every call is below it. */
  int cpus();

  /** Completes when the namespace is closed and no pid is live in it. */
  CompletionStage<Void> whenDrained();

  /** How the id space is used now, for reports; not a snapshot of one instant. */
  Occupancy occupancy();
}
