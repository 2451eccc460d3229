package dev.pidmap.spec.history;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What callers of a pid map saw: each call with its answer, and when both happened.
 *
 * @param strength which contract the map claims
 * @param limits the constants of the map
 * @param start what existed before the first call
 * @param source where the history comes from, for people
 * @param calls in the order in which they began
 * @param events number of call and return events
 * @param inside what it tells of the inside of the map
 */
public record History(
    Strength strength,
    Limits limits,
    Start start,
    String source,
    List<Call> calls,
    int events,
    Inside inside) {

  /** The {@link Call#returned} of a call that never returned. */
  public static final int NEVER = Integer.MAX_VALUE;

  public History {
    calls = List.copyOf(calls);
  }

  /** A history that tells nothing of the inside of the map. */
  public History(
      Strength strength, Limits limits, Start start, String source, List<Call> calls, int events) {
    this(strength, limits, start, source, calls, events, Inside.UNTOLD);
  }

  /**
   * A call and its answer.
   *
   * @param op names the call in the history
   * @param process who called; the calls of one process do not overlap
   * @param result the answer, or null while pending
   * @param called position of the call among the events of the history, from 0
   * @param returned position of the return, or {@link #NEVER}
   * @param calledAt time of the call, in units of the recorder
   * @param returnedAt time of the return; meaningless while pending
   */
  public record Call(
      int op,
      int process,
      Operation operation,
      Result result,
      int called,
      int returned,
      long calledAt,
      long returnedAt) {

    public boolean pending() {
      return returned == NEVER;
    }

    /** This call as one that has its answer but does not return. */
    public Call withoutReturn() {
      return new Call(op, process, operation, result, called, NEVER, calledAt, returnedAt);
    }

    /** This call with another answer. */
    public Call withResult(Result answer) {
      return new Call(op, process, operation, answer, called, returned, calledAt, returnedAt);
    }
  }

  /** The line of the history's file that holds an event: the header is line 1. */
  public int line(int event) {
    int from = 0;
    int to = inside.notes().size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (inside.notes().get(middle).at() <= event) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return event + 2 + from;
  }

  /** A builder of a history that starts with nothing but an empty root. */
  public static Builder builder(Strength strength, Limits limits) {
    return new Builder(strength, limits, Start.EMPTY, "");
  }

  /**
   * Collects events in their order and refuses one that no history may contain: see the rules in
   * {@code HISTORY.md}. Every refusal is an {@link IllegalArgumentException}.
   */
  public static final class Builder {
    private final Strength strength;
    private final Limits limits;
    private final Start start;
    private final String source;
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Integer> indexOfOp = new HashMap<>();
    private final Set<Integer> busy = new HashSet<>();
    private final List<Inside.Note> notes = new ArrayList<>();
    private final Tokens tokens;
    private int rangeSize;
    private int events;
    private long now = Long.MIN_VALUE;

    public Builder(Strength strength, Limits limits, Start start, String source) {
      this.strength = strength;
      this.limits = limits;
      this.start = start;
      this.source = source;
      this.tokens = new Tokens(start);
    }

    /** Process {@code process} begins {@code operation} at time {@code t}. */
    public Builder call(long t, int op, int process, Operation operation) {
      tick(t);
      if (indexOfOp.containsKey(op)) {
        throw new IllegalArgumentException("op " + op + " is used twice");
      }
      if (!busy.add(process)) {
        throw new IllegalArgumentException("process " + process + " has a call in progress");
      }
      tokens.check(operation);
      indexOfOp.put(op, calls.size());
      calls.add(new Call(op, process, operation, null, events++, NEVER, t, 0));
      return this;
    }

    /** Call {@code op} answers {@code result} at time {@code t}. */
    public Builder ret(long t, int op, Result result) {
      tick(t);
      Integer index = indexOfOp.get(op);
      if (index == null) {
        throw new IllegalArgumentException("op " + op + " returns without a call");
      }
      Call call = calls.get(index);
      if (!call.pending()) {
        throw new IllegalArgumentException("op " + op + " returns a second time");
      }
      tokens.check(call.operation(), result);
      busy.remove(call.process());
      calls.set(
          index,
          new Call(
              op,
              call.process(),
              call.operation(),
              result,
              call.called(),
              events++,
              call.calledAt(),
              t));
      return this;
    }

    /** Process {@code process} performs {@code operation} while nothing happens beside it. */
    public Builder sequential(int process, Operation operation, Result result) {
      long t = now == Long.MIN_VALUE ? 0 : now;
      int op = calls.size();
      return call(t, op, process, operation).ret(t, op, result);
    }

    /** The map has ranges of {@code size} ids. */
    public Builder rangeSize(int size) {
      if (size < 1) {
        throw new IllegalArgumentException("range_size is " + size + ", and must be at least 1");
      }
      rangeSize = size;
      return this;
    }

    /** At time {@code t} something happened inside the map. */
    public Builder note(long t, String text) {
      tick(t);
      notes.add(new Inside.Note(events, t, text));
      return this;
    }

    private void tick(long t) {
      if (t < now) {
        throw new IllegalArgumentException("the clock goes backwards, from " + now + " to " + t);
      }
      now = t;
    }

    /** Number of events so far. */
    public int events() {
      return events;
    }

    public History build() {
      return new History(
          strength, limits, start, source, calls, events, new Inside(rangeSize, notes));
    }
  }
}
