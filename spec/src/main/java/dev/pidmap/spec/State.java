package dev.pidmap.spec;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/**
 * The abstract state of a pid map: the tree of namespaces, who is live in each under which number,
 * and every pid that ever took effect. Immutable, with structural equality; every change costs
 * O(log n) and shares the rest, so a search may keep as many states as it likes.
 */
public final class State {
  /** The token of the namespace at level 0. */
  public static final int ROOT = 0;

  /** Answered by {@link #liveAt} where nobody is. */
  public static final int NOBODY = -1;

  private final Limits limits;
  private final IntMap<NamespaceState> namespaces;
  private final IntMap<PidState> pids;

  private State(Limits limits, IntMap<NamespaceState> namespaces, IntMap<PidState> pids) {
    this.limits = limits;
    this.namespaces = namespaces;
    this.pids = pids;
  }

  static State initial(Limits limits) {
    NamespaceState root = NamespaceState.fresh(-1, 0, limits.rootPidMax());
    return new State(limits, IntMap.<NamespaceState>empty().put(ROOT, root), IntMap.empty());
  }

  public Limits limits() {
    return limits;
  }

  // Namespaces

  public boolean hasNamespace(int ns) {
    return namespaces.get(ns) != null;
  }

  /** Visits the tokens of all namespaces in ascending order. */
  public void forEachNamespace(IntConsumer visitor) {
    namespaces.forEach((state, ns) -> visitor.accept(ns));
  }

  /** The token of the parent, -1 for the root. */
  public int parent(int ns) {
    return namespace(ns).parent();
  }

  public int level(int ns) {
    return namespace(ns).level();
  }

  /** The ancestor of {@code ns} at {@code level}; {@code ns} itself at its own level. */
  public int ancestor(int ns, int level) {
    int token = ns;
    NamespaceState state = namespace(ns);
    while (state.level() > level) {
      token = state.parent();
      state = namespace(token);
    }
    return token;
  }

  /** The chain of {@code ns} by level: its ancestors, outermost first, then itself. */
  public int[] chain(int ns) {
    int[] chain = new int[level(ns) + 1];
    int token = ns;
    for (int level = chain.length - 1; level >= 0; level--) {
      chain[level] = token;
      token = parent(token);
    }
    return chain;
  }

  /** Whether {@code ns} itself was closed. */
  public boolean closed(int ns) {
    return namespace(ns).closed();
  }

  /** Whether {@code ns} or an ancestor was closed, so that nothing can become live in it. */
  public boolean closedInChain(int ns) {
    for (int token = ns; token >= 0; token = parent(token)) {
      if (closed(token)) {
        return true;
      }
    }
    return false;
  }

  /** Whether number 1 of {@code ns} was ever live. */
  public boolean initSeen(int ns) {
    return namespace(ns).initSeen();
  }

  public int pidMax(int ns) {
    return namespace(ns).pidMax();
  }

  /** The next candidate of the sweep; meaningful for {@link Strength#EXACT} only. */
  public int cursor(int ns) {
    return namespace(ns).sweep().cursor();
  }

  /** The last lap told for {@code number} in {@code ns}, or -1. */
  public int lastLap(int ns, int number) {
    return namespace(ns).sweep().lastLap(number);
  }

  // Numbers

  /** The token of the live pid that has {@code number} in {@code ns}, or {@link #NOBODY}. */
  public int liveAt(int ns, int number) {
    Integer pid = namespace(ns).live().get(number);
    return pid == null ? NOBODY : pid;
  }

  /** The least live number of {@code ns} at or after {@code from}, or -1. */
  public int leastLive(int ns, int from) {
    return namespace(ns).live().ceilingKey(from);
  }

  /** The least number of {@code ns} at or after {@code from}, and from 1 on, that is not live. */
  public int firstFree(int ns, int from) {
    return namespace(ns).live().firstAbsent(Math.max(from, 1));
  }

  public int liveCount(int ns) {
    return namespace(ns).live().size();
  }

  // Pids

