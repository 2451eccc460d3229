package dev.pidmap.properties;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a caller knows from the answers of a sequential run alone: who lives, under which numbers.
 */
final class Book {
  private final Limits limits;
  private final List<Integer> namespaces = new ArrayList<>(List.of(0));
  private final Map<Integer, Integer> parents = new HashMap<>();
  private final Map<Integer, NavigableMap<Integer, Integer>> live = new HashMap<>();
  private final Set<Integer> closed = new HashSet<>();
  private final Map<Integer, Holding> pids = new HashMap<>();
  private final List<Integer> ever = new ArrayList<>();
  private final List<Integer> alive = new ArrayList<>();
  private int lastNamespace;
  private int lastPid;

  /** Where a pid was allocated and its numbers by level. */
  record Holding(int ns, List<Integer> numbers) {}

  Book(Limits limits) {
    this.limits = limits;
    live.put(0, new TreeMap<>());
  }

  int newNamespace() {
    return ++lastNamespace;
  }

  int newPid() {
    return ++lastPid;
  }

  List<Integer> namespaces() {
    return namespaces;
  }

  /** Tokens of all pids that were ever live. */
  List<Integer> ever() {
    return ever;
  }

  /** Tokens of the live pids. */
  List<Integer> alive() {
    return List.copyOf(alive);
  }

  Holding holding(int pid) {
    return pids.get(pid);
  }

  /** The live pids of {@code ns} by their number there. */
  NavigableMap<Integer, Integer> live(int ns) {
    return live.get(ns);
  }

  int level(int ns) {
    return chain(ns).size() - 1;
  }

  /** The namespaces from the root to {@code ns}. */
  List<Integer> chain(int ns) {
    List<Integer> chain = new ArrayList<>();
    for (Integer at = ns; at != null; at = parents.get(at)) {
      chain.add(0, at);
    }
    return chain;
  }

  /** Whether {@code ns} or an ancestor is closed. */
  boolean closedAbove(int ns) {
    return chain(ns).stream().anyMatch(closed::contains);
  }

  boolean closed(int ns) {
    return closed.contains(ns);
  }

  /** The operation a step stands for now, or null when it needs a pid and there is none. */
  Operation resolve(Call call) {
    int ns = pick(namespaces, call.ns());
    int cpu = Math.floorMod(call.cpu(), limits.cpus());
    int number = number(call.number(), ns);
    return switch (call.kind()) {
      case CREATE -> new Operation.CreateNamespace(ns, newNamespace());
      case ALLOCATE -> Operation.Allocate.automatic(cpu, ns, newPid());
      case REQUEST ->
          new Operation.Allocate(cpu, ns, newPid(), setTid(call, ns), call.capableFrom());
      case RELEASE -> picked(call.pid()) == null ? null : new Operation.Release(picked(call.pid()));
      case FIND -> new Operation.Find(ns, number);
      case FIND_AT_LEAST -> new Operation.FindAtLeast(ns, number);
      case NUMBER_OF ->
          picked(call.pid()) == null ? null : new Operation.NumberOf(picked(call.pid()), ns);
      case LIST -> new Operation.ListLive(ns);
      case CLOSE -> new Operation.Close(ns);
      case IS_DRAINED -> new Operation.IsDrained(ns);
      case GET_PID_MAX -> new Operation.GetPidMax(ns);
      case SET_PID_MAX -> new Operation.SetPidMax(ns, number);
      case GET_LAST_PID -> new Operation.GetLastPid(ns);
      case SET_LAST_PID -> new Operation.SetLastPid(cpu, ns, number, call.capableFrom());
    };
  }

  private Integer picked(int pid) {
    if (pid < 0 || alive.isEmpty()) {
      return ever.isEmpty() ? null : pick(ever, pid);
    }
    return pick(alive, pid);
  }

  private static int pick(List<Integer> from, int pick) {
    return from.get(Math.floorMod(pick, from.size()));
  }

  private List<Integer> setTid(Call call, int ns) {
    List<Integer> numbers = new ArrayList<>();
    Integer at = ns;
    for (int pick : call.numbers()) {
      numbers.add(number(pick, at == null ? 0 : at));
      at = at == null ? null : parents.get(at);
    }
    return numbers;
  }

  /**
   * The number a pick stands for: one of -1..{@code pidMaxLimit} + 1, or, for a negative pick, one
   * that is taken in {@code ns}.
   */
  private int number(int pick, int ns) {
    if (pick < 0 && !live(ns).isEmpty()) {
      return pick(List.copyOf(live(ns).keySet()), pick);
    }
    int number = Math.floorMod(pick, limits.pidMaxLimit() + 3);
    return number == limits.pidMaxLimit() + 2 ? -1 : number;
  }

  /** Takes note of an answer. */
  void enter(Operation operation, Result result) {
    if (result instanceof Result.Failed) {
      return;
    }
    if (operation instanceof Operation.CreateNamespace op) {
      namespaces.add(op.child());
      parents.put(op.child(), op.parent());
      live.put(op.child(), new TreeMap<>());
    } else if (operation instanceof Operation.Allocate op) {
      List<Integer> numbers = ((Result.Allocated) result).numbers();
      pids.put(op.pid(), new Holding(op.ns(), numbers));
      ever.add(op.pid());
      alive.add(op.pid());
      List<Integer> chain = chain(op.ns());
      for (int level = 0; level < chain.size(); level++) {
        live(chain.get(level)).put(numbers.get(level), op.pid());
      }
    } else if (operation instanceof Operation.Release op) {
      alive.remove(Integer.valueOf(op.pid()));
      Holding gone = holding(op.pid());
      List<Integer> chain = chain(gone.ns());
      for (int level = 0; level < chain.size(); level++) {
        live(chain.get(level)).remove(gone.numbers().get(level));
      }
    } else if (operation instanceof Operation.Close op) {
      closed.add(op.ns());
    }
  }
}
