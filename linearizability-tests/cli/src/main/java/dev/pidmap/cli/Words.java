package dev.pidmap.cli;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Calls and answers as people read them, in the words of the history format. */
final class Words {
  private Words() {}

  static String of(Operation operation) {
    if (operation instanceof Operation.CreateNamespace op) {
      return "create_namespace " + op.child() + " in ns " + op.parent();
    } else if (operation instanceof Operation.Allocate op) {
      return "allocate pid "
          + op.pid()
          + " in ns "
          + op.ns()
          + ", cpu "
          + op.cpu()
          + (op.setTid().isEmpty() ? "" : ", set_tid " + op.setTid())
          + (op.capableFrom() == 0 ? "" : ", capable_from " + op.capableFrom());
    } else if (operation instanceof Operation.Release op) {
      return "release pid " + op.pid();
    } else if (operation instanceof Operation.Find op) {
      return "find " + op.number() + " in ns " + op.ns();
    } else if (operation instanceof Operation.NumberOf op) {
      return "number_of pid " + op.pid() + " in ns " + op.ns();
    } else if (operation instanceof Operation.FindAtLeast op) {
      return "find_at_least " + op.number() + " in ns " + op.ns();
    } else if (operation instanceof Operation.ListLive op) {
      return "list_live ns " + op.ns();
    } else if (operation instanceof Operation.Close op) {
      return "close ns " + op.ns();
    } else if (operation instanceof Operation.IsDrained op) {
      return "is_drained ns " + op.ns();
    } else if (operation instanceof Operation.GetPidMax op) {
      return "get_pid_max ns " + op.ns();
    } else if (operation instanceof Operation.SetPidMax op) {
      return "set_pid_max ns " + op.ns() + " to " + op.pidMax();
    } else if (operation instanceof Operation.GetLastPid op) {
      return "get_last_pid ns " + op.ns();
    } else if (operation instanceof Operation.SetLastPid op) {
      return "set_last_pid ns " + op.ns() + " to " + op.lastPid() + ", cpu " + op.cpu();
    }
    throw new IllegalArgumentException("no words for " + operation);
  }

  /** A null result is that of a call that never returned. */
  static String of(Result result) {
    if (result == null) {
      return "(pending)";
    } else if (result instanceof Result.Done) {
      return "done";
    } else if (result instanceof Result.Allocated r) {
      return "numbers " + r.numbers();
    } else if (result instanceof Result.Failed r) {
      return r.errno() + (r.level() < 0 ? "" : " at level " + r.level());
    } else if (result instanceof Result.Found r) {
      return found(r);
    } else if (result instanceof Result.Absent) {
      return "absent";
    } else if (result instanceof Result.Value r) {
      return "" + r.value();
    } else if (result instanceof Result.Listed r) {
      return r.pids().stream().map(Words::found).collect(Collectors.joining("; ", "[", "]"));
    }
    throw new IllegalArgumentException("no words for " + result);
  }

  private static String found(Result.Found found) {
    String pid = found.pid() == Result.Found.UNKNOWN ? "a pid" : "pid " + found.pid();
    return pid + " with number " + found.number();
  }

  /** The line of the file that holds an event: the header is line 1. */
  static int line(int event) {
    return event + 2;
  }

  /**
   * Calls as a table, at most {@code most} of them, the last ones.
   *
   * <p>The lines are those of the call and of its return.
   *
   * @param events length of the prefix to show: an answer after it has not been seen yet
   * @param marked the call that is pointed at
   */
  static String table(List<History.Call> calls, int events, History.Call marked, int most) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "lines", "op", "process", "call", "answer"));
    for (History.Call call : calls.subList(Math.max(0, calls.size() - most), calls.size())) {
      boolean returned = call.returned() < events;
      rows.add(
          List.of(
              call.equals(marked) ? ">" : "",
              line(call.called()) + "-" + (returned ? line(call.returned()) : ""),
              "" + call.op(),
              "" + call.process(),
              of(call.operation()),
              returned ? of(call.result()) : call.pending() ? "(pending)" : "(not yet)"));
    }
    String left =
        calls.size() > most ? Texts.count(calls.size() - most, "earlier call") + " left out\n" : "";
    return left + Texts.table(rows);
  }
}
