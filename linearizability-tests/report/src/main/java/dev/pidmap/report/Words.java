package dev.pidmap.report;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History.Call;
import java.util.List;
import java.util.stream.Collectors;

/** The few words that stand on the bar of a call. */
final class Words {
  private static final int MOST = 24;

  private Words() {}

  static String of(Call call) {
    return of(call.operation()) + " → " + (call.pending() ? "…" : answer(call.result()));
  }

  private static String of(Operation operation) {
    if (operation instanceof Operation.Allocate op) {
      return "allocate p" + op.pid() + (op.ns() == 0 ? "" : " in ns " + op.ns());
    } else if (operation instanceof Operation.Release op) {
      return "release p" + op.pid();
    } else if (operation instanceof Operation.Find op) {
      return "find " + op.number();
    } else if (operation instanceof Operation.FindAtLeast op) {
      return "find ≥ " + op.number();
    } else if (operation instanceof Operation.NumberOf op) {
      return "number of p" + op.pid();
    } else if (operation instanceof Operation.ListLive) {
      return "list";
    } else if (operation instanceof Operation.Close op) {
      return "close ns " + op.ns();
    } else if (operation instanceof Operation.CreateNamespace op) {
      return "create ns " + op.child();
    } else if (operation instanceof Operation.IsDrained) {
      return "drained?";
    } else if (operation instanceof Operation.GetPidMax) {
      return "pid_max?";
    } else if (operation instanceof Operation.SetPidMax op) {
      return "pid_max = " + op.pidMax();
    } else if (operation instanceof Operation.GetLastPid) {
      return "last_pid?";
    } else if (operation instanceof Operation.SetLastPid op) {
      return "last_pid = " + op.lastPid();
    }
    throw new AssertionError(operation);
  }

  private static String answer(Result result) {
    if (result instanceof Result.Allocated done) {
      return joined(done.numbers());
    } else if (result instanceof Result.Failed failed) {
      return failed.errno().name();
    } else if (result instanceof Result.Found found) {
      return (found.pid() < 0 ? "a pid" : "p" + found.pid()) + " (" + found.number() + ")";
    } else if (result instanceof Result.Listed listed) {
      return joined(listed.pids().stream().map(Result.Found::number).toList());
    }
    return result.toString();
  }

  private static String joined(List<Integer> numbers) {
    String all = numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    return all.isEmpty() ? "none" : all.length() <= MOST ? all : numbers.size() + " numbers";
  }
}
