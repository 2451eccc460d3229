package dev.pidmap.spec.check;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History.Call;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each call touches of the abstract state, so that calls that commute are known without asking
 * the contract: two calls whose footprints do not conflict lead, in either order, to the same
 * answers and the same state.
 *
 * <p>A <em>number</em> of a namespace is written by the allocations that got it and the releases
 * that give it back, and read by the look-ups of it. A pid has a number at each level, so its
 * allocation couples them. An ordered search reads the numbers up to the one that it found.
 * <em>Members</em> (who is live, as a set) changes with every allocation and release, but adding
 * and removing different numbers commute, hence the mode {@link #ADD}; exhaustion, drained and an
 * ordered search that finds nothing near read it. <em>Flags</em> are {@code pid_max} and closed;
 * <em>init</em> is whether number 1 was seen, written only by calls that may be the first to have
 * it. <em>First lap</em> is whether the sweep has gone beyond the reserved numbers: an automatic
 * number below them depends on the others above. <em>All</em> is written by whatever is not
 * analysed: cursors, and allocations whose numbers nobody knows. With {@code exact} strength each
 * allocation depends on the cursor, hence on every other of its namespaces.
 */
final class Footprints {
  static final int READ = 0;
  static final int ADD = 1;
  static final int WRITE = 2;
  static final int MODES = 3;

  /** So many numbers are looked at one by one. */
  private static final int FEW = 64;

  private static final int ALL = Integer.MIN_VALUE;
  private static final int MEMBERS = Integer.MIN_VALUE + 1;
  private static final int FLAGS = Integer.MIN_VALUE + 2;
  private static final int INIT = Integer.MIN_VALUE + 3;
  private static final int FIRST_LAP = Integer.MIN_VALUE + 4;

  private final Problem problem;
  private final Subject subject;
  private final int[][] touched;
  private final Map<Long, Integer> ids = new HashMap<>();
  private final BitSet numbers = new BitSet();
  private int[] scratch = new int[64];
  private int size;

  Footprints(Problem problem) {
    this.problem = problem;
    this.subject = problem.subject;
    touched = new int[problem.calls.length][];
    for (int i = 0; i < touched.length; i++) {
      size = 0;
      if (!subject.holdsOnly(problem.calls[i])) {
        touch(i, problem.calls[i]);
      }
      touched[i] = Arrays.copyOf(scratch, size);
    }
  }

  /** Number of places; the entries of a footprint are {@code place * MODES + mode}. */
  int places() {
    return ids.size();
  }

  /** What it depends on most comes first. Empty for a call that is never placed. */
  int[] of(int call) {
    return touched[call];
  }

  /** Whether an entry is about one number. */
  boolean isNumber(int entry) {
    return numbers.get(entry / MODES);
  }

  static boolean conflict(int mode, int other) {
    return mode == WRITE || mode != other;
  }

  private void touch(int index, Call call) {
    Operation operation = call.operation();
    if (operation instanceof Operation.Allocate op) {
      allocate(op, call);
    } else if (operation instanceof Operation.Release) {
      release(index, call);
    } else if (operation instanceof Operation.Find op) {
      add(op.ns(), op.number(), READ);
      add(op.ns(), ALL, READ);
    } else if (operation instanceof Operation.NumberOf op) {
      pid(index, READ);
      add(op.ns(), ALL, READ);
    } else if (operation instanceof Operation.FindAtLeast op) {
      search(op, call.result());
      add(op.ns(), ALL, READ);
    } else if (operation instanceof Operation.CreateNamespace op) {
      add(op.child(), ALL, WRITE);
      add(op.parent(), FLAGS, READ);
      add(op.parent(), ALL, READ);
    } else if (operation instanceof Operation.Close op) {
      add(op.ns(), FLAGS, WRITE);
      add(op.ns(), ALL, READ);
    } else if (operation instanceof Operation.IsDrained op) {
      for (int ns = op.ns(); ns >= 0; ns = subject.parent(ns)) {
        add(ns, FLAGS, READ);
        add(ns, ALL, READ);
      }
      add(op.ns(), MEMBERS, READ);
    } else if (operation instanceof Operation.GetPidMax op) {
      add(op.ns(), FLAGS, READ);
      add(op.ns(), ALL, READ);
    } else if (operation instanceof Operation.SetPidMax op) {
      add(op.ns(), FLAGS, WRITE);
      add(op.ns(), ALL, READ);
    } else if (operation instanceof Operation.GetLastPid op) {
      add(op.ns(), ALL, WRITE);
    } else if (operation instanceof Operation.SetLastPid op) {
      add(op.ns(), ALL, WRITE);
    } else {
      throw new AssertionError(operation);
    }
  }

  /** What it found depends on the numbers up to there; that there is none, on all. */
  private void search(Operation.FindAtLeast op, Result result) {
    int from = Math.max(1, op.number());
    if (!(result instanceof Result.Found found) || found.number() - from >= FEW) {
      add(op.ns(), MEMBERS, READ);
      return;
    }
    for (int number = found.number(); number >= from; number--) {
      add(op.ns(), number, READ);
    }
  }

  private void allocate(Operation.Allocate op, Call call) {
    if (subject.exact() || call.result() == null) {
      for (int ns = op.ns(); ns >= 0; ns = subject.parent(ns)) {
        add(ns, ALL, WRITE);
      }
    } else if (call.result() instanceof Result.Allocated done) {
      allocated(op, call, done.numbers());
    } else {
      failed(op, call, (Result.Failed) call.result());
    }
  }

  private void allocated(Operation.Allocate op, Call call, List<Integer> numbers) {
    int top = numbers.size() - 1;
    int ns = op.ns();
    for (int level = top; level >= 0; level--) {
      add(ns, numbers.get(level), WRITE);
      ns = subject.parent(ns);
    }
    ns = op.ns();
    for (int level = top; level >= 0; level--) {
      int number = numbers.get(level);
      add(ns, ALL, READ);
      add(ns, FLAGS, READ);
      add(ns, MEMBERS, ADD);
      if (top - level >= op.setTid().size()) {
        add(ns, FIRST_LAP, number < subject.contract.limits().reserved() ? READ : ADD);
      }
      if (subject.mayBeFirst(ns, call)) {
        add(ns, INIT, number == 1 ? WRITE : READ);
      }
      ns = subject.parent(ns);
    }
  }

  /**
   * It went outwards as far as the level that failed; where that is not told, perhaps all the way.
   */
  private void failed(Operation.Allocate op, Call call, Result.Failed failed) {
    int top = problem.levelOf(op.ns());
    int last = failed.errno() == Errno.ENOMEM ? 0 : Math.max(failed.level(), 0);
    int ns = op.ns();
    for (int level = top; level >= last; level--) {
      if (top - level < op.setTid().size()) {
        add(ns, op.setTid().get(top - level), READ);
      }
      ns = subject.parent(ns);
    }
    ns = op.ns();
    for (int level = top; level >= 0; level--) {
      add(ns, ALL, READ);
      add(ns, FLAGS, READ);
      add(ns, FIRST_LAP, READ);
      boolean first = subject.mayBeFirst(ns, call);
      if (first) {
        add(ns, INIT, READ);
      }
      if (level >= last && top - level >= op.setTid().size()) {
        add(ns, MEMBERS, READ);
        if (first) {
          add(ns, 1, READ);
        }
      }
      ns = subject.parent(ns);
    }
  }

  private void release(int index, Call call) {
    if (call.result() instanceof Result.Failed) {
      pid(index, READ);
      return;
    }
    int allocation = problem.allocation[index];
    if (allocation < 0) {
      startPid(call);
      return;
    }
    Operation.Allocate op = (Operation.Allocate) problem.calls[allocation].operation();
    Result result = problem.calls[allocation].result();
    int ns = op.ns();
    for (int level = problem.levelOf(ns); level >= 0; level--) {
      if (result instanceof Result.Allocated done) {
        add(ns, done.numbers().get(level), WRITE);
        add(ns, MEMBERS, ADD);
        add(ns, ALL, READ);
      } else {
        add(ns, ALL, WRITE);
      }
      ns = subject.parent(ns);
    }
  }

  /** A release of a pid that was live at the start. */
  private void startPid(Call call) {
    int pid = Subject.pidOf(call);
    if (!subject.start.isKnown(pid)) {
      return;
    }
    List<Integer> numbers = subject.start.numbers(pid);
    int ns = subject.start.namespaceOf(pid);
    for (int level = numbers.size() - 1; level >= 0; level--) {
      add(ns, numbers.get(level), WRITE);
      add(ns, MEMBERS, ADD);
      add(ns, ALL, READ);
      ns = subject.parent(ns);
    }
  }

  /** A call that asks whether a pid was allocated or released: the pid's own number tells. */
  private void pid(int index, int mode) {
    int allocation = problem.allocation[index];
    int pid = Subject.pidOf(problem.calls[index]);
    if (allocation < 0) {
      if (subject.start.isKnown(pid)) {
        List<Integer> numbers = subject.start.numbers(pid);
        add(subject.start.namespaceOf(pid), numbers.get(numbers.size() - 1), mode);
      }
      return;
    }
    int ns = ((Operation.Allocate) problem.calls[allocation].operation()).ns();
    if (problem.calls[allocation].result() instanceof Result.Allocated done) {
      add(ns, done.numbers().get(done.numbers().size() - 1), mode);
    }
    add(ns, ALL, READ);
  }

  private void add(int ns, int place, int mode) {
    if (size == scratch.length) {
      scratch = Arrays.copyOf(scratch, 2 * size);
    }
    int id = ids.computeIfAbsent(Problem.key(ns, place), k -> ids.size());
    if (place > FIRST_LAP) {
      numbers.set(id);
    }
    scratch[size++] = id * MODES + mode;
  }
}
