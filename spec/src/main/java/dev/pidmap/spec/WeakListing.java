package dev.pidmap.spec;

import dev.pidmap.spec.Result.Found;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The rule of {@link Operation.ListLive}, which is not a snapshot: numbers ascend strictly; every
 * pid it reports was live at some instant of the call; every pid that was live during the whole
 * call is reported. As numbers ascend, none is reported twice.
 *
 * <p>A history shows when a pid became live and ceased to be only as intervals, so the rule is
 * applied as far as they decide it.
 */
public final class WeakListing {
  private WeakListing() {}

  /** Where an event never came. */
  public static final long NEVER = Long.MAX_VALUE;

  /**
   * The life of a pid in the namespace that is listed, in the positions of the history.
   *
   * @param allocated when its allocation was called; one that failed has no lifetime
   * @param live when it returned, or {@link #NEVER} where it is pending
   * @param releasing when the release that succeeded was called, or {@link #NEVER}
   * @param released when that release returned, or {@link #NEVER}
   */
  public record Lifetime(
      int pid, int number, long allocated, long live, long releasing, long released) {

    /** Whether it may have been live at some instant between {@code from} and {@code to}. */
    public boolean mayMeet(long from, long to) {
      return allocated < to && released > from;
    }

    /** Whether it was live from {@code from} to {@code to} in any case. */
    public boolean spans(long from, long to) {
      return live < from && releasing > to;
    }
  }

  /**
   * Why a listing called at {@code from} that returned at {@code to} is wrong; empty when it is
   * not.
   *
   * @param lifetimes of the namespace's pids; those that cannot meet the call may be left out
   */
  public static String refusal(
      Result.Listed listed, long from, long to, Collection<Lifetime> lifetimes) {
    int previous = 0;
    for (Found found : listed.pids()) {
      if (found.number() <= previous) {
        return "Contract: a listing met number " + found.number() + " after " + previous;
      }
      previous = found.number();
    }
    Map<Integer, Set<Integer>> possible = new HashMap<>();
    for (Lifetime life : lifetimes) {
      if (life.mayMeet(from, to)) {
        possible.computeIfAbsent(life.number(), n -> new HashSet<>()).add(life.pid());
      }
    }
    Map<Integer, Integer> reported = new HashMap<>();
    for (Found found : listed.pids()) {
      Set<Integer> holders = possible.getOrDefault(found.number(), Set.of());
      if (found.pid() == Found.UNKNOWN ? holders.isEmpty() : !holders.contains(found.pid())) {
        return "UniqueAcrossNamespaces: a listing met pid "
            + found.pid()
            + " with number "
            + found.number()
            + ", which it did not have at any instant of the call";
      }
      reported.put(found.number(), found.pid());
    }
    for (Lifetime life : lifetimes) {
      Integer pid = reported.get(life.number());
      if (life.spans(from, to) && (pid == null || (pid != life.pid() && pid != Found.UNKNOWN))) {
        return "UniqueAcrossNamespaces: a listing missed pid "
            + life.pid()
            + " with number "
            + life.number()
            + ", which was live during the whole call";
      }
    }
    return "";
  }
}
