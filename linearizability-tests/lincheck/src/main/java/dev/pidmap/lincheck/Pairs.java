package dev.pidmap.lincheck;

import static dev.pidmap.lincheck.Ops.alloc;
import static dev.pidmap.lincheck.Ops.ask;
import static dev.pidmap.lincheck.Ops.atLeast;
import static dev.pidmap.lincheck.Ops.close;
import static dev.pidmap.lincheck.Ops.drained;
import static dev.pidmap.lincheck.Ops.find;
import static dev.pidmap.lincheck.Ops.lastPid;
import static dev.pidmap.lincheck.Ops.list;
import static dev.pidmap.lincheck.Ops.newNamespace;
import static dev.pidmap.lincheck.Ops.numberOf;
import static dev.pidmap.lincheck.Ops.pidMax;
import static dev.pidmap.lincheck.Ops.release;
import static dev.pidmap.lincheck.Ops.setLastPid;
import static dev.pidmap.lincheck.Ops.setPidMax;

import dev.pidmap.spec.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Every operation at the same time as every other, on the same numbers of one nested namespace.
 *
 * <p>Namespace 1 is a child of the root with the numbers 1 to 4. Pids 2 (its init) and 3 live in
 * it; number 4 was used and given back, so that pid 3 is the last in its range.
 */
final class Pairs {
  private static final int NS = 1;
  private static final int TARGET = 3;
  private static final int TARGET_NUMBER = 2;

  private Pairs() {}

  /** All pairs, those that name CPUs once on the same CPU and once on different ones. */
  static List<Scenario> all() {
    List<Scenario> scenarios = new ArrayList<>();
    List<String> kinds = Ops.kinds();
    for (int a = 0; a < kinds.size(); a++) {
      for (int b = a; b < kinds.size(); b++) {
        Operation first = operation(kinds.get(a), 0, 10);
        scenarios.add(pair(first, operation(kinds.get(b), 1, 20), ""));
        if (Ops.cpu(first) >= 0 && Ops.cpu(operation(kinds.get(b), 0, 20)) >= 0) {
          scenarios.add(pair(first, operation(kinds.get(b), 0, 20), ", same CPU"));
        }
      }
    }
    return scenarios;
  }

  private static Scenario pair(Operation first, Operation second, String suffix) {
    return Scenario.named("pair " + Ops.kind(first) + " and " + Ops.kind(second) + suffix)
        .on(Geometries.ids(6))
        .shows("UniqueAcrossNamespaces", "AllOrNothing", "NoPrematureReuse", "NothingAfterClose")
        .before(
            alloc(0, 0, 1),
            newNamespace(0, NS),
            alloc(0, NS, 2),
            alloc(0, NS, TARGET),
            alloc(1, NS, 4),
            release(4))
        .thread(first)
        .thread(second)
        .after(
            list(NS), list(0), find(0, 3), release(2), drained(NS), alloc(0, NS, 30), lastPid(NS))
        .build();
  }

  /** The operation of that kind that gets most in the way of the others. */
  private static Operation operation(String kind, int cpu, int token) {
    return switch (kind) {
      case "Allocate" -> alloc(cpu, NS, token);
      case "Request" -> ask(cpu, NS, token, TARGET_NUMBER);
      case "Release" -> release(TARGET);
      case "Find" -> find(NS, TARGET_NUMBER);
      case "NumberOf" -> numberOf(TARGET, 0);
      case "FindAtLeast" -> atLeast(NS, TARGET_NUMBER);
      case "ListLive" -> list(NS);
      case "CreateNamespace" -> newNamespace(NS, token);
      case "Close" -> close(NS);
      case "IsDrained" -> drained(NS);
      case "GetPidMax" -> pidMax(NS);
      case "SetPidMax" -> setPidMax(NS, 3);
      case "GetLastPid" -> lastPid(NS);
      case "SetLastPid" -> setLastPid(cpu, NS, 1);
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
