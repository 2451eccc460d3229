package dev.pidmap.spec.check;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A history cut into the lives of single numbers. With any-free strength a pid is admitted or not
 * by what has its numbers, by the inits, bounds and closings of its namespaces, and by nothing
 * else; so whoever leaves out all calls about other pids keeps an admitted order admitted. Hence,
 * when the calls about one number have no order, the history has none.
 *
 * <p>The converse does not hold (a pid ties its numbers together, and exhaustion is about all of
 * them): what passes here is not admitted yet. Left out are calls that ask about many numbers, and
 * failed allocations.
 */
final class Projections {
  private static final long STEPS = 20_000;

  private final Subject subject;

  /** By (namespace, number): its calls. */
  private final Map<Long, List<Call>> byNumber = new HashMap<>();

  private final Map<Integer, List<Integer>> numbers = new HashMap<>();
  private final Map<Integer, Integer> namespaces = new HashMap<>();

  /** By pid, its allocation and releases. */
  private final Map<Integer, List<Call>> lives = new HashMap<>();

  /** By namespace, the pids that may have been the first to have its number 1. */
  private final Map<Integer, Set<Integer>> firsts = new HashMap<>();

  /** Calls that belong to every number: namespaces made and closed, bounds set. */
  private final List<Call> common = new ArrayList<>();

  /** Whether an allocation that never returned may have been any pid, which nothing here covers. */
  private boolean uncertain;

  Projections(Subject subject, List<Call> calls) {
    this.subject = subject;
    subject.start.forEachPid(
        pid -> {
          numbers.put(pid, subject.start.numbers(pid));
          namespaces.put(pid, subject.start.namespaceOf(pid));
        });
    for (Call call : calls) {
      if (call.operation() instanceof Operation.Allocate op
          && call.result() instanceof Result.Allocated done) {
        numbers.put(op.pid(), done.numbers());
        namespaces.put(op.pid(), op.ns());
        noteFirst(call, op, done);
      } else if (call.operation() instanceof Operation.Allocate && call.result() == null) {
        uncertain |= !subject.holdsOnly(call);
      }
    }
    for (Call call : calls) {
      sort(call);
    }
  }

  private void noteFirst(Call call, Operation.Allocate op, Result.Allocated done) {
    int ns = op.ns();
    for (int level = done.numbers().size() - 1; level >= 0; level--) {
      if (done.numbers().get(level) == 1 && subject.mayBeFirst(ns, call)) {
        firsts.computeIfAbsent(ns, n -> new HashSet<>()).add(op.pid());
      }
      ns = subject.parent(ns);
    }
  }

  private void sort(Call call) {
    Operation operation = call.operation();
    if (operation instanceof Operation.Find op) {
      addTo(op.ns(), op.number(), call);
    } else if (operation instanceof Operation.Allocate op) {
      if (call.result() instanceof Result.Allocated) {
        addLife(op.pid(), call);
      }
    } else if (operation instanceof Operation.Release op) {
      if (numbers.containsKey(op.pid())) {
        addLife(op.pid(), call);
      }
    } else if (operation instanceof Operation.CreateNamespace
        || operation instanceof Operation.Close
        || operation instanceof Operation.SetPidMax
        || operation instanceof Operation.SetLastPid) {
      common.add(call);
    }
  }

  private void addLife(int pid, Call call) {
    lives.computeIfAbsent(pid, p -> new ArrayList<>()).add(call);
    int ns = namespaces.get(pid);
    List<Integer> own = numbers.get(pid);
    for (int level = own.size() - 1; level >= 0; level--) {
      addTo(ns, own.get(level), call);
      ns = subject.parent(ns);
    }
  }

  private void addTo(int ns, int number, Call call) {
    byNumber.computeIfAbsent(Problem.key(ns, number), k -> new ArrayList<>(4)).add(call);
  }

  /** Calls that have no order, and where their search got stuck. */
  record Refuted(List<Call> calls, Search.Stuck stuck) {}

  /** The calls about one number that have no order, or null where none were found. */
  Refuted refuted(Meter meter) {
    if (subject.exact() || uncertain) {
      return null;
    }
    for (Map.Entry<Long, List<Call>> entry : byNumber.entrySet()) {
      if (meter.spent()) {
        return null;
      }
      List<Call> calls = around((int) (entry.getKey() >> 32), entry.getValue());
      Search search = new Search(new Problem(subject, calls), meter.limited(STEPS));
      if (search.run(Long.MAX_VALUE) == Search.End.NONE) {
        return new Refuted(calls, search.stuck());
      }
    }
    return null;
  }

  /** {@code calls} about a number of {@code ns}, with all that decides about the same pids. */
  private List<Call> around(int ns, List<Call> calls) {
    Set<Integer> pids = new HashSet<>();
    Deque<Integer> spaces = new ArrayDeque<>(List.of(ns));
    for (Call call : calls) {
      addPid(Subject.pidOf(call), pids, spaces);
    }
    Set<Integer> seen = new HashSet<>();
    while (!spaces.isEmpty()) {
      for (int token = spaces.pop(); token >= 0 && seen.add(token); token = subject.parent(token)) {
        for (int pid : firsts.getOrDefault(token, Set.of())) {
          addPid(pid, pids, spaces);
        }
      }
    }
    Set<Call> all = new TreeSet<>(Comparator.comparingInt(Call::called));
    all.addAll(common);
    all.addAll(calls);
    for (int pid : pids) {
      all.addAll(lives.getOrDefault(pid, List.of()));
    }
    return List.copyOf(all);
  }

  private void addPid(int pid, Set<Integer> pids, Deque<Integer> spaces) {
    if (numbers.containsKey(pid) && pids.add(pid)) {
      spaces.add(namespaces.get(pid));
    }
  }
}
