package dev.pidmap;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A pid namespace: the numbers 1..{@code pid_max}-1 and who has them.
 *
 * <p>Every method may be called by any thread at any time and none ever blocks. The {@code cpu}
 * that some take says which lane they prefer; no answer depends on it. Errors are {@link
 * PidException}s with Linux's names and in the order of Linux 7.
 *
 * @param <T> what the embedding system attaches to a pid
 */
public interface PidNamespace<T> {

  /** 0 for the root, at most 32. */
  int level();

  /** The namespace it was created in, or null for the root. */
  PidNamespace<T> parent();

  /** Possible CPUs, at least 1. */
  int cpus();

  /**
   * Creates a namespace one level deeper, empty, with the greatest {@code pid_max}. Its first
   * number will be 1. Also a closed namespace can have children, in which nothing can be allocated.
   * Wait-free.
   *
   * @throws PidException ENOSPC at level 32
   */
  PidNamespace<T> createChild();

  /**
   * Takes an automatic number at every level, as {@code fork} does: {@link #allocate(int, Object,
   * SetTid)} with {@link SetTid#automatic()}.
   */
  default Pid<T> allocate(int cpu, T task) {
    return allocate(cpu, task, SetTid.automatic());
  }

  /** The same for an ordinary thread, which gets a lane by its identity. */
  default Pid<T> allocate(T task) {
    return allocate(Stripe.current(cpus()), task);
  }

  /**
   * Takes a number in this namespace and in each ancestor, those of {@code setTid} where it names
   * them ({@code alloc_pid}). An automatic number is the next one of the sweep: while a namespace
   * has one lane and calls do not overlap, exactly the one that Linux would issue. The first number
   * of a namespace is 1, and until it is live no other is issued there.
   *
   * <p>Takes effect at all levels at once, when the state changes from RESERVED to LIVE; a failure
   * leaves no number taken at any level, but cursors may stay advanced, as in Linux. Lock-free: a
   * retry means that another call made progress.
   *
   * @param cpu 0..{@link #cpus()}-1
   * @param task what to attach; may be null
   * @param setTid the numbers asked for, innermost first
   * @throws PidException in this order over all levels, innermost first: EINVAL (more numbers than
   *     levels or than 32; a number outside 1..{@code pid_max}-1), EPERM (a level that the caller
   *     may not choose at), EINVAL (a number other than 1 where there is no init); then, level by
   *     level, EEXIST (requested number taken), EAGAIN (every eligible number was taken at one
   *     instant of the call), EINVAL (an automatic first number that an overlapping call had
   *     reserved); last ENOMEM (a namespace of the chain is closed)
   * @throws IllegalArgumentException when {@code cpu} is out of range
   */
  Pid<T> allocate(int cpu, T task, SetTid setTid);

  /**
   * The live pid with that number, or null ({@code find_pid_ns}). Any number may be asked for.
   * Wait-free, writes nothing; takes effect at the read of the slot or of the pid's state.
   */
  Pid<T> find(int number);

  /**
   * The live pid with the least number not below {@code number}, exactly, or null ({@code
   * find_ge_pid}). Takes effect when the first of two agreeing collects met it. Obstruction-free,
   * writes nothing.
   */
  Pid<T> findAtLeast(int number);

  /**
   * Visits pids in ascending order of their numbers, as a listing of {@code /proc} does: each was
   * live at some instant of the call, and each that is live during the whole call is visited. Not a
   * snapshot. Wait-free but for the visitor.
   */
  void forEach(Consumer<? super Pid<T>> visitor);

  /** The exclusive upper bound of numbers to come ({@code kernel.pid_max}). Wait-free. */
  int pidMax();

  /**
   * Sets that bound. Numbers at or beyond it stay valid until they are released; an allocation uses
   * the bound that it read once during its call. Takes effect at the write.
   *
   * @throws PidException EINVAL outside the least and greatest bound (Linux: max(301, 8 × CPUs) and
   *     4194304)
   */
  void setPidMax(int pidMax);

  /**
   * The number before the cursor ({@code ns_last_pid}): the one issued last while there is one lane
   * and calls do not overlap, else one issued recently. -1 before the first. Wait-free.
   */
  int lastPid();

  /**
   * Moves the cursor behind {@code lastPid} and returns to one lane: without overlapping calls the
   * next automatic number is the first free one after it, wrapping as Linux does. Lock-free.
   *
   * @param cpu 0..{@link #cpus()}-1
   * @param capableFrom as in {@link SetTid#capableFrom(int)}
   * @throws PidException EPERM when the caller may not choose numbers at this level; EINVAL outside
   *     0..{@code pid_max}
   * @throws IllegalArgumentException when {@code cpu} is out of range
   */
  void setLastPid(int cpu, int lastPid, int capableFrom);

  /**
   * Closes the namespace: once it has returned, nothing becomes live here or below any more, and
   * allocations there fail with ENOMEM ({@code disable_pid_allocation}). Live pids stay.
   * Idempotent. Wait-free: one pass over the slots.
   */
  void close();

  /** Whether a {@link #close} has taken effect. Wait-free. */
  boolean isClosed();

  /**
   * Whether this namespace itself, not only an ancestor, is closed and no pid is live in it or
   * below. Lock-free.
   */
  boolean isDrained();

  /**
   * Completes when the namespace is closed and its last pid is released (Linux wakes the reaper
   * then). Dependent actions may run inside the call that released it; use the Async forms for
   * anything long.
   */
  CompletionStage<Void> whenDrained();

  /** How the id space is used, for reports; counted range by range, not at one instant. */
  Occupancy occupancy();
}
