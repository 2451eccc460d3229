package dev.pidmap.lincheck;

import static dev.pidmap.lincheck.Geometries.ids;
import static dev.pidmap.lincheck.Geometries.lanes;
import static dev.pidmap.lincheck.Geometries.reserving;
import static dev.pidmap.lincheck.Ops.alloc;
import static dev.pidmap.lincheck.Ops.ask;
import static dev.pidmap.lincheck.Ops.atLeast;
import static dev.pidmap.lincheck.Ops.fill;
import static dev.pidmap.lincheck.Ops.find;
import static dev.pidmap.lincheck.Ops.lastPid;
import static dev.pidmap.lincheck.Ops.list;
import static dev.pidmap.lincheck.Ops.pidMax;
import static dev.pidmap.lincheck.Ops.release;
import static dev.pidmap.lincheck.Ops.setLastPid;
import static dev.pidmap.lincheck.Ops.setPidMax;

import java.util.List;

/**
 * Programs in one namespace, each aimed at one way in which a range allocator goes wrong. With
 * {@code ids(n)} the numbers are 1 to n-1, in ranges of two: {1}, {2, 3}, {4, 5}, ...
 */
final class Hazards {
  private Hazards() {}

  static List<Scenario> all() {
    return List.of(
        // Claims.
        Scenario.named("two allocations on one CPU")
            .shows("UniqueAcrossNamespaces")
            .before(fill(1))
            .thread(alloc(0, 0, 10))
            .thread(alloc(0, 0, 20))
            .after(list(0))
            .build(),
        Scenario.named("three allocations on three CPUs")
            .shows("UniqueAcrossNamespaces")
            .before(fill(1))
            .thread(alloc(0, 0, 10))
            .thread(alloc(1, 0, 20))
            .thread(alloc(2, 0, 30))
            .after(list(0))
            .build(),
        Scenario.named("allocation and release on two CPUs")
            .shows("UniqueAcrossNamespaces", "NoPrematureReuse")
            .on(ids(6))
            .before(fill(1))
            .thread(alloc(0, 0, 10), release(10))
            .thread(alloc(1, 0, 20), release(20))
            .after(alloc(0, 0, 30), list(0))
            .build(),
        Scenario.named("requests for one number")
            .shows("UniqueAcrossNamespaces")
            .before(fill(1))
            .thread(ask(0, 0, 10, 4))
            .thread(ask(1, 0, 20, 4))
            .thread(alloc(1, 0, 30))
            .after(list(0), find(0, 4))
            .build(),
        Scenario.named("request for the number the sweep is about to issue")
            .shows("UniqueAcrossNamespaces", "NoPrematureReuse")
            .before(fill(1))
            .thread(ask(0, 0, 10, 2), release(10))
            .thread(alloc(1, 0, 20), alloc(1, 0, 21))
            .after(alloc(0, 0, 30), list(0))
            .build(),

        // The lap rule.
        Scenario.named("allocation against remote release")
            .shows("NoPrematureReuse")
            .on(ids(4))
            .before(fill(1, 2, 3))
            .thread(release(2))
            .thread(alloc(1, 0, 20))
            .after(alloc(0, 0, 30), list(0))
            .build(),
        Scenario.named("two allocations against two releases")
            .shows("NoPrematureReuse")
            .on(ids(4))
            .before(fill(1, 2, 3))
            .thread(release(2), alloc(0, 0, 10))
            .thread(release(3), alloc(1, 0, 20))
            .after(list(0))
            .build(),
        Scenario.named("a stale thread meets a range carved and freed since")
            .shows("NoPrematureReuse", "RangeFreedOnlyWhenEmpty")
            .on(ids(6))
            .effort(3)
            .before(fill(1))
            .thread(alloc(0, 0, 10))
            .thread(alloc(1, 0, 20), release(20))
            .thread(alloc(2, 0, 30), release(30))
            .after(alloc(0, 0, 40), alloc(0, 0, 41), alloc(0, 0, 42))
            .build(),
        Scenario.named("the sweep enters the next lap during a claim")
            .shows("NoPrematureReuse")
            .on(ids(4))
            .effort(3)
            .before(fill(1, 2))
            .thread(alloc(0, 0, 10), release(10))
            .thread(release(2), alloc(1, 0, 20), release(20), alloc(1, 0, 21))
            .after(alloc(0, 0, 30), alloc(0, 0, 31))
            .build(),
        Scenario.named("adoption against late release")
            .shows("NoPrematureReuse", "RangeFreedOnlyWhenEmpty")
            .on(ids(6))
            .effort(2)
            .before(fill(1, 2, 3, 4, 5))
            .before(release(2))
            .thread(alloc(0, 0, 10))
            .thread(release(3), alloc(1, 0, 20))
            .after(list(0))
            .build(),
        Scenario.named("two adoptions of one range")
            .shows("NoPrematureReuse")
            .on(lanes(6, 2, 2, 2))
            .before(fill(1, 2, 3, 4, 5))
            .before(release(2), release(3))
            .thread(alloc(0, 0, 10))
            .thread(alloc(1, 0, 20))
            .thread(release(4))
            .after(list(0), alloc(0, 0, 30))
            .build(),

        // Ranges that empty.
        Scenario.named("last release of a range against look-ups")
            .shows("RangeFreedOnlyWhenEmpty", "UniqueAcrossNamespaces")
            .before(fill(1, 2, 3, 4))
            .before(release(2))
            .thread(release(3))
            .thread(find(0, 3), find(0, 2))
            .thread(atLeast(0, 2))
            .after(list(0))
            .build(),
        Scenario.named("last release of a range against a request in it")
            .shows("RangeFreedOnlyWhenEmpty")
            .before(fill(1, 2, 3, 4))
            .before(release(2))
            .thread(release(3))
            .thread(ask(1, 0, 20, 2))
            .after(find(0, 2), find(0, 3), release(20), list(0))
            .build(),
        Scenario.named("last release of a range against requests of both numbers")
            .shows("RangeFreedOnlyWhenEmpty", "UniqueAcrossNamespaces")
            .effort(6)
            .before(fill(1, 2, 3, 4))
            .before(release(2))
            .thread(release(3))
            .thread(ask(0, 0, 10, 2), release(10))
            .thread(ask(1, 0, 20, 3))
            .after(find(0, 2), find(0, 3))
            .build(),
        Scenario.named("two releases empty a range")
            .shows("RangeFreedOnlyWhenEmpty", "NoIdLost")
            .on(ids(6))
            .before(fill(1, 2, 3, 4))
            .thread(release(2))
            .thread(release(3))
            .after(fill(30, 31, 32))
            .build(),
        Scenario.named("two releases of one pid")
            .shows("UniqueAcrossNamespaces", "NoIdLost")
            .on(ids(4))
            .before(fill(1, 2, 3))
            .thread(release(2))
            .thread(release(2))
            .thread(alloc(1, 0, 20))
            .after(release(2), list(0))
            .build(),
        Scenario.named("release of a pid whose allocation has not returned")
            .shows("UniqueAcrossNamespaces", "NoIdLost")
            .on(ids(4))
            .before(fill(1))
            .thread(alloc(0, 0, 10))
            .thread(find(0, 2), release(10))
            .after(list(0), alloc(0, 0, 30), alloc(0, 0, 31))
            .build(),

        // Exhaustion.
        Scenario.named("exhaustion against release")
            .shows("ExactExhaustion")
            .on(ids(4))
            .before(fill(1, 2, 3))
            .thread(alloc(0, 0, 10))
            .thread(release(2), find(0, 2))
            .after(alloc(0, 0, 30), alloc(0, 0, 31))
            .build(),
        Scenario.named("a moving hole in scan order")
            .shows("ExactExhaustion")
            .on(ids(5))
            .effort(3)
            .before(fill(1, 2, 3, 4))
            .before(release(4))
            .thread(alloc(0, 0, 10))
            .thread(release(2), release(3), alloc(1, 0, 20), alloc(1, 0, 21))
            .build(),
        Scenario.named("a hole that hops")
            .shows("ExactExhaustion")
            .on(ids(5))
            .effort(3)
            .before(fill(1, 2, 3, 4))
            .before(release(3))
            .thread(alloc(0, 0, 10))
            .thread(release(2), alloc(1, 0, 20), release(4), alloc(1, 0, 21))
            .build(),
        Scenario.named("three allocations of two numbers against a release")
            .shows("ExactExhaustion", "UniqueAcrossNamespaces")
            .on(ids(4))
            .before(fill(1, 2))
            .thread(alloc(0, 0, 10))
            .thread(alloc(1, 0, 20))
            .thread(release(2))
            .after(list(0))
            .build(),
        Scenario.named("the only free number is in the range of another lane")
            .shows("ExactExhaustion", "NoIdLost")
            .on(lanes(6, 2, 2, 2))
            .before(alloc(0, 0, 1), alloc(0, 0, 2), alloc(1, 0, 3), alloc(1, 0, 4), alloc(0, 0, 5))
            .before(release(2))
            .thread(alloc(1, 0, 20))
            .thread(release(3), alloc(0, 0, 10))
            .after(list(0))
            .build(),

        // The first number.
        Scenario.named("race for the first number")
            .shows("FirstIsOne")
            .effort(2)
            .thread(alloc(0, 0, 10))
            .thread(alloc(1, 0, 20))
            .after(list(0), alloc(0, 0, 30))
            .build(),
        Scenario.named("race of three for the first number")
            .shows("FirstIsOne")
            .thread(alloc(0, 0, 10), release(10))
            .thread(alloc(1, 0, 20))
            .thread(ask(2, 0, 30, 1))
            .after(list(0), alloc(0, 0, 40))
            .build(),
        Scenario.named("a request by one who saw the init")
            .shows("FirstIsOne")
            .thread(alloc(0, 0, 10))
            .thread(find(0, 1), ask(1, 0, 20, 3))
            .after(list(0))
            .build(),
        Scenario.named("a request by one who saw the init come and go")
            .shows("FirstIsOne")
            .effort(13)
            .thread(alloc(0, 0, 10), release(10))
            .thread(find(0, 1), ask(1, 0, 20, 3))
            .after(list(0))
            .build(),

        // Ordered search.
        Scenario.named("exact search against an allocation that comes and goes")
            .shows("UniqueAcrossNamespaces")
            .before(fill(1, 2, 3, 4))
            .before(release(2), release(3))
            .thread(atLeast(0, 2))
            .thread(release(4), alloc(1, 0, 20), release(20))
            .build(),
        Scenario.named("exact search against requests that hop")
            .shows("UniqueAcrossNamespaces")
            .on(ids(4))
            .effort(4)
            .before(fill(1))
            .before(ask(0, 0, 3, 3))
            .thread(atLeast(0, 2))
            .thread(
                ask(1, 0, 20, 2),
                release(3),
                ask(1, 0, 21, 3),
                release(20),
                ask(1, 0, 22, 2),
                release(21))
            .build(),
        Scenario.named("exact search against a range freed and carved again")
            .shows("UniqueAcrossNamespaces")
            .on(ids(6))
            .effort(3)
            .before(fill(1, 2, 3, 4))
            .before(release(2), release(3))
            .thread(atLeast(0, 2))
            .thread(ask(1, 0, 20, 2), release(4), ask(1, 0, 21, 5), release(20))
            .after(list(0))
            .build(),
        Scenario.named("exact search against allocation and release")
            .shows("UniqueAcrossNamespaces")
            .before(fill(1, 2, 3))
            .thread(atLeast(0, 2), atLeast(0, 3))
            .thread(release(2))
            .thread(alloc(1, 0, 20))
            .build(),

        // pid_max, the last pid, reserved numbers.
        Scenario.named("pid_max lowered against allocations")
            .shows("WithinLimits")
            .on(ids(8))
            .before(fill(1, 2))
            .thread(setPidMax(0, 3), pidMax(0))
            .thread(alloc(1, 0, 20), alloc(1, 0, 21))
            .after(alloc(0, 0, 30), setPidMax(0, 8), alloc(0, 0, 31))
            .build(),
        Scenario.named("pid_max lowered and raised against an allocation")
            .shows("WithinLimits", "ExactExhaustion")
            .on(ids(6))
            .before(fill(1, 2, 3))
            .thread(setPidMax(0, 4), setPidMax(0, 6))
            .thread(alloc(1, 0, 20))
            .thread(ask(2, 0, 30, 5))
            .after(list(0))
            .build(),
        Scenario.named("last-pid write against allocations")
            .shows("UniqueAcrossNamespaces", "WithinLimits")
            .before(fill(1, 2))
            .thread(setLastPid(0, 0, 4), alloc(0, 0, 10))
            .thread(alloc(1, 0, 20), alloc(1, 0, 21))
            .after(lastPid(0), list(0))
            .build(),
        Scenario.named("two last-pid writes")
            .shows("UniqueAcrossNamespaces")
            .on(lanes(8, 2, 2, 2))
            .before(fill(1))
            .thread(setLastPid(0, 0, 4), alloc(0, 0, 10))
            .thread(setLastPid(1, 0, 1), alloc(1, 0, 20))
            .after(alloc(0, 0, 30), alloc(1, 0, 31), list(0))
            .build(),
        Scenario.named("three last-pid writes")
            .shows("NoPrematureReuse")
            .on(lanes(8, 2, 2, 2))
            .before(fill(1))
            .thread(setLastPid(0, 0, 4))
            .thread(setLastPid(1, 0, 1), setLastPid(1, 0, 5))
            .after(alloc(0, 0, 30), list(0))
            .build(),
        Scenario.named("wrap to the first number that is not reserved")
            .shows("WithinLimits", "NoPrematureReuse")
            .on(reserving(ids(6), 3))
            .before(fill(1, 2, 3, 4, 5))
            .before(release(2), release(4))
            .thread(alloc(0, 0, 10))
            .thread(alloc(1, 0, 20))
            .thread(release(3))
            .after(list(0))
            .build(),

        // Lanes.
        Scenario.named("lanes grow under three CPUs")
            .shows("UniqueAcrossNamespaces", "NoIdLost")
            .on(lanes(8, 2, 1, 2))
            .effort(2)
            .before(fill(1))
            .thread(alloc(0, 0, 10), alloc(0, 0, 11))
            .thread(alloc(1, 0, 20), alloc(1, 0, 21))
            .thread(alloc(2, 0, 30))
            .after(fill(40, 41))
            .build(),
        Scenario.named("lanes grow while a range empties")
            .shows("RangeFreedOnlyWhenEmpty", "NoIdLost")
            .on(lanes(6, 2, 1, 2))
            .before(fill(1, 2, 3))
            .thread(alloc(0, 0, 10), release(10))
            .thread(alloc(1, 0, 20), release(20))
            .thread(release(2), release(3))
            .after(fill(40, 41, 42, 43, 44))
            .build(),
        Scenario.named("lanes grow against a last-pid write")
            .shows("UniqueAcrossNamespaces")
            .on(lanes(8, 2, 1, 2))
            .before(fill(1))
            .thread(alloc(0, 0, 10))
            .thread(alloc(1, 0, 20))
            .thread(setLastPid(2, 0, 4))
            .after(alloc(0, 0, 30), alloc(1, 0, 31), list(0))
            .build(),
        Scenario.named("two lanes from the start")
            .shows("UniqueAcrossNamespaces", "NoPrematureReuse")
            .on(lanes(8, 2, 2, 2))
            .before(fill(1))
            .thread(alloc(0, 0, 10), release(10), alloc(0, 0, 11))
            .thread(alloc(1, 0, 20), release(20), alloc(1, 0, 21))
            .after(list(0))
            .build(),
        Scenario.named("two lanes at the end of the id space")
            .shows("ExactExhaustion", "NoIdLost")
            .on(lanes(6, 4, 2, 2))
            .before(fill(1, 2, 3))
            .thread(alloc(0, 0, 10))
            .thread(alloc(1, 0, 20))
            .thread(alloc(1, 0, 30))
            .after(list(0))
            .build());
  }
}
