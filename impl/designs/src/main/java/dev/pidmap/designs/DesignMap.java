package dev.pidmap.designs;

import dev.pidmap.Errno;
import dev.pidmap.PidException;
import dev.pidmap.PidMap;
import dev.pidmap.SetTid;
import java.util.ArrayList;
import java.util.List;

/**
 * What the designs share: the checks, the life of a pid, exact search, closing. A design adds its
 * table and its locking steps.
 *
 * <p>A closed namespace stays without new pids because {@link #close} sets the flag and aborts the
 * reserved pids inside {@link #exclusively}: an allocation that put its pid before that is aborted,
 * one that comes later sees the flag.
 */
abstract class DesignMap<T> implements PidMap<T> {
  final Sizes sizes;
  private Namespace<T> root;

  DesignMap(Sizes sizes) {
    this.sizes = sizes;
  }

  /** Makes the root, once the fields of the design are set. */
  final DesignMap<T> built() {
    root = new Namespace<>(this, null, sizes.rootPidMax());
    return this;
  }

  /** An empty table for a namespace that is created with that {@code pid_max}. */
  abstract Table<T> newTable(int pidMax);

  /**
   * Takes a number at each level, innermost first, and makes the pid LIVE; a {@link PidException}
   * leaves nothing taken.
   */
  abstract void claim(PidRecord<T> pid, Request<T> request);

  /** LIVE → DEAD, and the numbers back at every level; false when it was not LIVE. */
  abstract boolean end(PidRecord<T> pid);

  /** Runs {@code section} while no number of {@code ns} is taken or given back. */
  abstract void exclusively(Namespace<T> ns, Runnable section);

  /** The next automatic number shall be the first free one from {@code next} on. */
  void moveCursor(Namespace<T> ns, int next) {
    ns.setCursor(next);
  }

  /** The number before the cursor. */
  int lastPid(Namespace<T> ns) {
    return ns.cursor() - 1;
  }

  @Override
  public final Namespace<T> root() {
    return root;
  }

  @Override
  public final int cpus() {
    return sizes.cpus();
  }

  final PidRecord<T> allocate(Namespace<T> ns, int cpu, T task, SetTid setTid) {
    Request<T> request = new Request<>(ns, cpu, setTid);
    PidRecord<T> pid = new PidRecord<>(ns, task);
    claim(pid, request);
    return pid;
  }

  final boolean release(PidRecord<T> pid) {
    if (!end(pid)) {
      return false;
    }
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      ns.wakeReaper();
    }
    return true;
  }

  /** LIVE → DEAD; false when it was not LIVE. */
  final boolean die(PidRecord<T> pid) {
    if (!pid.casState(PidRecord.LIVE, PidRecord.DEAD)) {
      return false;
    }
    rememberInits(pid);
    return true;
  }

  /** Whether no level is closed and the pid went RESERVED → LIVE. */
  final boolean publish(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      if (ns.isClosing()) {
        return false;
      }
    }
    if (!pid.casState(PidRecord.RESERVED, PidRecord.LIVE)) {
      return false;
    }
    rememberInits(pid);
    return true;
  }

  /** Before a number 1 that was live is given back, too, or nobody would know that it was. */
  private void rememberInits(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      if (pid.number(ns.level()) == 1) {
        ns.setInit();
      }
    }
  }

  static PidException closed() {
    return new PidException(Errno.ENOMEM, PidException.NO_LEVEL, 0);
  }

  /** Waits for each close of the chain that has begun: only then may a failure be reported. */
  final void awaitCloses(PidRecord<T> pid) {
    for (Namespace<T> ns = pid.namespace; ns != null; ns = ns.parent()) {
      if (ns.isClosing()) {
        awaitClose(ns);
      }
    }
  }

  /** Waits for a close that has begun. */
  final void awaitClose(Namespace<T> ns) {
    exclusively(ns, () -> {});
  }

  final void close(Namespace<T> ns) {
    exclusively(
        ns,
        () -> {
          ns.setClosing();
          Table<T> table = ns.table;
          for (PidRecord<T> pid = table.next(1);
              pid != null;
              pid = table.next(pid.number(ns.level()) + 1)) {
            pid.casState(PidRecord.RESERVED, PidRecord.ABORTED);
          }
        });
  }

  final PidRecord<T> findAtLeast(Namespace<T> ns, int number) {
    List<PidRecord<T>> answer = new ArrayList<>();
    exclusively(ns, () -> answer.add(search(ns, number)));
    return answer.get(0);
  }

  /**
   * The first live pid from {@code number} on. States change without a lock, so those of the pids
   * that were passed are read again: unchanged, none of them was live when the answer was met.
   */
  private static <T> PidRecord<T> search(Namespace<T> ns, int number) {
    for (; ; ) {
      List<Passed<T>> passed = new ArrayList<>();
      PidRecord<T> pid = ns.table.next(number);
      while (pid != null) {
        int state = pid.state();
        if (state == PidRecord.LIVE) {
          break;
        }
        passed.add(new Passed<>(pid, state));
        pid = ns.table.next(pid.number(ns.level()) + 1);
      }
      if (passed.stream().allMatch(Passed::isUnchanged)) {
        return pid;
      }
    }
  }

  private record Passed<T>(PidRecord<T> pid, int state) {
    boolean isUnchanged() {
      return pid.state() == state;
    }
  }
}
