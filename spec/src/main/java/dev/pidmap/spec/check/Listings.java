package dev.pidmap.spec.check;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.WeakListing;
import dev.pidmap.spec.WeakListing.Lifetime;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import dev.pidmap.spec.history.Start;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the listings of a history, each by itself: their rule is about the whole interval of the
 * call, so they take no part in the order.
 */
final class Listings {
  private final Subject subject;

  /** By namespace, its pids. */
  private final Map<Integer, List<Lifetime>> lifetimes = new HashMap<>();

  private final Map<Integer, Call> releases = new HashMap<>();
  private final List<Call> unfinished = new ArrayList<>();

  private Listings(Subject subject, History history) {
    this.subject = subject;
    for (Call call : history.calls()) {
      if (call.operation() instanceof Operation.Release op
          && !(call.result() instanceof Result.Failed)) {
        releases.merge(op.pid(), call, Listings::likelier);
      }
    }
    for (Start.LivePid pid : history.start().pids()) {
      add(pid.pid(), pid.ns(), pid.numbers(), -1, -1);
    }
    for (Call call : history.calls()) {
      if (call.operation() instanceof Operation.Allocate op
          && call.result() instanceof Result.Allocated done) {
        add(op.pid(), op.ns(), done.numbers(), call.called(), position(call.returned()));
      } else if (call.operation() instanceof Operation.Allocate && call.result() == null) {
        unfinished.add(call);
      }
    }
    for (Call call : history.calls()) {
      if (call.result() instanceof Result.Listed listed && !unfinished.isEmpty()) {
        listed
            .pids()
            .forEach(found -> explain(((Operation.ListLive) call.operation()).ns(), found));
      }
    }
  }

  /** An allocation that never returned may have the number under which a listing met its pid. */
  private void explain(int ns, Result.Found found) {
    for (Call call : unfinished) {
      Operation.Allocate op = (Operation.Allocate) call.operation();
      boolean same = found.pid() == op.pid() || found.pid() == Result.Found.UNKNOWN;
      if (same && subject.isAncestor(ns, op.ns())) {
        Call release = releases.get(op.pid());
        lifetimes
            .computeIfAbsent(ns, n -> new ArrayList<>())
            .add(
                new Lifetime(
                    op.pid(),
                    found.number(),
                    call.called(),
                    WeakListing.NEVER,
                    release == null ? WeakListing.NEVER : release.called(),
                    release == null ? WeakListing.NEVER : position(release.returned())));
      }
    }
  }

  /** Of two releases that may have succeeded, one that did; otherwise the one called first. */
  private static Call likelier(Call one, Call other) {
    return !one.pending() || other.pending() ? one : other;
  }

  private void add(int pid, int target, List<Integer> numbers, long called, long returned) {
    Call release = releases.get(pid);
    long releasing = release == null ? WeakListing.NEVER : release.called();
    long released = release == null ? WeakListing.NEVER : position(release.returned());
    int ns = target;
    for (int level = numbers.size() - 1; level >= 0; level--) {
      lifetimes
          .computeIfAbsent(ns, n -> new ArrayList<>())
          .add(new Lifetime(pid, numbers.get(level), called, returned, releasing, released));
      ns = subject.parent(ns);
    }
  }

  private static long position(int returned) {
    return returned == History.NEVER ? WeakListing.NEVER : returned;
  }

  /** A listing that broke its rule, and how. */
  record Refused(Call call, String refusal) {}

  /** The refused listing that returned first, or null. */
  static Refused firstRefused(Subject subject, History history) {
    List<Call> listings =
        history.calls().stream().filter(c -> c.result() instanceof Result.Listed).toList();
    return listings.isEmpty() ? null : new Listings(subject, history).judge(listings);
  }

  private Refused judge(List<Call> listings) {
    lifetimes.values().forEach(all -> all.sort(Comparator.comparingLong(Lifetime::allocated)));
    Map<Integer, Window> windows = new HashMap<>();
    Refused first = null;
    for (Call call : listings) {
      int ns = ((Operation.ListLive) call.operation()).ns();
      List<Lifetime> near =
          windows
              .computeIfAbsent(ns, n -> new Window(lifetimes.getOrDefault(n, List.of())))
              .around(call.called(), call.returned());
      String refusal =
          WeakListing.refusal(
              (Result.Listed) call.result(), call.called(), position(call.returned()), near);
      if (!refusal.isEmpty() && (first == null || call.returned() < first.call().returned())) {
        first = new Refused(call, refusal);
      }
    }
    return first;
  }

  /** The lifetimes that may meet a call, for calls in the order of their beginning. */
  private static final class Window {
    private final List<Lifetime> all;
    private final List<Lifetime> near = new ArrayList<>();
    private int next;

    Window(List<Lifetime> all) {
      this.all = all;
    }

    List<Lifetime> around(long from, long to) {
      while (next < all.size() && all.get(next).allocated() < to) {
        near.add(all.get(next++));
      }
      near.removeIf(life -> life.released() <= from);
      return near;
    }
  }
}
