package dev.pidmap.lincheck;

import static dev.pidmap.lincheck.Geometries.ids;
import static dev.pidmap.lincheck.Ops.alloc;
import static dev.pidmap.lincheck.Ops.ask;
import static dev.pidmap.lincheck.Ops.close;
import static dev.pidmap.lincheck.Ops.drained;
import static dev.pidmap.lincheck.Ops.find;
import static dev.pidmap.lincheck.Ops.list;
import static dev.pidmap.lincheck.Ops.newNamespace;
import static dev.pidmap.lincheck.Ops.release;

import dev.pidmap.spec.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs on nested namespaces: 0 is the root, 1 its child, 2 the child of 1. {@code nested(d)}
 * creates them down to level d and gives each its init.
 */
final class Nesting {
  private Nesting() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(failures());
    all.addAll(closing());
    return all;
  }

  private static List<Scenario> failures() {
    return List.of(
        Scenario.named("two levels, the outer one exhausted")
            .shows("AllOrNothing", "ExactExhaustion", "NoIdLost")
            .on(ids(4))
            .before(nested(1))
            .before(alloc(0, 0, 5))
            .thread(alloc(0, 1, 10))
            .thread(release(5), alloc(1, 1, 20))
            .after(list(1), list(0))
            .build(),
        Scenario.named("three levels, the outermost one exhausted")
            .shows("AllOrNothing", "ExactExhaustion", "NoIdLost")
            .on(ids(4))
            .before(nested(2))
            .thread(alloc(0, 2, 10), find(2, 2))
            .thread(ask(1, 1, 20, 2))
            .after(list(2), list(1), list(0), release(3), alloc(0, 2, 30))
            .build(),
        Scenario.named("two levels, the outer number taken")
            .shows("AllOrNothing", "UniqueAcrossNamespaces")
            .on(ids(6))
            .before(nested(1))
            .before(alloc(0, 0, 5))
            .thread(ask(0, 1, 10, 3, 3))
            .thread(release(5), ask(1, 1, 20, 3, 4))
            .after(list(1), list(0), find(1, 3))
            .build(),
        Scenario.named("requests cross over two levels")
            .shows("AllOrNothing", "UniqueAcrossNamespaces")
            .on(ids(6))
            .before(nested(1))
            .thread(ask(0, 1, 10, 3, 4))
            .thread(ask(1, 1, 20, 4, 4))
            .thread(ask(1, 1, 30, 3, 5))
            .after(list(1), list(0))
            .build(),
        Scenario.named("a failed first allocation is tried again")
            .shows("FirstIsOne", "AllOrNothing")
            .on(ids(4))
            .before(alloc(0, 0, 1), alloc(0, 0, 2), alloc(0, 0, 3), newNamespace(0, 1))
            .thread(alloc(0, 1, 10))
            .thread(release(3), alloc(1, 1, 20))
            .after(list(1), alloc(0, 1, 30))
            .build(),
        Scenario.named("visible in one level is visible in all")
            .shows("AllOrNothing")
            .on(ids(8))
            .before(nested(2))
            .thread(alloc(0, 2, 10))
            .thread(find(0, 4), find(1, 3), find(2, 2))
            .thread(find(2, 2), find(0, 4))
            .build(),
        Scenario.named("gone in one level is gone in all")
            .shows("AllOrNothing")
            .on(ids(8))
            .before(nested(2))
            .before(alloc(0, 2, 10))
            .thread(release(10))
            .thread(find(0, 4), find(2, 2))
            .thread(find(2, 2), find(0, 4))
            .after(alloc(0, 2, 20), list(0))
            .build(),
        Scenario.named("parent and child allocate and release")
            .shows("UniqueAcrossNamespaces", "NoIdLost")
            .on(ids(6))
            .before(nested(1))
            .thread(alloc(0, 1, 10), release(10))
            .thread(alloc(1, 0, 20), release(20))
            .after(alloc(0, 0, 30), alloc(0, 1, 31), list(0))
            .build());
  }

  private static List<Scenario> closing() {
    List<Scenario> scenarios = new ArrayList<>();
    for (int level = 0; level <= 2; level++) {
      scenarios.add(
          Scenario.named("close at level " + level + " against an allocation at level 2")
              .shows("NothingAfterClose", "AllOrNothing")
              .on(ids(8))
              .before(nested(2))
              .thread(alloc(0, 2, 10))
              .thread(close(level), list(2))
              .after(list(0), list(1), list(2), alloc(0, 2, 20), alloc(0, 0, 30))
              .build());
    }
    scenarios.add(
        Scenario.named("failure by close is not reported before it took effect")
            .shows("NothingAfterClose")
            .on(ids(8))
            .effort(3)
            .before(nested(1))
            .thread(close(1))
            .thread(alloc(0, 1, 10), find(1, 2))
            .thread(alloc(1, 1, 20))
            .after(list(1))
            .build());
    scenarios.add(
        Scenario.named("two closes against an allocation")
            .shows("NothingAfterClose")
            .on(ids(8))
            .before(nested(1))
            .thread(close(1), list(1))
            .thread(close(0), list(1))
            .thread(alloc(0, 1, 10))
            .after(list(0))
            .build());
    scenarios.add(
        Scenario.named("close against the first allocation")
            .shows("NothingAfterClose", "FirstIsOne")
            .on(ids(6))
            .before(alloc(0, 0, 1), newNamespace(0, 1))
            .thread(close(1), find(1, 1))
            .thread(alloc(0, 1, 10))
            .after(list(1), list(0), drained(1))
            .build());
    scenarios.add(
        Scenario.named("a namespace created in one that closes")
            .shows("NothingAfterClose")
            .on(ids(8))
            .before(nested(1))
            .thread(newNamespace(1, 2), alloc(0, 2, 10))
            .thread(close(1))
            .after(list(0), list(1))
            .build());
    scenarios.add(
        Scenario.named("the last release after close")
            .shows("NothingAfterClose", "NoIdLost")
            .on(ids(8))
            .before(nested(1))
            .before(alloc(0, 1, 5), close(1))
            .thread(release(2), drained(1))
            .thread(release(5), drained(1))
            .after(drained(1))
            .build());
    scenarios.add(
        Scenario.named("the last release against close")
            .shows("NothingAfterClose", "NoIdLost")
            .on(ids(8))
            .before(nested(1))
            .thread(close(1), drained(1))
            .thread(release(2), drained(1))
            .after(drained(1))
            .build());
    scenarios.add(
        Scenario.named("an aborted allocation is the last to leave")
            .shows("NothingAfterClose", "NoIdLost")
            .on(ids(8))
            .before(nested(1))
            .thread(close(1))
            .thread(release(2))
            .thread(alloc(0, 1, 10), drained(1))
            .after(list(1), release(10), drained(1))
            .build());
    return scenarios;
  }

  /** Creates namespaces 1 to {@code depth}, each in the one before; pid n+1 is the init of n. */
  private static Operation[] nested(int depth) {
    List<Operation> operations = new ArrayList<>(List.of(alloc(0, 0, 1)));
    for (int level = 1; level <= depth; level++) {
      operations.add(newNamespace(level - 1, level));
      operations.add(alloc(0, level, level + 1));
    }
    return operations.toArray(Operation[]::new);
  }
}
