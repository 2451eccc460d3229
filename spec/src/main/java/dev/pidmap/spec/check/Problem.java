package dev.pidmap.spec.check;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calls to be put into an order, and what a search wants to know of their future. A call whose
 * answer is known but whose return is {@link History#NEVER} may take effect with that answer or not
 * at all.
 */
final class Problem {
  final Subject subject;
  final Call[] calls;

  /** {@code i} where call {@code i} begins, {@code ~i} where it returns. */
  final int[] events;

  /** Whether a call changes nothing that can make a later answer illegal. */
  final boolean[] read;

  final Footprints footprints;

  /** By call that allocates: how many look-ups found its pid and must return. */
  final int[] looks;

  /** By call that allocates: the position before which its pid cannot be released. */
  final int[] liveUntil;

  /** By call: the call that allocates the pid it names or found, or -1. */
  final int[] allocation;

  /** Allocations that failed, by the position of their return. */
  private final TreeMap<Integer, Call> failed = new TreeMap<>();

  /** Numbers that look-ups tell of a pid: by (pid, namespace). */
  private final Map<Long, Integer> told = new HashMap<>();

  /** Every number that occurs in a namespace: by (namespace, number). */
  private final Set<Long> mentioned = new HashSet<>();

  /**
   * @param all calls of one history in the order of their beginning; those that do not matter are
   *     left out
   */
  Problem(Subject subject, List<Call> all) {
    this.subject = subject;
    calls = all.stream().filter(subject::matters).toArray(Call[]::new);
    int n = calls.length;
    events = events(calls);
    read = new boolean[n];
    looks = new int[n];
    liveUntil = new int[n];
    allocation = new int[n];
    Arrays.fill(liveUntil, History.NEVER);
    Map<Integer, Integer> allocationOf = new HashMap<>();
    for (int i = 0; i < n; i++) {
      if (calls[i].operation() instanceof Operation.Allocate op) {
        allocationOf.put(op.pid(), i);
      }
    }
    for (int i = 0; i < n; i++) {
      read[i] =
          Subject.isRead(calls[i]) && !(subject.exact() && Subject.failedAllocation(calls[i]));
      allocation[i] = allocationOf.getOrDefault(Subject.pidOf(calls[i]), -1);
      lookAhead(calls[i], allocation[i]);
      tell(calls[i]);
      if (Subject.failedAllocation(calls[i])) {
        failed.put(calls[i].returned(), calls[i]);
      }
    }
    footprints = new Footprints(this);
  }

  private void lookAhead(Call call, int allocated) {
    if (allocated < 0) {
      return;
    }
    if (call.result() instanceof Result.Found) {
      looks[allocated]++;
    } else if (call.operation() instanceof Operation.Release
        && !(call.result() instanceof Result.Failed)) {
      liveUntil[allocated] = Math.min(liveUntil[allocated], call.called());
    }
  }

  private void tell(Call call) {
    if (call.operation() instanceof Operation.Allocate op) {
      int ns = op.ns();
      for (int level = levelOf(ns); level >= 0; level--) {
        int entry = levelOf(op.ns()) - level;
        if (call.result() instanceof Result.Allocated done) {
          mentioned.add(key(ns, done.numbers().get(level)));
        } else if (entry < op.setTid().size()) {
          mentioned.add(key(ns, op.setTid().get(entry)));
        }
        ns = subject.parent(ns);
      }
    } else if (call.operation() instanceof Operation.Find op) {
      tell(call, op.ns());
      mentioned.add(key(op.ns(), op.number()));
    } else if (call.operation() instanceof Operation.FindAtLeast op) {
      tell(call, op.ns());
    } else if (call.operation() instanceof Operation.NumberOf op
        && call.result() instanceof Result.Value value
        && value.value() != 0) {
      told.put(key(op.pid(), op.ns()), value.value());
      mentioned.add(key(op.ns(), value.value()));
    }
  }

  private void tell(Call call, int ns) {
    if (call.result() instanceof Result.Found found) {
      mentioned.add(key(ns, found.number()));
      if (found.pid() != Result.Found.UNKNOWN) {
        told.put(key(found.pid(), ns), found.number());
      }
    }
  }

  /** The allocations that failed and returned between two positions of the history. */
  List<Call> failedBetween(int from, int to) {
    return List.copyOf(failed.subMap(from, to).values());
  }

  /** The number that a look-up told of {@code pid} in {@code ns}, or 0. */
  int told(int pid, int ns) {
    return told.getOrDefault(key(pid, ns), 0);
  }

  boolean mentioned(int ns, int number) {
    return mentioned.contains(key(ns, number));
  }

  int levelOf(int ns) {
    int level = 0;
    for (int up = subject.parent(ns); up >= 0; up = subject.parent(up)) {
      level++;
    }
    return level;
  }

  static long key(int high, int low) {
    return ((long) high << 32) | (low & 0xffffffffL);
  }

  private static int[] events(Call[] calls) {
    long[] at = new long[2 * calls.length];
    int n = 0;
    for (int i = 0; i < calls.length; i++) {
      at[n++] = ((long) calls[i].called() << 32) | i;
      if (!calls[i].pending()) {
        at[n++] = ((long) calls[i].returned() << 32) | (~i & 0xffffffffL);
      }
    }
    Arrays.sort(at, 0, n);
    int[] events = new int[n];
    for (int i = 0; i < n; i++) {
      events[i] = (int) at[i];
    }
    return events;
  }
}
