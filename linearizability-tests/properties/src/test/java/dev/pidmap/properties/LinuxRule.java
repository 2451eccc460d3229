package dev.pidmap.properties;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Linux's rule for numbers and errors, as plainly as a sequential program can say it: one ordered
 * map of taken numbers and one cursor a namespace. Written apart from the contract, so that the two
 * check each other.
 *
 * <p>The small methods are where {@link Flaw} puts its mistakes.
 */
class LinuxRule implements Subject {
  final Limits limits;
  final Map<Integer, Namespace> namespaces = new HashMap<>();
  final Map<Integer, Task> tasks = new HashMap<>();

  static final class Namespace {
    final Namespace parent;
    final int level;
    final TreeMap<Integer, Integer> taken = new TreeMap<>();
    int pidMax;
    int cursor;
    boolean init;
    boolean closed;

    Namespace(Namespace parent, int pidMax) {
      this.parent = parent;
      this.level = parent == null ? 0 : parent.level + 1;
      this.pidMax = pidMax;
    }
  }

  static final class Task {
    final Namespace ns;
    final int[] numbers;
    boolean live = true;

    Task(Namespace ns, int[] numbers) {
      this.ns = ns;
      this.numbers = numbers;
    }
  }

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Result.Failed result;

    Refused(Errno errno, int level) {
      super(null, null, false, false);
      this.result = new Result.Failed(errno, level);
    }
  }

  LinuxRule(Limits limits) {
    this.limits = limits;
    namespaces.put(0, new Namespace(null, limits.rootPidMax()));
  }

  @Override
  public Result perform(Operation operation) {
    try {
      return attempt(operation);
    } catch (Refused e) {
      return e.result;
    }
  }

  private Result attempt(Operation operation) throws Refused {
    if (operation instanceof Operation.CreateNamespace op) {
      Namespace parent = namespaces.get(op.parent());
      if (parent.level == Limits.MAX_LEVEL) {
        throw new Refused(Errno.ENOSPC, -1);
      }
      namespaces.put(op.child(), new Namespace(parent, limits.pidMaxLimit()));
      return Result.Done.DONE;
    } else if (operation instanceof Operation.Allocate op) {
      return allocate(op);
    } else if (operation instanceof Operation.Release op) {
      return release(tasks.get(op.pid()));
    } else if (operation instanceof Operation.Find op) {
      Integer pid = namespaces.get(op.ns()).taken.get(op.number());
      return pid == null ? Result.Absent.ABSENT : new Result.Found(pid, op.number());
    } else if (operation instanceof Operation.NumberOf op) {
      return new Result.Value(numberOf(tasks.get(op.pid()), namespaces.get(op.ns())));
    } else if (operation instanceof Operation.FindAtLeast op) {
      Map.Entry<Integer, Integer> next = nextLive(namespaces.get(op.ns()), op.number());
      return next == null ? Result.Absent.ABSENT : new Result.Found(next.getValue(), next.getKey());
    } else if (operation instanceof Operation.ListLive op) {
      List<Result.Found> listed = new ArrayList<>();
      namespaces.get(op.ns()).taken.forEach((n, pid) -> listed.add(new Result.Found(pid, n)));
      return new Result.Listed(listed);
    } else if (operation instanceof Operation.Close op) {
      namespaces.get(op.ns()).closed = true;
      return Result.Done.DONE;
    } else if (operation instanceof Operation.IsDrained op) {
      return new Result.Value(isDrained(namespaces.get(op.ns())) ? 1 : 0);
    } else if (operation instanceof Operation.GetPidMax op) {
      return new Result.Value(namespaces.get(op.ns()).pidMax);
    } else if (operation instanceof Operation.SetPidMax op) {
      if (op.pidMax() < limits.pidMaxMin() || op.pidMax() > limits.pidMaxLimit()) {
        throw new Refused(Errno.EINVAL, -1);
      }
      setPidMax(namespaces.get(op.ns()), op.pidMax());
      return Result.Done.DONE;
    } else if (operation instanceof Operation.GetLastPid op) {
      return new Result.Value(lastPid(namespaces.get(op.ns())));
    } else if (operation instanceof Operation.SetLastPid op) {
      return setLastPid(namespaces.get(op.ns()), op);
    }
    throw new AssertionError(operation);
  }

  private Result allocate(Operation.Allocate op) throws Refused {
    Namespace inner = namespaces.get(op.ns());
    check(op, inner);
    int[] numbers = new int[inner.level + 1];
    try {
      int k = 0;
      for (Namespace ns = inner; ns != null; ns = ns.parent, k++) {
        int asked = k < op.setTid().size() ? op.setTid().get(k) : 0;
        numbers[ns.level] = claim(ns, asked, op.pid());
      }
      refuseWhereClosed(inner);
    } catch (Refused e) {
      giveBack(inner, numbers);
      throw e;
    }
    for (Namespace ns = inner; ns != null; ns = ns.parent) {
      ns.init |= numbers[ns.level] == 1;
    }
    tasks.put(op.pid(), new Task(inner, numbers));
    List<Integer> given = new ArrayList<>();
    for (int number : numbers) {
      given.add(number);
    }
    return Result.Allocated.of(given);
  }

  private static void check(Operation.Allocate op, Namespace inner) throws Refused {
    int size = op.setTid().size();
    if (size > Limits.MAX_SET_TID || size > inner.level + 1) {
      throw new Refused(Errno.EINVAL, -1);
    }
    Namespace ns = inner;
    for (int number : op.setTid()) {
      if (number < 1 || number >= ns.pidMax) {
        throw new Refused(Errno.EINVAL, ns.level);
      }
      if (ns.level < op.capableFrom()) {
        throw new Refused(Errno.EPERM, ns.level);
      }
      if (number > 1 && !ns.init) {
        throw new Refused(Errno.EINVAL, ns.level);
      }
      ns = ns.parent;
    }
  }

  private int claim(Namespace ns, int asked, int pid) throws Refused {
    int number = asked != 0 ? asked : choose(ns);
    if (number == 0) {
      throw new Refused(Errno.EAGAIN, ns.level);
    }
    if (ns.taken.putIfAbsent(number, pid) != null) {
      throw new Refused(Errno.EEXIST, ns.level);
    }
    if (movesCursor(asked)) {
      ns.cursor = number + 1;
    }
    return number;
  }

  private int choose(Namespace ns) {
    if (!ns.init) {
      return 1;
    }
    int min = lowest(ns);
    int start = Math.max(ns.cursor, min);
    int number = free(ns, start);
    return number == 0 && start > min ? free(ns, min) : number;
  }

  int lowest(Namespace ns) {
    return ns.cursor > limits.reserved() ? limits.reserved() : 1;
  }

  /** The smallest free number from {@code from} on, 0 if there is none. */
  int free(Namespace ns, int from) {
    for (int n = from; n < ns.pidMax; n++) {
      if (!ns.taken.containsKey(n)) {
        return n;
      }
    }
    return 0;
  }

  boolean movesCursor(int asked) {
    return asked == 0;
  }

  private void refuseWhereClosed(Namespace inner) throws Refused {
    if (closedInChain(inner)) {
      throw new Refused(Errno.ENOMEM, -1);
    }
  }

  boolean closedInChain(Namespace inner) {
    for (Namespace ns = inner; ns != null; ns = ns.parent) {
      if (ns.closed) {
        return true;
      }
    }
    return false;
  }

  void giveBack(Namespace inner, int[] numbers) {
    for (Namespace ns = inner; ns != null; ns = ns.parent) {
      if (numbers[ns.level] != 0) {
        ns.taken.remove(numbers[ns.level]);
      }
    }
  }

  Result release(Task task) {
    if (!task.live) {
      return Result.Failed.of(Errno.ESRCH);
    }
    task.live = false;
    giveBack(task.ns, task.numbers);
    return Result.Done.DONE;
  }

  int numberOf(Task task, Namespace ns) {
    Set<Namespace> seenFrom = new HashSet<>();
    for (Namespace at = task.ns; at != null; at = at.parent) {
      seenFrom.add(at);
    }
    return seenFrom.contains(ns) ? task.numbers[ns.level] : 0;
  }

  Map.Entry<Integer, Integer> nextLive(Namespace ns, int number) {
    return ns.taken.ceilingEntry(number);
  }

  boolean isDrained(Namespace ns) {
    return ns.closed && ns.taken.isEmpty();
  }

  void setPidMax(Namespace ns, int pidMax) {
    ns.pidMax = pidMax;
  }

  int lastPid(Namespace ns) {
    return ns.cursor - 1;
  }

  private Result setLastPid(Namespace ns, Operation.SetLastPid op) throws Refused {
    if (ns.level < op.capableFrom()) {
      throw new Refused(Errno.EPERM, -1);
    }
    if (op.lastPid() < 0 || op.lastPid() > ns.pidMax) {
      throw new Refused(Errno.EINVAL, -1);
    }
    ns.cursor = op.lastPid() + 1;
    return Result.Done.DONE;
  }
}
