package dev.pidmap.tla.trace;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls and answers in the words of the algorithm: a pid is named by the call that made it. */
public final class Calls {
  private final Map<Integer, List<Object>> tokens = new HashMap<>();

  /** Whether the algorithm has {@code operation}; others only read, or make a namespace. */
  static boolean areOf(Operation operation) {
    return !(operation instanceof Operation.NumberOf
        || operation instanceof Operation.ListLive
        || operation instanceof Operation.GetLastPid
        || operation instanceof Operation.CreateNamespace);
  }

  /** Call {@code number} of {@code thread}. */
  public Map<String, Object> call(Operation operation, int thread, int number) {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("op", operation.getClass().getSimpleName());
    call.put("i", number);
    if (operation instanceof Operation.Allocate op) {
      List<Object> pid = List.of(letter(thread), number);
      tokens.put(op.pid(), pid);
      call.put("ns", op.ns());
      call.put("setTid", op.setTid());
      call.put("pid", pid);
    } else if (operation instanceof Operation.Release op) {
      call.put("pid", tokens.get(op.pid()));
    } else if (operation instanceof Operation.Find op) {
      call.put("ns", op.ns());
      call.put("number", op.number());
    } else if (operation instanceof Operation.FindAtLeast op) {
      call.put("ns", op.ns());
      call.put("number", op.number());
    } else if (operation instanceof Operation.Close op) {
      call.put("ns", op.ns());
    } else if (operation instanceof Operation.IsDrained op) {
      call.put("ns", op.ns());
    } else if (operation instanceof Operation.GetPidMax op) {
      call.put("ns", op.ns());
    } else if (operation instanceof Operation.SetPidMax op) {
      call.put("ns", op.ns());
      call.put("pidMax", op.pidMax());
    } else if (operation instanceof Operation.SetLastPid op) {
      call.put("ns", op.ns());
      call.put("lastPid", op.lastPid());
    } else {
      throw new IllegalArgumentException("not in the algorithm: " + operation);
    }
    return call;
  }

  /** What {@code operation} answered. */
  public List<Object> answer(Operation operation, Result result) {
    if (result instanceof Result.Failed failed) {
      return operation instanceof Operation.Release
          ? List.of("ESRCH")
          : List.of(failed.errno().name(), failed.level());
    } else if (result instanceof Result.Allocated) {
      return List.of("Allocated");
    } else if (result instanceof Result.Found found) {
      return List.of("Found", tokens.get(found.pid()));
    } else if (result instanceof Result.Absent) {
      return List.of("Absent");
    } else if (result instanceof Result.Value value) {
      boolean truth = operation instanceof Operation.IsDrained;
      return List.of("Value", truth ? value.value() == 1 : value.value());
    }
    return List.of("Done");
  }

  /** What became of {@code operation}: its answer, with the numbers that it was given. */
  public List<Object> outcome(Operation operation, Result result) {
    if (result == null) {
      return List.of("left out");
    }
    List<Object> told = new ArrayList<>(answer(operation, result));
    if (result instanceof Result.Allocated allocated) {
      told.add(allocated.numbers());
    }
    return told;
  }

  /** How a thread is called. */
  public static String letter(int thread) {
    return String.valueOf((char) ('a' + thread));
  }
}
