package dev.pidmap.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The numbers of one namespace that allocations in flight may hold, RESERVED, at an instant: no
 * look-up shows them, but a request meets them and a search for a free number passes them.
 *
 * <p>A holder has at most one number per level: a known one (it was requested, or is the answer),
 * or any one (an automatic choice that is not known). So free numbers are covered by distinct
 * holders if and only if those that no holder is known to have are not more than the holders that
 * may have any: no matching is needed.
 */
final class Cover {
  private final int ns;
  private final Overlap since;
  private final Set<Integer> known = new HashSet<>();
  private int any;

  /** {@code since} tells what was taken at former instants. */
  private Cover(int ns, Overlap since) {
    this.ns = ns;
    this.since = since;
  }

  /** What {@code overlap} may hold in namespace {@code ns} at the present instant. */
  static Cover of(State state, int ns, Overlap overlap) {
    Cover cover = new Cover(ns, Overlap.NONE);
    cover.add(state, overlap.holders());
    return cover;
  }

  /** The same at any instant since the call, and all numbers that were live at one. */
  static Cover sinceCall(State state, int ns, Overlap overlap) {
    Cover cover = new Cover(ns, overlap);
    cover.add(state, overlap.holders());
    cover.add(state, overlap.formerHolders());
    return cover;
  }

  private void add(State state, List<Overlap.Holder> holders) {
    int level = state.level(ns);
    for (Overlap.Holder holder : holders) {
      int target = holder.call().ns();
      if (state.hasNamespace(target)
          && state.level(target) >= level
          && state.ancestor(target, level) == ns) {
        add(state, level, holder);
      }
    }
  }

  private void add(State state, int level, Overlap.Holder holder) {
    if (holder.result() instanceof Result.Allocated done) {
      if (level < done.numbers().size()) {
        known.add(done.numbers().get(level));
      }
      return;
    }
    if (holder.result() instanceof Result.Failed failed && !holdsAt(level, failed)) {
      return;
    }
    Operation.Allocate call = holder.call();
    int entry = state.level(call.ns()) - level;
    if (entry < call.setTid().size()) {
      known.add(call.setTid().get(entry));
    } else if (!state.initSeen(ns)) {
      known.add(1); // an automatic number where there is no init yet
    } else {
      any++;
    }
  }

  /** Claims go outwards: an allocation that failed at a level had numbers at the deeper ones. */
  private static boolean holdsAt(int level, Result.Failed failed) {
    return switch (failed.errno()) {
      case EPERM -> false;
      case ENOMEM -> true;
      default -> level > failed.level();
    };
  }

  boolean mayHold(int number) {
    return any > 0 || isKnown(number);
  }

  private boolean isKnown(int number) {
    return known.contains(number) || since.wasTaken(ns, number);
  }

  /** Whether every number of [from, to) is live or may be held, at one instant. */
  boolean covers(State state, int from, int to) {
    return coversBoth(state, from, to, to, to);
  }

  /** The same for [from, to) and [from2, to2) together. */
  boolean coversBoth(State state, int from, int to, int from2, int to2) {
    int left = gaps(state, from, to, any);
    return left >= 0 && gaps(state, from2, to2, left) >= 0;
  }

  /** How many of {@code holders} are left after covering [from, to); negative when too few. */
  private int gaps(State state, int from, int to, int holders) {
    int left = holders;
    for (int n = state.firstFree(ns, from); n < to && left >= 0; n = state.firstFree(ns, n + 1)) {
      if (!isKnown(n)) {
        left--;
      }
    }
    return left;
  }
}
