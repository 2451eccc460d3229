package dev.pidmap.spec.history;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The tokens of namespaces and pids that a history has introduced so far. */
final class Tokens {
  private final Map<Integer, Integer> levels = new HashMap<>();
  private final Set<Integer> pids = new HashSet<>();

  Tokens(Start start) {
    levels.put(0, 0);
    for (Start.Step step : start.steps()) {
      check(step.operation());
    }
  }

  /** Introduces the tokens that a call creates; refuses unknown ones and ones used twice. */
  void check(Operation operation) {
    if (operation instanceof Operation.CreateNamespace op) {
      int level = level(op.parent());
      if (levels.putIfAbsent(op.child(), level + 1) != null) {
        throw new IllegalArgumentException("namespace " + op.child() + " is used twice");
      }
    } else if (operation instanceof Operation.Allocate op) {
      level(op.ns());
      if (!pids.add(op.pid())) {
        throw new IllegalArgumentException("pid " + op.pid() + " is used twice");
      }
    } else if (operation instanceof Operation.Release op) {
      pid(op.pid());
    } else if (operation instanceof Operation.NumberOf op) {
      pid(op.pid());
      level(op.ns());
    } else if (operation instanceof Operation.Find op) {
      level(op.ns());
    } else if (operation instanceof Operation.FindAtLeast op) {
      level(op.ns());
    } else if (operation instanceof Operation.ListLive op) {
      level(op.ns());
    } else if (operation instanceof Operation.Close op) {
      level(op.ns());
    } else if (operation instanceof Operation.IsDrained op) {
      level(op.ns());
    } else if (operation instanceof Operation.GetPidMax op) {
      level(op.ns());
    } else if (operation instanceof Operation.SetPidMax op) {
      level(op.ns());
    } else if (operation instanceof Operation.GetLastPid op) {
      level(op.ns());
    } else if (operation instanceof Operation.SetLastPid op) {
      level(op.ns());
    }
  }

  /** Refuses an answer that has the wrong shape for its call or names an unknown pid. */
  void check(Operation operation, Result result) {
    String expected = expected(operation, result);
    if (expected != null) {
      throw new IllegalArgumentException(
          "the answer of "
              + Format.name(operation)
              + " is "
              + Format.name(result)
              + ", expected "
              + expected);
    }
    if (result instanceof Result.Allocated r) {
      int depth = level(((Operation.Allocate) operation).ns()) + 1;
      if (r.numbers().size() != depth) {
        throw new IllegalArgumentException(
            r.numbers().size() + " numbers for a namespace at level " + (depth - 1));
      }
      if (!r.laps().isEmpty() && r.laps().size() != depth) {
        throw new IllegalArgumentException(
            r.laps().size() + " laps for a namespace at level " + (depth - 1));
      }
    } else if (result instanceof Result.Found r) {
      found(r);
    } else if (result instanceof Result.Listed r) {
      r.pids().forEach(this::found);
    }
  }

  private static String expected(Operation operation, Result result) {
    if (operation instanceof Operation.Allocate) {
      boolean ok = result instanceof Result.Allocated || result instanceof Result.Failed;
      return ok ? null : "numbers or an errno";
    } else if (operation instanceof Operation.Find || operation instanceof Operation.FindAtLeast) {
      boolean ok = result instanceof Result.Found || result instanceof Result.Absent;
      return ok ? null : "found or absent";
    } else if (operation instanceof Operation.ListLive) {
      return result instanceof Result.Listed ? null : "listed";
    } else if (operation instanceof Operation.NumberOf
        || operation instanceof Operation.IsDrained
        || operation instanceof Operation.GetPidMax
        || operation instanceof Operation.GetLastPid) {
      return result instanceof Result.Value ? null : "a value";
    }
    boolean ok = result instanceof Result.Done || result instanceof Result.Failed;
    return ok ? null : "done or an errno";
  }

  private void found(Result.Found found) {
    if (found.pid() != Result.Found.UNKNOWN) {
      pid(found.pid());
    }
  }

  private void pid(int token) {
    if (!pids.contains(token)) {
      throw new IllegalArgumentException("pid " + token + " is unknown");
    }
  }

  private int level(int ns) {
    Integer level = levels.get(ns);
    if (level == null) {
      throw new IllegalArgumentException("namespace " + ns + " is unknown");
    }
    return level;
  }
}
