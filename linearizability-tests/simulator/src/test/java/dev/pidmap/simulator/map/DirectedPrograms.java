package dev.pidmap.simulator.map;

import static dev.pidmap.simulator.FewSwitches.Leave.ANYWHERE;
import static dev.pidmap.simulator.FewSwitches.Leave.BEFORE_WRITES;
import static dev.pidmap.simulator.FewSwitches.Leave.BETWEEN_CALLS;
import static dev.pidmap.simulator.map.Directed.alloc;
import static dev.pidmap.simulator.map.Directed.ask;
import static dev.pidmap.simulator.map.Directed.exact;
import static dev.pidmap.simulator.map.Directed.ids;
import static dev.pidmap.simulator.map.Directed.numbers;
import static dev.pidmap.simulator.map.Directed.program;
import static dev.pidmap.simulator.map.Directed.release;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.spec.Operation;
import java.util.List;

/** One program for each hole that takes a CPU that is left at the wrong place. */
final class DirectedPrograms {
  /** Does whatever any of them does. */
  static final Scenario LOADING =
      Scenario.named("loading")
          .on(ids(6, 2, 1, 2))
          .thread(
              alloc(0, 0, 1),
              alloc(0, 0, 2),
              ask(0, 3, 4),
              release(3),
              alloc(0, 0, 4),
              alloc(0, 0, 5),
              alloc(0, 0, 6),
              alloc(0, 0, 7),
              alloc(0, 0, 8),
              release(4),
              alloc(0, 0, 9),
              new Operation.SetLastPid(0, 0, 2, 0),
              new Operation.Find(0, 1),
              new Operation.FindAtLeast(0, 2),
              new Operation.ListLive(0),
              new Operation.CreateNamespace(0, 1),
              new Operation.Close(0),
              alloc(0, 0, 10),
              release(1),
              release(2))
          .build();

  private DirectedPrograms() {}

