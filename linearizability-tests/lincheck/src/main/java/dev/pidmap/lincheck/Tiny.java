package dev.pidmap.lincheck;

import static dev.pidmap.lincheck.Ops.alloc;
import static dev.pidmap.lincheck.Ops.find;
import static dev.pidmap.lincheck.Ops.lastPid;
import static dev.pidmap.lincheck.Ops.list;
import static dev.pidmap.lincheck.Ops.numberOf;
import static dev.pidmap.lincheck.Ops.pidMax;
import static dev.pidmap.lincheck.Ops.release;
import static dev.pidmap.lincheck.Ops.setPidMax;

import dev.pidmap.spec.Operation;
import java.util.List;

/**
 * One operation beside one other, both so short that the model checker runs out of interleavings.
 * The root has an init, pid 1; pid 2 lives there too, or did.
 */
final class Tiny {
  private static final String[] INVARIANTS = {"UniqueAcrossNamespaces", "WithinLimits"};
  private static final Operation INIT = alloc(0, 0, 1);
  private static final Operation SECOND = alloc(0, 0, 2);

  private Tiny() {}

  static List<Scenario> all() {
    return List.of(
        tiny("two look-ups of a number that nobody has", find(0, 4), find(0, 4)),
        tiny("pid_max read and set", pidMax(0), setPidMax(0, 4), INIT),
        tiny("the last pid read twice", lastPid(0), lastPid(0), INIT),
        tiny("two releases of a dead pid", release(2), release(2), INIT, SECOND, release(2)),
        tiny("a dead pid released, a look-up", release(2), find(0, 4), INIT, SECOND, release(2)),
        tiny("a number told, a look-up", numberOf(1, 0), find(0, 4), INIT));
  }

  private static Scenario tiny(
      String name, Operation first, Operation second, Operation... before) {
    return Scenario.named("tiny: " + name)
        .on(Geometries.ids(6))
        .shows(INVARIANTS)
        .before(before)
        .thread(first)
        .thread(second)
        .after(find(0, 1), list(0))
        .build();
  }
}