  /** Whether the allocation of {@code pid} took effect (and it was not forgotten). */
  public boolean isKnown(int pid) {
    return pids.get(pid) != null;
  }

  public boolean isLive(int pid) {
    PidState state = pids.get(pid);
    return state != null && state.live();
  }

  /** The namespace that {@code pid} was allocated in. */
  public int namespaceOf(int pid) {
    return pid(pid).ns();
  }

  /** The numbers of {@code pid} by level, outermost first, also after its release. */
  public List<Integer> numbers(int pid) {
    return pid(pid).numbers();
  }

  /** The number of {@code pid} as seen from {@code ns}, 0 where it is not visible. */
  public int numberIn(int pid, int ns) {
    PidState state = pid(pid);
    int level = level(ns);
    return level <= level(state.ns()) && ancestor(state.ns(), level) == ns
        ? state.numbers().get(level)
        : 0;
  }

  /** Visits the tokens of all pids that are known, in ascending order. */
  public void forEachPid(IntConsumer visitor) {
    pids.forEach((state, pid) -> visitor.accept(pid));
  }

  /** Without the released {@code pid}: for a search that knows that no later call names it. */
  public State forget(int pid) {
    if (isLive(pid)) {
      throw new IllegalArgumentException("pid " + pid + " is live");
    }
    IntMap<PidState> fewer = pids.remove(pid);
    return fewer.size() == pids.size() ? this : new State(limits, namespaces, fewer);
  }

  // Changes; whether they are allowed is the contract's business.

  State withNamespace(int parent, int child) {
    NamespaceState fresh = NamespaceState.fresh(parent, level(parent) + 1, limits.pidMaxLimit());
    return new State(limits, namespaces.put(child, fresh), pids);
  }

  State withClosed(int ns) {
    return with(ns, NamespaceState::withClosed);
  }

  State withPidMax(int ns, int pidMax) {
    return with(ns, state -> state.withPidMax(pidMax));
  }

  Sweep sweep(int ns) {
    return namespace(ns).sweep();
  }

  State withSweep(int ns, UnaryOperator<Sweep> change) {
    return with(ns, state -> state.withSweep(change.apply(state.sweep())));
  }

  State withLive(int pid, int ns, List<Integer> numbers) {
    IntMap<NamespaceState> changed = namespaces;
    int token = ns;
    for (int level = numbers.size() - 1; level >= 0; level--) {
      NamespaceState state = changed.get(token);
      changed = changed.put(token, state.withLive(numbers.get(level), pid));
      token = state.parent();
    }
    return new State(limits, changed, pids.put(pid, new PidState(ns, numbers, true)));
  }

  State withReleased(int pid) {
    PidState gone = pid(pid);
    IntMap<NamespaceState> changed = namespaces;
    int token = gone.ns();
    for (int level = gone.numbers().size() - 1; level >= 0; level--) {
      NamespaceState state = changed.get(token);
      changed = changed.put(token, state.withoutLive(gone.numbers().get(level)));
      token = state.parent();
    }
    return new State(limits, changed, pids.put(pid, gone.released()));
  }

  private State with(int ns, UnaryOperator<NamespaceState> change) {
    NamespaceState before = namespace(ns);
    NamespaceState after = change.apply(before);
    return after.equals(before) ? this : new State(limits, namespaces.put(ns, after), pids);
  }

  private NamespaceState namespace(int ns) {
    return known(namespaces.get(ns), "namespace", ns);
  }

  private PidState pid(int pid) {
    return known(pids.get(pid), "pid", pid);
  }

  private static <T> T known(T state, String kind, int token) {
    if (state == null) {
      throw new IllegalArgumentException("no " + kind + " " + token);
    }
    return state;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State that
        && limits.equals(that.limits)
        && namespaces.equals(that.namespaces)
        && pids.equals(that.pids);
  }

  @Override
  public int hashCode() {
    return 31 * namespaces.hashCode() + pids.hashCode();
  }

  @Override
  public String toString() {
    return "State[namespaces=" + namespaces + ", pids=" + pids + "]";
  }
}