  static List<Directed> all() {
    return List.of(
        // Hints: they carry no number, but a hold that nobody drops keeps a range for a lap.
        program(
            Scenario.named("a late hand-over puts an old ticket back")
                .shows("NoIdLost")
                .on(ids(16, 2, 2, 2))
                .before(alloc(0, 0, 1), alloc(0, 0, 2), alloc(0, 0, 3))
                .thread(alloc(0, 0, 10))
                .thread(alloc(0, 0, 20), alloc(0, 0, 21), alloc(0, 0, 22), alloc(1, 0, 23)),
            2,
            BEFORE_WRITES,
            BETWEEN_CALLS),
        program(
            Scenario.named("two CPUs grow the lanes")
                .shows("NoIdLost")
                .on(ids(16, 2, 1, 2))
                .before(alloc(0, 0, 1))
                .thread(alloc(0, 0, 10))
                .thread(alloc(1, 0, 20), alloc(1, 0, 21))
                .thread(alloc(0, 0, 30)),
            4,
            BEFORE_WRITES,
            BEFORE_WRITES,
            BETWEEN_CALLS),
        program(
            Scenario.named("a last-pid write gives up a lane")
                .shows("NoIdLost")
                .on(ids(16, 2, 2, 2))
                .before(alloc(0, 0, 1), alloc(0, 0, 2), alloc(1, 0, 3))
                .thread(new Operation.SetLastPid(0, 0, 9, 0)),
            1,
            BETWEEN_CALLS),
        program(
            Scenario.named("a lane is late in a range that was taken over")
                .shows("NoPrematureReuse")
                .on(ids(6, 2, 2, 2))
                .before(alloc(0, 0, 1), alloc(0, 0, 2), alloc(0, 0, 3))
                .thread(alloc(0, 0, 10))
                .thread(alloc(1, 0, 20)),
            2,
            BEFORE_WRITES,
            BETWEEN_CALLS),
        program(
            Scenario.named("a claimer sleeps until its range is adopted anew")
                .shows("NoIdLost")
                .on(ids(12, 4, 1, 1))
                .before(
                    alloc(0, 0, 1),
                    alloc(0, 0, 2),
                    alloc(0, 0, 3),
                    alloc(0, 0, 4),
                    alloc(0, 0, 5),
                    alloc(0, 0, 6))
                .thread(alloc(0, 0, 10))
                .thread(
                    alloc(0, 0, 20),
                    alloc(0, 0, 21),
                    alloc(0, 0, 22),
                    alloc(0, 0, 23),
                    release(4),
                    alloc(0, 0, 24)),
            2,
            BEFORE_WRITES,
            BETWEEN_CALLS),
        program(
                Scenario.named("an allocation sleeps before its lane has the ticket")
                    .shows("NoIdLost")
                    .on(ids(16, 2, 1, 1))
                    .before(alloc(0, 0, 1), alloc(0, 0, 2), alloc(0, 0, 3))
                    .thread(alloc(0, 0, 10))
                    .thread(alloc(0, 0, 20)),
                2,
                ANYWHERE,
                BETWEEN_CALLS)
            .also(
                (results, after) ->
                    require(
                        numbers(results).equals(List.of(4, 5)),
                        "no number is passed over, but " + numbers(results))),
        program(
            Scenario.named("two requests for a number that was released")
                .shows("NoIdLost")
                .before(alloc(0, 0, 1), alloc(0, 0, 2), alloc(0, 0, 3), release(2))
                .thread(ask(0, 10, 2))
                .thread(ask(0, 20, 2)),
            2,
            BEFORE_WRITES,
            BETWEEN_CALLS),
        program(
                Scenario.named("a last-pid write after a lap was raised in vain")
                    .shows("Contract")
                    .on(ids(8, 2, 1, 1))
                    .before(
                        alloc(0, 0, 1),
                        alloc(0, 0, 2),
                        alloc(0, 0, 3),
                        alloc(0, 0, 4),
                        alloc(0, 0, 5),
                        alloc(0, 0, 6),
                        alloc(0, 0, 7),
                        release(2),
                        alloc(0, 0, 8),
                        release(8))
                    .thread(alloc(0, 0, 10))
                    .thread(release(4), release(5), alloc(0, 0, 20))
                    .after(
                        release(10),
                        release(20),
                        new Operation.SetLastPid(0, 0, 4, 0),
                        alloc(0, 0, 30)),
                2,
                BEFORE_WRITES,
                BETWEEN_CALLS)
            .also(
                (results, after) ->
                    require(
                        numbers(List.of(after)).equals(List.of(5)),
                        "4 was written and 5 is free, but next is " + numbers(List.of(after)))),

        // Exhaustion.
        program(
            Scenario.named("a hole that moves while the count is behind")
                .shows("ExactExhaustion")
                .on(ids(6, 2, 1, 1))
                .before(
                    alloc(0, 0, 1), alloc(0, 0, 2), alloc(0, 0, 3), alloc(0, 0, 4), alloc(0, 0, 5))
                .thread(new Operation.Find(0, 5), alloc(0, 0, 10))
                .thread(release(5), release(1), ask(0, 20, 5)),
            3,
            ANYWHERE,
            ANYWHERE),
        program(
            Scenario.named("all that is free was issued in this lap")
                .shows("ExactExhaustion", "NoIdLost")
                .on(ids(6, 2, 2, 2))
                .before(
                    alloc(0, 0, 1),
                    alloc(0, 0, 2),
                    alloc(0, 0, 3),
                    alloc(1, 0, 4),
                    release(1),
                    alloc(0, 0, 5),
                    alloc(1, 0, 6),
                    release(6))
                .thread(alloc(0, 0, 10)),
            1,
            BETWEEN_CALLS),
        exact(
            Scenario.named("free numbers before the one that a last-pid write jumped to")
                .shows("NoIdLost")
                .on(ids(12, 4, 1, 1))
                .before(
                    alloc(0, 0, 1),
                    alloc(0, 0, 2),
                    alloc(0, 0, 3),
                    new Operation.SetLastPid(0, 0, 5, 0),
                    alloc(0, 0, 6),
                    alloc(0, 0, 7),
                    alloc(0, 0, 8),
                    alloc(0, 0, 9),
                    alloc(0, 0, 10),
                    alloc(0, 0, 11),
                    release(9))
                .thread(alloc(0, 0, 20))),

        // Look-up and ordered search.
        program(
            Scenario.named("a look-up between two incarnations of a number")
                .shows("AllOrNothing")
                .before(
                    alloc(0, 0, 1),
                    new Operation.CreateNamespace(0, 1),
                    alloc(0, 1, 2),
                    new Operation.Close(1))
                .thread(new Operation.Find(0, 2))
                .thread(release(2), ask(1, 20, 3, 2)),
            3,
            ANYWHERE,
            ANYWHERE),
        program(
            Scenario.named("a search meets a range that came and went before it")
                .shows("UniqueAcrossNamespaces")
                .on(ids(8, 2, 1, 1))
                .before(alloc(0, 0, 1))
                .thread(new Operation.FindAtLeast(0, 2))
                .thread(ask(0, 20, 2), ask(0, 21, 6), release(21), release(20)),
            4,
            ANYWHERE,
            BETWEEN_CALLS),
        program(
            Scenario.named("a leaf of the directory appears behind a search")
                .shows("UniqueAcrossNamespaces")
                .on(ids(1_200, 2, 1, 1))
                .before(alloc(0, 0, 1), ask(0, 2, 1_180))
                .thread(new Operation.FindAtLeast(0, 2))
                .thread(ask(0, 20, 600), ask(0, 21, 1_040)),
            2,
            ANYWHERE,
            BETWEEN_CALLS),

        // Close.
        program(
            Scenario.named("a failure because of close, and a look-up after it")
                .shows("NothingAfterClose")
                .before(alloc(0, 0, 1))
                .thread(ask(0, 10, 2))
                .thread(new Operation.Close(0))
                .thread(ask(0, 30, 3), new Operation.Find(0, 2))
                .after(new Operation.ListLive(0)),
            3,
            BEFORE_WRITES,
            BEFORE_WRITES,
            BETWEEN_CALLS),
        program(
            Scenario.named("the last two pids of a closed namespace go")
                .shows("NothingAfterClose")
                .before(alloc(0, 0, 1), alloc(0, 0, 2), new Operation.Close(0))
                .thread(release(1))
                .thread(release(2)),
            2,
            BEFORE_WRITES,
            BETWEEN_CALLS),

        // The first number.
        program(
            Scenario.named("a request while the init that was seen goes")
                .shows("FirstIsOne")
                .thread(alloc(0, 0, 10))
                .thread(new Operation.Find(0, 1), release(10))
                .thread(ask(0, 20, 3)),
            2,
            BEFORE_WRITES,
            BEFORE_WRITES,
            BETWEEN_CALLS),
        program(
            Scenario.named("a request meets a first allocation that comes too late")
                .shows("FirstIsOne")
                .thread(alloc(0, 0, 10), release(10))
                .thread(alloc(1, 0, 20))
                .thread(ask(0, 30, 1)),
            3,
            BETWEEN_CALLS,
            BEFORE_WRITES,
            BETWEEN_CALLS),
        program(
                Scenario.named("a first allocation that is overtaken by another's whole life")
                    .shows("FirstIsOne")
                    .thread(alloc(0, 0, 10))
                    .thread(alloc(0, 0, 20), release(20)),
                2,
                ANYWHERE,
                BETWEEN_CALLS)
            .also(
                (results, after) ->
                    require(
                        !numbers(results).equals(List.of(1, 1)),
                        "both allocations were the first, and got " + numbers(results))));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
