package dev.pidmap.lincheck;

import dev.pidmap.spec.Operation;
import java.util.Arrays;
import java.util.List;

/** Short names of the operations, so that a program reads like one. */
final class Ops {
  private Ops() {}

  static Operation alloc(int cpu, int ns, int pid) {
    return Operation.Allocate.automatic(cpu, ns, pid);
  }

  /** Allocates with requested numbers, innermost level first. */
  static Operation ask(int cpu, int ns, int pid, Integer... numbers) {
    return new Operation.Allocate(cpu, ns, pid, Arrays.asList(numbers), 0);
  }

  /** Allocates {@code pids} one after the other in the root, on CPU 0. */
  static Operation[] fill(int... pids) {
    return Arrays.stream(pids).mapToObj(pid -> alloc(0, 0, pid)).toArray(Operation[]::new);
  }

  static Operation release(int pid) {
    return new Operation.Release(pid);
  }

  static Operation find(int ns, int number) {
    return new Operation.Find(ns, number);
  }

  static Operation numberOf(int pid, int ns) {
    return new Operation.NumberOf(pid, ns);
  }

  static Operation atLeast(int ns, int number) {
    return new Operation.FindAtLeast(ns, number);
  }

  static Operation list(int ns) {
    return new Operation.ListLive(ns);
  }

  static Operation newNamespace(int parent, int child) {
    return new Operation.CreateNamespace(parent, child);
  }

  static Operation close(int ns) {
    return new Operation.Close(ns);
  }

  static Operation drained(int ns) {
    return new Operation.IsDrained(ns);
  }

  static Operation pidMax(int ns) {
    return new Operation.GetPidMax(ns);
  }

  static Operation setPidMax(int ns, int pidMax) {
    return new Operation.SetPidMax(ns, pidMax);
  }

  static Operation lastPid(int ns) {
    return new Operation.GetLastPid(ns);
  }

  static Operation setLastPid(int cpu, int ns, int lastPid) {
    return new Operation.SetLastPid(cpu, ns, lastPid, 0);
  }

  /** The CPU an operation names, or -1. */
  static int cpu(Operation operation) {
    if (operation instanceof Operation.Allocate op) {
      return op.cpu();
    }
    return operation instanceof Operation.SetLastPid op ? op.cpu() : -1;
  }

  /** What kinds of operations there are; a request is another kind than an automatic number. */
  static String kind(Operation operation) {
    boolean request = operation instanceof Operation.Allocate op && !op.setTid().isEmpty();
    return request ? "Request" : operation.getClass().getSimpleName();
  }

  /** All that {@link #kind} can answer. */
  static List<String> kinds() {
    return List.of(
        "Allocate",
        "Request",
        "Release",
        "Find",
        "NumberOf",
        "FindAtLeast",
        "ListLive",
        "CreateNamespace",
        "Close",
        "IsDrained",
        "GetPidMax",
        "SetPidMax",
        "GetLastPid",
        "SetLastPid");
  }
}
