package dev.pidmap.kernel;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What a history is falsified at: its calls and lifetimes, in random order. */
final class Places {
  private final History history;
  private final Random random;
  private final List<History.Call> calls;
  private final List<Lifetime> lifetimes = new ArrayList<>();
  private final Map<Integer, Integer> parents = new HashMap<>();

  Places(History history, Random random) {
    this.history = history;
    this.random = random;
    Map<Integer, History.Call> releases = new HashMap<>();
    for (History.Call call : history.calls()) {
      if (call.operation() instanceof Operation.Release op) {
        releases.put(op.pid(), call);
      } else if (call.operation() instanceof Operation.CreateNamespace op) {
        parents.put(op.child(), op.parent());
      }
    }
    for (History.Call call : history.calls()) {
      if (call.operation() instanceof Operation.Allocate op
          && call.result() instanceof Result.Allocated) {
        lifetimes.add(new Lifetime(call, releases.get(op.pid())));
      }
    }
    calls = new ArrayList<>(history.calls());
    Collections.shuffle(calls, random);
    Collections.shuffle(lifetimes, random);
  }

  Random random() {
    return random;
  }

  List<History.Call> calls() {
    return calls;
  }

  List<Lifetime> lifetimes() {
    return lifetimes;
  }

  /** The namespace in which {@code pid} has its number of {@code level}; -1 below its own. */
  private int namespace(Lifetime pid, int level) {
    int ns = pid.request().ns();
    for (int l = pid.numbers().size() - 1; l > level; l--) {
      ns = parents.get(ns);
    }
    return level < pid.numbers().size() ? ns : -1;
  }

  boolean sameNamespace(Lifetime a, Lifetime b, int level) {
    return namespace(a, level) == namespace(b, level);
  }

  boolean shareNumber(Lifetime a, Lifetime b) {
    int levels = Math.min(a.numbers().size(), b.numbers().size());
    for (int level = 0; level < levels; level++) {
      if (sameNamespace(a, b, level) && a.number(level) == b.number(level)) {
        return true;
      }
    }
    return false;
  }

  private boolean has(Lifetime pid, Operation.Find find) {
    for (int level = 0; level < pid.numbers().size(); level++) {
      if (namespace(pid, level) == find.ns() && pid.number(level) == find.number()) {
        return true;
      }
    }
    return false;
  }

  boolean certainlyReleased(History.Call call, Operation.Find find) {
    boolean once = false;
    for (Lifetime pid : lifetimes) {
      if (has(pid, find)) {
        if (!pid.misses(call)) {
          return false;
        }
        once |= pid.endsBefore(call);
      }
    }
    return once && history.calls().stream().noneMatch(c -> c.pending() && isAllocate(c));
  }

  boolean certainlyLive(History.Call call, Operation.Find find) {
    return lifetimes.stream().anyMatch(pid -> has(pid, find) && pid.spans(call));
  }

  private static boolean isAllocate(History.Call call) {
    return call.operation() instanceof Operation.Allocate;
  }

  /** The greatest bound in force during the allocation of {@code pid} or at any later time. */
  int greatestPidMax(Lifetime pid, int level) {
    int greatest = history.limits().pidMaxLimit();
    int set = 0;
    boolean everSet = false;
    for (History.Call call : history.calls()) {
      if (call.operation() instanceof Operation.SetPidMax op
          && op.ns() == namespace(pid, level)
          && call.result() instanceof Result.Done) {
        set = Math.max(set, op.pidMax());
        everSet |= call.returned() < pid.allocation().called();
      }
    }
    return everSet ? set : greatest;
  }

  History withNumber(Lifetime pid, int level, int number) {
    List<Integer> numbers = new ArrayList<>(pid.numbers());
    numbers.set(level, number);
    return withResult(pid.allocation(), Result.Allocated.of(numbers));
  }

  History withResult(History.Call falsified, Result result) {
    return rebuild(
        event ->
            event.isReturn && event.call.op() == falsified.op()
                ? new Event(event.at, true, event.call, event.process, result)
                : event);
  }

  /** The release of {@code first} is moved behind the allocation of {@code next}. */
  History withDelayedRelease(Lifetime first, Lifetime next) {
    int processes = history.calls().stream().mapToInt(History.Call::process).max().orElse(0) + 1;
    double behind = next.allocation().returned();
    return rebuild(
        event -> {
          if (event.call.op() != first.release().op()) {
            return event;
          }
          double at = behind + (event.isReturn ? 0.5 : 0.25);
          return new Event(at, event.isReturn, event.call, processes, event.result);
        });
  }

  private record Event(
      double at, boolean isReturn, History.Call call, int process, Result result) {}

  private History rebuild(UnaryOperator<Event> edit) {
    List<Event> events = new ArrayList<>();
    for (History.Call call : history.calls()) {
      events.add(edit.apply(new Event(call.called(), false, call, call.process(), null)));
      if (!call.pending()) {
        Result result = call.result();
        events.add(edit.apply(new Event(call.returned(), true, call, call.process(), result)));
      }
    }
    events.sort(Comparator.comparingDouble(Event::at));
    History.Builder builder =
        new History.Builder(
            history.strength(), history.limits(), history.start(), history.source());
    long t = 0;
    for (Event event : events) {
      t++;
      if (event.isReturn) {
        builder.ret(t, event.call.op(), event.result);
      } else {
        builder.call(t, event.call.op(), event.process, event.call.operation());
      }
    }
    return builder.build();
  }
}
