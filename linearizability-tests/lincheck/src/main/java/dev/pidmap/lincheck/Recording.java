package dev.pidmap.lincheck;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.Start;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One execution: who performed what, when, and with which result.
 *
 * <p>Times are only compared. Of two equal ones, neither call precedes the other.
 */
record Recording(List<Entry> entries) {
  Recording {
    entries = List.copyOf(entries);
  }

  record Entry(int process, Operation operation, Result result, long called, long returned) {
    private Entry calledNotBefore(long time) {
      return new Entry(process, operation, result, Math.max(called, time), returned);
    }
  }

  private record Event(long time, boolean call, int op, int rank) {}

  /** The execution as a history that the checker judges. */
  History toHistory(Scenario scenario) {
    List<Entry> calls = afterTheirTokens();
    List<Event> events = new ArrayList<>();
    for (int op = 0; op < calls.size(); op++) {
      Entry entry = calls.get(op);
      events.add(new Event(entry.called(), true, op, rank(entry.operation())));
      events.add(new Event(entry.returned(), false, op, 0));
    }
    // At one time all calls come before all returns, so that they overlap.
    events.sort(
        Comparator.comparingLong(Event::time)
            .thenComparing(Event::call, Comparator.reverseOrder())
            .thenComparingInt(Event::rank)
            .thenComparingInt(Event::op));
    History.Builder history =
        new History.Builder(
            scenario.strength(),
            scenario.limits(),
            Start.EMPTY,
            "Lincheck, scenario " + scenario.name());
    history.rangeSize(scenario.geometry().rangeSize());
    for (Event event : events) {
      Entry entry = calls.get(event.op());
      if (event.call()) {
        history.call(event.time(), event.op(), entry.process(), entry.operation());
      } else {
        history.ret(event.time(), event.op(), entry.result());
      }
    }
    return history.build();
  }

  /**
   * The entries, each called no earlier than the call that introduced what it names: whoever waits
   * for a pid to appear begins its use of it only then.
   */
  private List<Entry> afterTheirTokens() {
    List<Entry> moved = new ArrayList<>();
    for (Entry entry : entries) {
      long time = entry.called();
      for (Entry other : entries) {
        if (introduces(other.operation(), entry.operation())) {
          time = Math.max(time, other.called());
        }
      }
      moved.add(entry.calledNotBefore(time));
    }
    return moved;
  }

  private static boolean introduces(Operation first, Operation second) {
    if (first instanceof Operation.Allocate a) {
      return (second instanceof Operation.Release r && r.pid() == a.pid())
          || (second instanceof Operation.NumberOf n && n.pid() == a.pid());
    }
    return first instanceof Operation.CreateNamespace c && namespace(second) == c.child();
  }

  private static int namespace(Operation operation) {
    if (operation instanceof Operation.Allocate op) {
      return op.ns();
    }
    return operation instanceof Operation.CreateNamespace op ? op.parent() : 0;
  }

  /** Calls that introduce a token come before calls of the same time that name it. */
  private static int rank(Operation operation) {
    if (operation instanceof Operation.CreateNamespace) {
      return 0;
    }
    return operation instanceof Operation.Allocate ? 1 : 2;
  }
}
