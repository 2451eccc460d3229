package dev.pidmap.harness;

import dev.pidmap.Errno;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidMap;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * Performs operations of the contract on a pid map. The token of a pid is its attached task, so a
 * look-up tells which incarnation of a number it met. Safe for use by many threads.
 */
public final class Driver {
  private final Tokens<PidNamespace<Integer>> namespaces = new Tokens<>();
  private final Tokens<Pid<Integer>> pids = new Tokens<>();
  private final LapReader laps;

  /** Drives a map that does not tell the laps of its numbers. */
  public Driver(PidMap<Integer> map) {
    this(map, pid -> List.of());
  }

  public Driver(PidMap<Integer> map, LapReader laps) {
    namespaces.put(0, map.root());
    this.laps = laps;
  }

  /** Tells by level which lap of the sweep issued each number of a pid, -1 where requested. */
  @FunctionalInterface
  public interface LapReader {
    List<Integer> laps(Pid<Integer> pid);
  }

  /** Performs {@code operation}, whose tokens were created before, and answers its result. */
  public Result perform(Operation operation) {
    try {
      return attempt(operation);
    } catch (PidException e) {
      return new Result.Failed(toSpec(e.errno()), e.level());
    }
  }

  /** Whether every token that {@code operation} names has appeared: it may be performed now. */
  public boolean knows(Operation operation) {
    if (operation instanceof Operation.Release op) {
      return pids.get(op.pid()) != null;
    } else if (operation instanceof Operation.NumberOf op) {
      return pids.get(op.pid()) != null && namespaces.get(op.ns()) != null;
    } else if (operation instanceof Operation.Allocate op) {
      return namespaces.get(op.ns()) != null;
    } else if (operation instanceof Operation.CreateNamespace op) {
      return namespaces.get(op.parent()) != null;
    }
    return true;
  }

  private Result attempt(Operation operation) {
    if (operation instanceof Operation.CreateNamespace op) {
      namespaces.put(op.child(), namespace(op.parent()).createChild());
      return Result.Done.DONE;
    } else if (operation instanceof Operation.Allocate op) {
      return allocate(op);
    } else if (operation instanceof Operation.Release op) {
      return pid(op.pid()).release()
          ? Result.Done.DONE
          : Result.Failed.of(dev.pidmap.spec.Errno.ESRCH);
    } else if (operation instanceof Operation.Find op) {
      Pid<Integer> pid = namespace(op.ns()).find(op.number());
      return found(pid, op.ns());
    } else if (operation instanceof Operation.NumberOf op) {
      return new Result.Value(pid(op.pid()).numberIn(namespace(op.ns())));
    } else if (operation instanceof Operation.FindAtLeast op) {
      return found(namespace(op.ns()).findAtLeast(op.number()), op.ns());
    } else if (operation instanceof Operation.ListLive op) {
      List<Result.Found> listed = new ArrayList<>();
      PidNamespace<Integer> ns = namespace(op.ns());
      ns.forEach(pid -> listed.add(new Result.Found(pid.task(), pid.numberIn(ns))));
      return new Result.Listed(listed);
    } else if (operation instanceof Operation.Close op) {
      namespace(op.ns()).close();
      return Result.Done.DONE;
    } else if (operation instanceof Operation.IsDrained op) {
      return new Result.Value(namespace(op.ns()).isDrained() ? 1 : 0);
    } else if (operation instanceof Operation.GetPidMax op) {
      return new Result.Value(namespace(op.ns()).pidMax());
    } else if (operation instanceof Operation.SetPidMax op) {
      namespace(op.ns()).setPidMax(op.pidMax());
      return Result.Done.DONE;
    } else if (operation instanceof Operation.GetLastPid op) {
      return new Result.Value(namespace(op.ns()).lastPid());
    } else if (operation instanceof Operation.SetLastPid op) {
      namespace(op.ns()).setLastPid(op.cpu(), op.lastPid(), op.capableFrom());
      return Result.Done.DONE;
    }
    throw new AssertionError(operation);
  }

  private Result allocate(Operation.Allocate op) {
    Pid<Integer> pid = namespace(op.ns()).allocate(op.cpu(), op.pid(), setTid(op));
    pids.put(op.pid(), pid);
    Integer[] given = new Integer[pid.level() + 1];
    for (int level = 0; level < given.length; level++) {
      given[level] = pid.number(level);
    }
    return new Result.Allocated(List.of(given), laps.laps(pid));
  }

  /** A loop: of a stream, a model checker that drives a map would watch each step. */
  private static SetTid setTid(Operation.Allocate op) {
    int[] numbers = new int[op.setTid().size()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = op.setTid().get(k);
    }
    return SetTid.of(numbers).capableFrom(op.capableFrom());
  }

  /** Who finds a pid may use it at once, also while its allocation has not returned. */
  private Result found(Pid<Integer> pid, int ns) {
    if (pid == null) {
      return Result.Absent.ABSENT;
    }
    pids.put(pid.task(), pid);
    return new Result.Found(pid.task(), pid.numberIn(namespace(ns)));
  }

  private PidNamespace<Integer> namespace(int token) {
    return known(namespaces.get(token), "namespace", token);
  }

  private Pid<Integer> pid(int token) {
    return known(pids.get(token), "pid", token);
  }

  private static <V> V known(V value, String kind, int token) {
    if (value == null) {
      throw new IllegalArgumentException("no " + kind + " " + token);
    }
    return value;
  }

  private static dev.pidmap.spec.Errno toSpec(Errno errno) {
    return dev.pidmap.spec.Errno.valueOf(errno.name());
  }
}
